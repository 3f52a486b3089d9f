import type { PicturePage } from './wall-picture.ts'

/** Most pixels of a side and of a picture that every browser of today can draw. */
export const MAX_SIDE_PX = 8192
export const MAX_AREA_PX = 16_000_000
/** Twice the size of the board reads well in print; once is the least at which a note can be read. */
const BEST_SCALE = 2
const LEAST_SCALE = 1

/** Tallest page whose notes can still be read when it is drawn in pixels, board units. */
export const pageHeightFor = (w: number): number =>
  Math.floor(Math.min(MAX_SIDE_PX, MAX_AREA_PX / Math.max(1, w * LEAST_SCALE)) / LEAST_SCALE)

/** Pixels of a board unit, so that the page stays within what browsers can draw. */
export function scaleFor({ w, h }: { w: number; h: number }): number {
  return Math.min(BEST_SCALE, MAX_SIDE_PX / w, MAX_SIDE_PX / h, Math.sqrt(MAX_AREA_PX / (w * h)))
}

/**
 * Draws a page in pixels.
 *
 * @param scale pixels of a board unit, see {@link scaleFor}
 * @throws Error when the browser cannot draw it; the SVG is there all the same
 */
export async function toPng(page: PicturePage, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([page.svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(page.w * scale)
    canvas.height = Math.floor(page.h * scale)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('the browser gave no 2D canvas. Save the picture as SVG.')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob)
      throw new Error(`a picture of ${canvas.width} x ${canvas.height} px is too large here. Save it as SVG.`)
    return blob
  } finally {
    URL.revokeObjectURL(url)
  }
}
