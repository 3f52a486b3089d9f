import { ZONE_GAP, ZONE_WIDTH, zoneX } from '@atelier/board'
import { type Box, type Editor, type TLCameraOptions, unsafe__withoutCapture } from '@tldraw/tldraw'

/** Paper around the zones, board units: as far as one can scroll away. */
const MARGIN = 48
/** Space between what is fitted and the edges of the view, px. */
const INSET = 16
const MIN_ZOOM = 0.08
/** However high the wall is. */
const LEAST_ZOOM = 0.01
const MAX_ZOOM = 4
/** A note in small type is then set in some 28 px, which is read from ten metres off a wall of two. */
const FAR_ZOOM = 2.15
const MOTION_MS = 220
/** Narrower than this, three zones cannot be read side by side: the first view shows one. Px. */
const NARROW = 700

export interface Camera {
  x: number
  y: number
  z: number
}

/**
 * Nobody can scroll away from the zones, and none zooms in so far that the board is lost. One can always zoom out
 * until the whole wall is in the view.
 */
export function cameraOptions(
  zones: number,
  height: number,
  view: { w: number; h: number } = { w: 0, h: 0 },
): Partial<TLCameraOptions> {
  const w = Math.max(1, zoneX(Math.max(1, zones)) - ZONE_GAP + 2 * MARGIN)
  const h = Math.max(1, height + 2 * MARGIN)
  const fit = Math.min((view.w - 2 * INSET) / w, (view.h - 2 * INSET) / h)
  const whole = fit > 0 ? Math.max(LEAST_ZOOM, fit) : MIN_ZOOM
  return {
    wheelBehavior: 'pan',
    zoomSteps: [Math.min(MIN_ZOOM, whole), 0.15, 0.25, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, MAX_ZOOM],
    constraints: {
      bounds: { x: -MARGIN, y: -MARGIN, w, h },
      padding: { x: 0, y: 0 },
      origin: { x: 0.5, y: 0 },
      initialZoom: 'default',
      baseZoom: 'default',
      behavior: 'contain',
    },
  }
}

/**
 * A camera that shows a stretch of the wall as wide as the view, from the top.
 *
 * @param rect what is to be seen, board units
 * @param view size of the view, px
 * @param whole also shrinks until the foot is in the view
 */
export function fitCamera(
  rect: { x: number; y: number; w: number; h: number },
  view: { w: number; h: number },
  whole: boolean,
): Camera {
  const byWidth = (view.w - 2 * INSET) / rect.w
  const byHeight = (view.h - 2 * INSET) / rect.h
  const z = Math.max(
    whole ? LEAST_ZOOM : MIN_ZOOM,
    Math.min(MAX_ZOOM, 1.5, whole ? Math.min(byWidth, byHeight) : byWidth),
  )
  return { x: (view.w / z - rect.w) / 2 - rect.x, y: INSET / z - rect.y, z }
}

/** Moves the camera of an editor over the wall. */
export class WallCamera {
  readonly #editor: Editor
  readonly #zones: () => number
  readonly #height: () => number
  /** The view that was chosen for the person; once they move it themselves it is theirs. */
  #home: Camera | null = null
  #start: Camera | null

  /** @param start the view to begin with, as it was left; the wall is fitted without one */
  constructor(editor: Editor, zones: () => number, height: () => number, start: Camera | null = null) {
    this.#start = start
    this.#editor = editor
    this.#zones = zones
    this.#height = height
  }

