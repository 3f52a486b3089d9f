import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { applyTemplate, TemplateError } from './docx-template.ts'
import { elements, paragraphs, readParts } from './testing/read-office.ts'
import { workshopOf } from './testing/workshop.ts'
import { toDocx } from './to-docx.ts'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A reference as a French Word saves it: ids in French, names in English. */
const reference = zipSync({
  'word/styles.xml': strToU8(
    `<w:styles ${NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Garamond"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:color w:val="C00000"/></w:rPr></w:style>
</w:styles>`,
  ),
  'word/document.xml': strToU8(
    `<w:document ${NAMESPACE}><w:body><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2000" w:right="1500" w:bottom="2000" w:left="1500" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  ),
})

const report = buildReport(workshopOf({ notes: 6, clusters: 3, hubs: 3 }), { language: 'fr', now: 0 })

describe('applyTemplate', () => {
  it('uses the styles of the reference by their names, whatever their ids', async () => {
    const parts = readParts(await toDocx(report, { template: reference }))
    const document = parts.get('word/document.xml') ?? ''
    const styles = parts.get('word/styles.xml') ?? ''
    const used = new Set(paragraphs(document, 'w').map(({ style }) => style))
    expect(used).toContain('Titre1')
    expect(used).not.toContain('Heading1')
    expect(styles).toContain('w:val="C00000"')
    expect(styles).toContain('Garamond')
  })

  it('keeps styles that the reference does not have, each once, and every style that is used is there', async () => {
    const parts = readParts(await toDocx(report, { template: reference }))
    const ids = [...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('AtelierNote')
    const used = elements(parts.get('word/document.xml') ?? '').filter(({ name }) =>
      /^w:(p|r|tbl)Style$/.test(name),
    )
    for (const { attributes } of used) expect(ids).toContain(attributes['w:val'])
  })

  it('takes the page of the reference, not its language nor its numbering', async () => {
    const parts = readParts(await toDocx(report, { template: reference }))
    expect(parts.get('word/document.xml')).toContain('w:w="12240"')
    expect(parts.get('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="fr-FR"/)
    expect(parts.get('word/styles.xml')).not.toContain('w:numId w:val="1"')
  })

  it('refuses in words what is not a Word document', async () => {
    const written = await toDocx(report)
    const { 'word/styles.xml': _, ...rest } = unzipSync(written)
    for (const wrong of [strToU8('no zip'), zipSync(rest), new Uint8Array()])
      expect(() => applyTemplate(new Map(Object.entries(unzipSync(written))), wrong)).toThrow(TemplateError)
    expect(strFromU8(unzipSync(written)['word/styles.xml'] as Uint8Array)).toContain('AtelierTable')
  })
})
