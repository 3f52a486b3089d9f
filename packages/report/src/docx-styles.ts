import { type IStylesOptions, LineRuleType } from 'docx'

/** Ids of the styles in the document. Those that Word knows keep Word's ids and names. */
export const STYLE = {
  text: 'BodyText',
  title: 'Title',
  kicker: 'Subtitle',
  contentsHeading: 'TOCHeading',
  header: 'Header',
  footer: 'Footer',
  list: 'ListParagraph',
  quote: 'Quote',
  caption: 'Caption',
  fact: 'AtelierFact',
  meta: 'AtelierMeta',
  counts: 'AtelierCounts',
  source: 'AtelierSource',
  editorial: 'AtelierEditorial',
  editorialSource: 'AtelierEditorialSource',
  note: 'AtelierNote',
  noteSource: 'AtelierNoteSource',
  also: 'AtelierAlsoSaid',
  merged: 'AtelierMergedNote',
  mergedSource: 'AtelierMergedNoteSource',
  figure: 'AtelierFigure',
  tableHead: 'AtelierTableHead',
  tableText: 'AtelierTableText',
  afterTable: 'AtelierAfterTable',
  refs: 'AtelierRef',
  table: 'AtelierTable',
} as const

const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Arial' }
const INK = '1F2328'
const MUTED = '57606A'
const ACCENT = '1F4E79'

/** Hanging number of a note, in twentieths of a point. */
const NUMBER_WIDTH = 567

/** @param language a tag that Word knows, such as `fr-FR` */
export function docxStyles(language: string): IStylesOptions {
  const based = (id: string, name: string, look: object, basedOn = 'Normal', next = id) => ({
    id,
    name,
    basedOn,
    next,
    quickFormat: true,
    ...look,
  })
  const heading = (size: number, before: number, level: number) => ({
    run: { size, bold: true, color: ACCENT, font: FONT },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true, outlineLevel: level },
  })
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: 21,
          color: INK,
          language: { value: language, eastAsia: language, bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { after: 120, line: 269, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 56, bold: true, color: ACCENT },
        paragraph: { spacing: { before: 120, after: 360 } },
      },
      heading1: heading(34, 360, 0),
      heading2: heading(26, 280, 1),
      heading3: heading(22, 200, 2),
      listParagraph: { paragraph: { spacing: { after: 80 } } },
    },
    paragraphStyles: [
      based(STYLE.text, 'Body Text', {}),
      based(STYLE.kicker, 'Subtitle', {
        run: { size: 26, color: MUTED },
        paragraph: { spacing: { before: 1200, after: 120 } },
      }),
      based(STYLE.contentsHeading, 'TOC Heading', {
        run: { size: 26, bold: true, color: ACCENT },
        paragraph: { spacing: { before: 120, after: 120 }, keepNext: true, pageBreakBefore: true },
      }),
      based('TOC1', 'toc 1', { run: { size: 20 }, paragraph: { spacing: { before: 60, after: 20 } } }),
      based('TOC2', 'toc 2', {
        run: { size: 18 },
        paragraph: { spacing: { after: 0 }, indent: { start: 284 } },
      }),
      based(STYLE.header, 'header', { run: { size: 17, color: MUTED } }),
      based(STYLE.footer, 'footer', { run: { size: 17, color: MUTED } }),
      based(STYLE.quote, 'Quote', {
        run: { size: 22 },
        paragraph: {
          spacing: { before: 120, after: 20 },
          indent: { start: 340, end: 340 },
          keepNext: true,
          keepLines: true,
        },
      }),
      based(STYLE.caption, 'caption', {
        run: { size: 18, bold: true, color: MUTED },
        paragraph: { spacing: { before: 160, after: 80 } },
      }),
      based(STYLE.fact, 'Atelier Fact', { paragraph: { spacing: { after: 60 } } }),
      based(STYLE.meta, 'Atelier Meta', {
        run: { size: 19, color: MUTED },
        paragraph: { spacing: { after: 100 } },
      }),
      based(STYLE.counts, 'Atelier Counts', { paragraph: { keepNext: true } }, STYLE.meta),
      based(STYLE.source, 'Atelier Source', {
        run: { size: 18, color: MUTED },
        paragraph: { spacing: { after: 140 }, indent: { start: 340, end: 340 } },
      }),
      based(STYLE.editorial, 'Atelier Editorial', {
        paragraph: {
          spacing: { before: 80, after: 20 },
          indent: { start: 200 },
          keepNext: true,
          border: { left: { style: 'single', size: 18, space: 8, color: ACCENT } },
        },
      }),
      based(STYLE.editorialSource, 'Atelier Editorial Source', {
        run: { size: 18, italics: true, color: MUTED },
        paragraph: {
          spacing: { after: 160 },
          indent: { start: 200 },
          border: { left: { style: 'single', size: 18, space: 8, color: ACCENT } },
        },
      }),
      based(STYLE.note, 'Atelier Note', {
        paragraph: {
          spacing: { before: 100, after: 20 },
          indent: { start: NUMBER_WIDTH, hanging: NUMBER_WIDTH },
          keepLines: true,
        },
      }),
      based(STYLE.noteSource, 'Atelier Note Source', {
        run: { size: 18, color: MUTED },
        paragraph: { spacing: { after: 20 }, indent: { start: NUMBER_WIDTH } },
      }),
      based(STYLE.also, 'Atelier Also Said', {
        run: { size: 18, italics: true, color: MUTED },
        paragraph: { spacing: { before: 40, after: 20 }, indent: { start: NUMBER_WIDTH }, keepNext: true },
      }),
      based(
        STYLE.merged,
        'Atelier Merged Note',
        {
          paragraph: {
            spacing: { before: 40, after: 20 },
            indent: { start: 2 * NUMBER_WIDTH, hanging: NUMBER_WIDTH },
          },
        },
        STYLE.note,
      ),
      based(
        STYLE.mergedSource,
        'Atelier Merged Note Source',
        { paragraph: { indent: { start: 2 * NUMBER_WIDTH } } },
        STYLE.noteSource,
      ),
      based(STYLE.figure, 'Atelier Figure', {
        paragraph: { spacing: { before: 160, after: 0 }, keepNext: true },
      }),
      based(STYLE.tableHead, 'Atelier Table Head', {
        run: { size: 18, bold: true },
        paragraph: { spacing: { before: 40, after: 40 }, keepNext: true },
      }),
      based(STYLE.tableText, 'Atelier Table Text', {
        run: { size: 18 },
        paragraph: { spacing: { before: 20, after: 20, line: 250, lineRule: LineRuleType.AUTO } },
      }),
      based(STYLE.afterTable, 'Atelier After Table', {
        run: { size: 4 },
        paragraph: { spacing: { after: 60, line: 80, lineRule: LineRuleType.EXACT } },
      }),
    ],
    characterStyles: [{ id: STYLE.refs, name: 'Atelier Ref', run: { size: 18, color: MUTED } }],
  }
}

const line = (side: string, size: number, colour: string) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`

/** The style of every table, written out since the library only writes styles of paragraphs and letters. */
export const TABLE_STYLE_XML = [
  `<w:style w:type="table" w:customStyle="1" w:styleId="${STYLE.table}"><w:name w:val="Atelier Table"/>`,
  '<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>',
  line('top', 8, '57606A'),
  line('bottom', 8, '57606A'),
  line('insideH', 4, 'C9CED6'),
  '</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E9ECF1"/></w:tcPr></w:tblStylePr>',
  '</w:style>',
].join('')