  /** Keeps the bounds in step with the wall; call it when zones or height have changed. */
  bound(): void {
    const options = cameraOptions(this.#zones(), this.#height(), this.#view())
    // The editor reads the camera when it takes options; who calls this must not be called again when it moves.
    unsafe__withoutCapture(() => this.#editor.setCameraOptions(options))
  }

  /** The first view, and again after the window has changed size until the person moves the camera. */
  settle(): void {
    unsafe__withoutCapture(() => this.#settle())
  }

  #settle(): void {
    const now = this.#editor.getCamera()
    const home = this.#home
    if (home && (near(now.x, home.x) && near(now.y, home.y) && near(now.z, home.z)) === false) return
    const view = this.#view()
    if (view.w < 2 || view.h < 2 || this.#zones() === 0) return
    if (this.#start) {
      this.#go(this.#start, 0)
      this.#start = null
      this.#home = { x: Number.NaN, y: Number.NaN, z: Number.NaN }
      return
    }
    const rect = view.w < NARROW ? this.#zone(0) : this.#all()
    this.#go(fitCamera(rect, view, false), 0)
    const { x, y, z } = this.#editor.getCamera()
    this.#home = { x, y, z }
  }

  /** All zones, as wide as the view; from there, the whole wall to its foot. */
  fitAll(): void {
    const camera = fitCamera(this.#all(), this.#view(), false)
    const now = this.#editor.getCamera()
    const isThere = near(now.z, camera.z) && Math.abs(now.y - camera.y) < 4
    this.#go(isThere ? fitCamera(this.#all(), this.#view(), true) : camera)
  }

  fitZone(index: number): void {
    if (index >= 0 && index < this.#zones()) this.#go(fitCamera(this.#zone(index), this.#view(), false))
  }

  /** Brings a shape into the view, near enough to write in it, and no further than needed. */
  show(bounds: Box | undefined): void {
    if (!bounds) return
    const editor = this.#editor
    const zoom = editor.getZoomLevel()
    const view = editor.getViewportPageBounds()
    if (zoom >= 0.4 && view.contains(bounds)) return
    const z = Math.max(zoom, 0.6)
    const { w, h } = this.#view()
    this.#go({ x: w / z / 2 - bounds.center.x, y: h / z / 2 - bounds.center.y, z })
  }

  /** What a screen shows of a zone at a size that is read from the back of a room, board units. */
  get farViewHeight(): number {
    return this.#view().h / this.#farZoom()
  }

  /** A stretch of a zone, large: for a screen that is read from afar. */
  showFar(index: number, top: number): void {
    const zoom = this.#farZoom()
    const { w } = this.#view()
    this.#go({
      x: w / zoom / 2 - (zoneX(index) + ZONE_WIDTH / 2),
      y: (top === 0 ? INSET / zoom : 0) - top,
      z: zoom,
    })
  }

  #farZoom(): number {
    return Math.min(FAR_ZOOM, (this.#view().w - 2 * INSET) / ZONE_WIDTH)
  }

  /** Shows all of a stretch of the wall, as near as the view allows. */
  showRect(rect: { x: number; y: number; w: number; h: number }): void {
    const { w, h } = this.#view()
    const z = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, w / Math.max(1, rect.w), h / Math.max(1, rect.h)))
    this.#go({ x: (w / z - rect.w) / 2 - rect.x, y: (h / z - rect.h) / 2 - rect.y, z })
  }

  /** Brings the middle of the view to a place of the wall, without a change of size. */
  centreOn(x: number, y: number): void {
    const { w, h } = this.#view()
    const z = this.#editor.getZoomLevel()
    this.#go({ x: w / z / 2 - x, y: h / z / 2 - y, z }, 0)
  }

  zoomIn(): void {
    this.#editor.zoomIn(undefined, { animation: { duration: MOTION_MS } })
  }

  zoomOut(): void {
    this.#editor.zoomOut(undefined, { animation: { duration: MOTION_MS } })
  }

  #go(camera: Camera, duration = MOTION_MS): void {
    this.#editor.stopCameraAnimation()
    this.#editor.setCamera(camera, duration > 0 ? { animation: { duration } } : { immediate: true })
  }

  #view(): { w: number; h: number } {
    const { w, h } = this.#editor.getViewportScreenBounds()
    return { w, h }
  }

  #all() {
    return { x: 0, y: 0, w: Math.max(1, zoneX(this.#zones()) - ZONE_GAP), h: Math.max(1, this.#height()) }
  }

  #zone(index: number) {
    return { x: zoneX(index), y: 0, w: ZONE_WIDTH, h: Math.max(1, this.#height()) }
  }
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.01 * Math.max(1, Math.abs(b))
