import type { BoardDoc, FacilitationDoc, Locale } from '@atelier/board'
import { browserMeasure } from '../fit-text.ts'
import { embedFonts, pageFont, pagePalette } from './page-look.ts'
import { pictureContent } from './picture-content.ts'
import { pageHeightFor, scaleFor, toPng } from './raster.ts'
import { wallPicture } from './wall-picture.ts'

export { roughMeasure } from '../fit-text.ts'
export { type PictureContent, pictureContent } from './picture-content.ts'
export { type PictureOptions, type PicturePage, type PicturePalette, wallPicture } from './wall-picture.ts'

/** A file of a picture; `page` counts from 1. */
export interface PictureFile {
  blob: Blob
  format: 'png' | 'svg'
  page: number
  pages: number
}

/**
 * The picture of a board in this page's look: one SVG, or as many PNGs as it takes to keep every note readable.
 *
 * @param questionIds only these questions; all when left out
 * @throws Error when the browser cannot draw pixels; SVG always works
 */
export async function takePicture(
  source: { board: BoardDoc; facilitation: FacilitationDoc; locale: Locale },
  format: 'png' | 'svg',
  questionIds?: readonly string[],
): Promise<PictureFile[]> {
  const content = pictureContent(source.board, source.facilitation, source.locale)
  const font = pageFont(document)
  await document.fonts?.ready
  const options = {
    palette: pagePalette(document),
    measure: browserMeasure(font),
    font,
    fontFaces: await embedFonts(document, font, lettersOf(content)),
    ...(questionIds && { questionIds }),
  }
  const [whole] = wallPicture(content, options)
  if (!whole) return []
  if (format === 'svg')
    return [{ blob: new Blob([whole.svg], { type: 'image/svg+xml' }), format, page: 1, pages: 1 }]
  const pages = wallPicture(content, options, pageHeightFor(whole.w))
  // One scale for all, so that the pages can be laid below each other.
  const scale = Math.min(...pages.map(scaleFor))
  const files: PictureFile[] = []
  // One after the other: each takes as much memory as a browser gives.
  for (const [index, page] of pages.entries())
    files.push({ blob: await toPng(page, scale), format, page: index + 1, pages: pages.length })
  return files
}

/**
 * The wall as one picture, however large it is: an illustration, in which the whole counts and not each word.
 *
 * @param options.hubs whether it shows from which HUB a note is
 * @param options.maxBytes the picture is made smaller until it has no more
 * @throws Error when the browser cannot draw it
 */
export async function takeIllustration(
  source: { board: BoardDoc; facilitation: FacilitationDoc; locale: Locale },
  options: { questionIds?: readonly string[]; hubs: boolean; maxBytes: number },
): Promise<Blob> {
  const whole = pictureContent(source.board, source.facilitation, source.locale)
  const content = options.hubs ? whole : { ...whole, hubs: new Map() }
  const font = pageFont(document)
  await document.fonts?.ready
  const [page] = wallPicture(content, {
    palette: pagePalette(document),
    measure: browserMeasure(font),
    font,
    fontFaces: await embedFonts(document, font, lettersOf(content)),
    ...(options.questionIds && { questionIds: options.questionIds }),
  })
  if (!page) throw new Error('there is nothing to draw: the board has no such question.')
  for (let scale = scaleFor(page); ; scale *= Math.SQRT1_2) {
    const blob = await toPng(page, scale)
    if (blob.size <= options.maxBytes) return blob
  }
}

/** Everything that is set in type, for choosing fonts. */
function lettersOf({ title, questions, notes, clusters, hubs }: ReturnType<typeof pictureContent>): string {
  return [
    '0123456789 abc',
    title,
    ...questions.map(({ text }) => text),
    ...notes.map(({ text }) => text),
    ...clusters.map((cluster) => cluster.title),
    ...[...hubs.values()].flatMap(({ code, name }) => [code, name]),
  ].join('')
}
