import {
  ArrowBindingUtil,
  ArrowShapeTool,
  ArrowShapeUtil,
  createTLStore,
  DrawShapeTool,
  DrawShapeUtil,
  defaultAddFontsFromNode,
  EraserTool,
  HandTool,
  HighlightShapeTool,
  HighlightShapeUtil,
  LineShapeUtil,
  SelectTool,
  TextShapeTool,
  TextShapeUtil,
  type TLAnyShapeUtilConstructor,
  type TLStateNodeConstructor,
  type TLStore,
  type TLTextOptions,
  tipTapDefaultExtensions,
  ZoomTool,
} from '@tldraw/tldraw'
import { ClusterShapeUtil } from './shapes/cluster-shape.tsx'
import { NoteShapeUtil } from './shapes/note-shape.tsx'
import { ZoneShapeUtil } from './shapes/zone-shape.tsx'

/** An arrow points; it does not hold on to shapes, whose places are not stored. */
class FreeArrowShapeUtil extends ArrowShapeUtil {
  override canBind(): boolean {
    return false
  }
}

/** A drag moves. With Alt, tldraw would copy what is dragged; a note has one author and one place. */
class MovingSelectTool extends SelectTool {
  static override children(): TLStateNodeConstructor[] {
    return SelectTool.children().map((State) => {
      if (State.id !== 'translating') return State
      return class extends (State as new (...args: unknown[]) => object) {
        startCloning() {}
      } as unknown as TLStateNodeConstructor
    })
  }
}

/** Moves the view and nothing else: two clicks ask to write, as with every tool, and do not zoom. */
class PlainHandTool extends HandTool {
  override onDoubleClick(): void {}
  override onTripleClick(): void {}
  override onQuadrupleClick(): void {}
}

/** What can stand on the canvas. Embeds, bookmarks, images and videos are not here, so none can be shown. */
export const shapeUtils: TLAnyShapeUtilConstructor[] = [
  ZoneShapeUtil,
  ClusterShapeUtil,
  NoteShapeUtil,
  DrawShapeUtil,
  HighlightShapeUtil,
  FreeArrowShapeUtil as unknown as TLAnyShapeUtilConstructor,
  LineShapeUtil,
  TextShapeUtil,
]

export const bindingUtils = [ArrowBindingUtil]

/** An empty store that knows these shapes. */
export const createBoardStore = (): TLStore => createTLStore({ shapeUtils, bindingUtils })

export const tools: TLStateNodeConstructor[] = [
  MovingSelectTool,
  PlainHandTool,
  ZoomTool,
  DrawShapeTool,
  HighlightShapeTool,
  ArrowShapeTool,
  TextShapeTool,
  EraserTool,
]

/** Text that people draw. No links: what is not in the text cannot lead away. */
export const textOptions: TLTextOptions = {
  addFontsFromNode: defaultAddFontsFromNode,
  tipTapConfig: { extensions: tipTapDefaultExtensions.filter(({ name }) => name !== 'link') },
}
