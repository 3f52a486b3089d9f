import type { Editor, TLShape, TLShapeId } from '@tldraw/tldraw'

/** What differs between the two pages: the same editor of the same version, other notes and another way to them. */
export interface Wall {
  editor: Editor
  /** Shape of the n-th note. */
  shapeOf(n: number): TLShapeId
  /** Takes in the moves of the others that are due with this frame. */
  receive(frame: number): void
}

declare global {
  interface Window {
    stand?: Stand
  }
}

/** A page that takes longer has failed, ms. */
const PATIENCE_MS = 40_000

export type Motion = 'panAll' | 'panNear' | 'receive' | 'nothing'

/** What the driver asks of either page. */
export class Stand {
  readonly #wall: Wall
  #dragged: TLShape | null = null

  constructor(wall: Wall) {
    this.#wall = wall
  }

  /** Opens the first note for writing; epoch of the navigation to the moment when letters would go into it, ms. */
  async openFirst(): Promise<number> {
    const { editor } = this.#wall
    const id = this.#wall.shapeOf(0)
    const patient = () => {
      if (performance.now() > PATIENCE_MS) throw new Error(`no field opened in ${PATIENCE_MS / 1000} s`)
    }
    for (; !document.querySelector(`[data-shape-id="${id}"]`); patient()) await nextFrame()
    editor.select(id)
    editor.setEditingShape(id)
    editor.setCurrentTool('select.editing_shape')
    for (; ; patient()) {
      const field = document.activeElement
      if (field?.matches('textarea, [contenteditable="true"]') && field.closest('.tl-shape'))
        return performance.now()
      await nextFrame()
    }
  }

  close(): void {
    const { editor } = this.#wall
    editor.setEditingShape(null)
    editor.setCurrentTool('select')
    editor.selectNone()
  }

  /** Waits until frames come regularly again: nothing is being built up any more. */
  async settled(): Promise<void> {
    let last = await nextFrame()
    const deadline = last + 10_000
    for (let calm = 0; calm < 15 && last < deadline; ) {
      const now = await nextFrame()
      calm = now - last < 60 ? calm + 1 : 0
      last = now
    }
  }

  /** `all`: every note in the view. `near`: 100 %, over the first rows. */
  async view(which: 'all' | 'near'): Promise<void> {
    const { editor } = this.#wall
    const bounds = editor.getCurrentPageBounds()
    if (!bounds) throw new Error('the page is empty')
    const { w, h } = editor.getViewportScreenBounds()
    const z = which === 'all' ? Math.min((w - 80) / bounds.w, (h - 80) / bounds.h) : 1
    const y = which === 'all' ? (h / z - bounds.h) / 2 - bounds.y : -bounds.y - 400
    const x = which === 'all' ? (w / z - bounds.w) / 2 - bounds.x : -bounds.x - 100
    editor.setCameraOptions({ ...editor.getCameraOptions(), zoomSteps: [Math.min(0.01, z), 0.1, 1, 4] })
    editor.setCamera({ x, y, z }, { immediate: true, force: true })
    const now = editor.getZoomLevel()
    if (Math.abs(now - z) > 0.001) throw new Error(`the camera stands at ${now}, not at ${z}`)
    await this.settled()
  }

  /** Frames a second while something goes on in each of them. */
  async watch(motion: Motion, watchMs: number): Promise<number> {
    const home = this.#wall.editor.getCamera()
    const start = await nextFrame()
    for (let frames = 1; ; frames++) {
      this.#move(motion, frames, (await nextFrame()) - start, home)
      const passed = performance.now() - start
      if (passed >= watchMs) return (frames * 1000) / passed
    }
  }

  #move(motion: Motion, frame: number, passedMs: number, home: { x: number; y: number; z: number }): void {
    const { editor } = this.#wall
    const t = passedMs / 1000
    if (motion === 'receive') this.#wall.receive(frame)
    // All in view: round and round by 30 px. At 100 %: down the wall at 900 px a second and back.
    else if (motion === 'panAll') {
      const x = home.x + (30 / home.z) * Math.sin(t * 5)
      const y = home.y + (30 / home.z) * Math.cos(t * 5)
      editor.setCamera({ x, y, z: home.z }, { immediate: true, force: true })
    } else if (motion === 'panNear') {
      const y = home.y - 900 * (t < 1.5 ? t : Math.max(0, 3 - t))
      editor.setCamera({ x: home.x, y, z: home.z }, { immediate: true, force: true })
    }
  }

  /** Chooses the note next to the middle of the view; where to take hold of it, px. */
  takeAim(): { x: number; y: number } {
    const { editor } = this.#wall
    const { w, h } = editor.getViewportScreenBounds()
    const middle = editor.screenToPage({ x: w / 2, y: h / 2 })
    const notes = editor.getCurrentPageShapes().filter((shape) => /note/.test(shape.type))
    const away = ({ x, y }: TLShape) => Math.hypot(x + 100 - middle.x, y + 66 - middle.y)
    const nearest = notes.reduce((best, shape) => (away(shape) < away(best) ? shape : best))
    const bounds = editor.getShapePageBounds(nearest)
    if (!bounds) throw new Error('there is no note to drag')
    this.#dragged = nearest
    const { x, y } = editor.pageToScreen({ x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h / 4 })
    return { x, y }
  }

  /** Whether the note that was aimed at stands elsewhere now. */
  hasMoved(): boolean {
    const before = this.#dragged
    const now = before && this.#wall.editor.getShape(before.id)
    return before !== null && now !== undefined && now !== null && (now.x !== before.x || now.y !== before.y)
  }
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
