import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file of a house, as a reference: one font throughout. */
export function houseFile(font: string): Uint8Array {
  return zipSync({
    'word/styles.xml': strToU8(
      `<w:styles ${NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    ),
  })
}

/** Styles of a Word file, as they are written. */
export const wordStyles = (file: Uint8Array): string =>
  strFromU8(unzipSync(file)['word/styles.xml'] ?? new Uint8Array())
