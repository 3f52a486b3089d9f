import { renderAsync } from '@resvg/resvg-js'
import { fontPath, fontsFor } from './fonts.ts'

/** Pixels of the picture for each pixel of the drawing: 144 dots per inch at the width of a page. */
export const PNG_SCALE = 1.5

/**
 * Draws an SVG as PNG, for programs that do not show SVG; the drawing is done outside the event loop. Fonts come from
 * the files of this package; those of the machine are not used, so that the same chart looks the same everywhere.
 *
 * @throws Error when the SVG is not well-formed
 */
export async function svgToPng(svg: string, scale: number = PNG_SCALE): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: fontsFor(svg).flatMap(({ files }) => files.map(fontPath)),
      defaultFontFamily: 'Atkinson Hyperlegible Next',
      sansSerifFamily: 'Noto Sans',
    },
  })
  return new Uint8Array(image.asPng())
}
