import { type IContext, type IXmlableObject, TableCell, TableRow } from 'docx'

/** A cell with one paragraph in one language and direction. */
export interface PlainCell {
  /** In twentieths of a point. */
  width: number
  /** Name of the paragraph's style. */
  style: string
  /** Whether it stands at the end of its column. */
  atEnd: boolean
  text: string
}

/**
 * A row that is not parted between pages. Three in four paragraphs of a report stand in cells, and the library makes
 * some twenty objects for each: plain ones are written here as it would write them.
 */
export class TextRow extends TableRow {
  readonly #cells: readonly (PlainCell | TableCell)[]
  readonly #isHead: boolean

  /** @param isHead whether it is repeated on each page */
  constructor(cells: readonly (PlainCell | TableCell)[], isHead: boolean) {
    super({ children: [] })
    this.#cells = cells
    this.#isHead = isHead
  }

  override prepForXml(context: IContext): IXmlableObject {
    return {
      'w:tr': [
        { 'w:trPr': [{ 'w:cantSplit': {} }, ...(this.#isHead ? [{ 'w:tblHeader': {} }] : [])] },
        ...this.#cells.map((cell) => (cell instanceof TableCell ? cell.prepForXml(context) : written(cell))),
      ],
    }
  }
}

function written({ width, style, atEnd, text }: PlainCell): IXmlableObject {
  const look = [value('w:pStyle', style), ...(atEnd ? [value('w:jc', 'end')] : [])]
  const words = { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, text] }
  return {
    'w:tc': [
      { 'w:tcPr': [{ 'w:tcW': { _attr: { 'w:type': 'dxa', 'w:w': width } } }] },
      { 'w:p': [{ 'w:pPr': look }, ...(text === '' ? [] : [{ 'w:r': [words] }])] },
    ],
  }
}

const value = (name: string, is: string): IXmlableObject => ({ [name]: { _attr: { 'w:val': is } } })
