import { ZONE_GAP, ZONE_WIDTH, zoneX } from '@atelier/board'
import type { Box, Editor, TLCameraOptions } from '@tldraw/tldraw'

/** Paper around the zones, board units: as far as one can scroll away. */
const MARGIN = 48
/** Space between what is fitted and the edges of the view, px. */
const INSET = 16
const MIN_ZOOM = 0.08
const MAX_ZOOM = 4
const MOTION_MS = 220
/** Narrower than this, three zones cannot be read side by side: the first view shows one. Px. */
const NARROW = 700

export interface Camera {
  x: number
  y: number
  z: number
}

/** Nobody can scroll away from the zones, and none zooms in so far that the board is lost. */
export function cameraOptions(zones: number, height: number): Partial<TLCameraOptions> {
  return {
    wheelBehavior: 'pan',
    zoomSteps: [MIN_ZOOM, 0.15, 0.25, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, MAX_ZOOM],
    constraints: {
      bounds: {
        x: -MARGIN,
        y: -MARGIN,
        w: Math.max(1, zoneX(Math.max(1, zones)) - ZONE_GAP + 2 * MARGIN),
        h: Math.max(1, height + 2 * MARGIN),
      },
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
  const z = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, 1.5, whole ? Math.min(byWidth, byHeight) : byWidth))
  return { x: (view.w / z - rect.w) / 2 - rect.x, y: INSET / z - rect.y, z }
}

/** Moves the camera of an editor over the wall. */
export class WallCamera {
  readonly #editor: Editor
  readonly #zones: () => number
  readonly #height: () => number
  #home: Camera | null = null

  constructor(editor: Editor, zones: () => number, height: () => number) {
    this.#editor = editor
    this.#zones = zones
    this.#height = height
  }

  /** Keeps the bounds in step with the wall; call it when zones or height have changed. */
  bound(): void {
    this.#editor.setCameraOptions(cameraOptions(this.#zones(), this.#height()))
  }

  /** The first view, and again after the window has changed size until the person moves the camera. */
  settle(): void {
    const now = this.#editor.getCamera()
    const home = this.#home
    if (home && (near(now.x, home.x) && near(now.y, home.y) && near(now.z, home.z)) === false) return
    const view = this.#view()
    if (view.w < 2 || view.h < 2 || this.#zones() === 0) return
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
