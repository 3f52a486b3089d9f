import { BaseBoxShapeUtil, type TLBaseBoxShape } from '@tldraw/tldraw'

/**
 * What all shapes of a board have in common: their size follows from what is in them, so no handles; arrows do not
 * hold on to them, since what is derived cannot be the end of something stored.
 */
export abstract class BoardShapeUtil<S extends TLBaseBoxShape> extends BaseBoxShapeUtil<S> {
  override canResize(): boolean {
    return false
  }
  override canBind(): boolean {
    return false
  }
  override canSnap(): boolean {
    return false
  }
  override hideResizeHandles(): boolean {
    return true
  }
  override hideRotateHandle(): boolean {
    return true
  }
  override hideSelectionBoundsFg(): boolean {
    return true
  }
}
