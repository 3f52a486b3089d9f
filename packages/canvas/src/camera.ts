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
/** Words can be made out from here on, and written from there. */
const READABLE_ZOOM = 0.4
const NEAR_ZOOM = 0.6
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

/**
 * A camera from which a thing is seen near enough to read: the one there is, where that shows it, else one with it in
 * the middle.
 *
 * @param rect what is to be seen, board units
 * @param view size of the view, px
 */
export function nearCamera(
  rect: { x: number; y: number; w: number; h: number },
  view: { w: number; h: number },
  now: Camera,
): Camera {
  const isIn = (start: number, length: number, offset: number, room: number) =>
    start + offset >= 0 && start + length + offset <= room / now.z
  const isSeen =
    now.z >= READABLE_ZOOM && isIn(rect.x, rect.w, now.x, view.w) && isIn(rect.y, rect.h, now.y, view.h)
  if (isSeen) return now
  const z = Math.max(now.z, NEAR_ZOOM)
  return { x: view.w / z / 2 - rect.x - rect.w / 2, y: view.h / z / 2 - rect.y - rect.h / 2, z }
}

/** A view that was fitted: how to fit it anew, and where the camera came to rest; `null` on the way there. */
interface Fitted {
  fit(): Camera
  at: Camera | null
  /** The wall or the window has changed on the way. */
  isStale: boolean
}

/** What the first view has to show: a zone by its index, or a thing that stands somewhere on the wall. */
export type First = number | (() => Box | undefined)

/** Moves the camera of an editor over the wall. */
export class WallCamera {
  readonly #editor: Editor
  readonly #zones: () => number
  readonly #height: () => number
  readonly #start: Camera | null
  readonly #first: First | null
  #isOpen = false
  /** What is fitted in the view, until the person moves it themselves. */
  #fitted: Fitted | null = null
  #arrival: ReturnType<typeof setTimeout> | null = null

  /**
   * @param start the view to begin with, as it was left; the wall is fitted without one
   * @param first what has to be in the view then
   */
  constructor(
    editor: Editor,
    zones: () => number,
    height: () => number,
    { start = null, first = null }: { start?: Camera | null; first?: First | null } = {},
  ) {
    this.#start = start
    this.#first = first
    this.#editor = editor
    this.#zones = zones
    this.#height = height
  }

  stop(): void {
    this.#forget()
  }

  /**
   * Keeps bounds and view in step: call it when zones, height or the window have changed. What is fitted in the view is
   * fitted anew; a view that the person chose stays theirs.
   */
  follow(): void {
    // The editor reads the camera when it takes options; who calls this must not be called again when it moves.
    unsafe__withoutCapture(() => this.#follow())
  }

  #follow(): void {
    const fitted = this.#fitted
    const hasLeft = fitted?.at && !isSame(this.#editor.getCamera(), fitted.at)
    const view = this.#view()
    this.#editor.setCameraOptions(cameraOptions(this.#zones(), this.#height(), view))
    if (view.w < 2 || view.h < 2 || this.#zones() === 0) return
    if (!this.#isOpen) this.#open()
    else if (hasLeft) this.#forget()
    else if (fitted?.at) this.#fit(fitted.fit, 0)
    else if (fitted) fitted.isStale = true
  }

  #open(): void {
    this.#isOpen = true
    const first = this.#first
    const opening = () => {
      const view = this.#view()
      const zone = typeof first === 'number' ? first : view.w < NARROW ? 0 : null
      return fitCamera(zone === null ? this.#all() : this.#zone(zone), view, false)
    }
    if (this.#start && typeof first !== 'number') this.#go(this.#start, 0)
    else this.#fit(opening, 0)
    if (typeof first !== 'function') return
    const before = this.#now()
    // Fitted, since the window takes its size and the notes their places only now.
    this.#fit(() => {
      const bounds = first()
      return bounds ? nearCamera(bounds, this.#view(), before) : before
    }, 0)
  }

  /** All zones, as wide as the view; from there, the whole wall to its foot. */
  fitAll(): void {
    const wide = () => fitCamera(this.#all(), this.#view(), false)
    const whole = () => fitCamera(this.#all(), this.#view(), true)
    const { z, y } = wide()
    const now = this.#editor.getCamera()
    this.#fit(near(now.z, z) && Math.abs(now.y - y) < 4 ? whole : wide)
  }

  fitZone(index: number): void {
    if (index >= 0 && index < this.#zones())
      this.#fit(() => fitCamera(this.#zone(index), this.#view(), false))
  }

  /** Brings a shape into the view, near enough to write in it, and no further than needed. */
  show(bounds: Box | undefined): void {
    if (!bounds) return
    const now = this.#now()
    const camera = nearCamera(bounds, this.#view(), now)
    if (camera !== now) this.#go(camera)
  }

  /** The zone that fills most of the view; `null` where two or more share it. */
  zoneInView(): number | null {
    const view = this.#editor.getViewportPageBounds()
    for (let index = 0; index < this.#zones(); index++) {
      const left = Math.max(view.minX, zoneX(index))
      const right = Math.min(view.maxX, zoneX(index) + ZONE_WIDTH)
      if (right - left > view.w / 2 && !this.#hasAllInView(view)) return index
    }
    return null
  }

  #hasAllInView(view: Box): boolean {
    return view.minX <= 0 && view.maxX >= zoneX(this.#zones()) - ZONE_GAP
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
    this.#forget()
    this.#editor.zoomIn(undefined, { animation: { duration: MOTION_MS } })
  }

  zoomOut(): void {
    this.#forget()
    this.#editor.zoomOut(undefined, { animation: { duration: MOTION_MS } })
  }

  #fit(fit: () => Camera, duration = MOTION_MS): void {
    this.#go(fit(), duration)
    const fitted: Fitted = { fit, at: duration > 0 ? null : this.#now(), isStale: false }
    this.#fitted = fitted
    if (duration > 0)
      this.#arrival = setTimeout(() => {
        fitted.at = this.#now()
        if (fitted.isStale) this.follow()
      }, 1.5 * duration)
  }

  #forget(): void {
    this.#fitted = null
    if (this.#arrival) clearTimeout(this.#arrival)
    this.#arrival = null
  }

  #now(): Camera {
    const { x, y, z } = this.#editor.getCamera()
    return { x, y, z }
  }

  #go(camera: Camera, duration = MOTION_MS): void {
    this.#forget()
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

const isSame = (a: Camera, b: Camera) => near(a.x, b.x) && near(a.y, b.y) && near(a.z, b.z)
const near = (a: number, b: number) => Math.abs(a - b) < 0.01 * Math.max(1, Math.abs(b))
