import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { expect, it } from 'vitest'
import { type PlainCell, TextRow } from './docx-rows.ts'
import { readParts } from './testing/read-office.ts'

const cells: PlainCell[] = [
  { width: 900, style: 'Head', atEnd: false, text: 'Défi & <b>“idée”</b>' },
  { width: 300, style: 'Text', atEnd: true, text: ' 12 ' },
  { width: 200, style: 'Text', atEnd: true, text: '' },
]

const made = ({ width, style, atEnd, text }: PlainCell): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [
      new Paragraph({
        style,
        ...(atEnd && { alignment: AlignmentType.END }),
        children: text === '' ? [] : [new TextRun({ text })],
      }),
    ],
  })

async function written(rows: TableRow[]): Promise<string> {
  const table = new Table({ columnWidths: [900, 300, 200], rows })
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [table] }] }))
  return readParts(bytes).get('word/document.xml') ?? ''
}

it.each([true, false])('writes plain cells as the library does, in a head: %s', async (isHead) => {
  const theirs = new TableRow({
    cantSplit: true,
    ...(isHead && { tableHeader: true }),
    children: cells.map(made),
  })
  const xml = await written([theirs])
  expect(xml).toContain('Défi &amp; &lt;b&gt;“idée”&lt;/b&gt;')
  expect(await written([new TextRow(cells, isHead)])).toBe(xml)
})

it('leaves cells that are more than plain to the library', async () => {
  const [first, ...rest] = cells as [PlainCell, ...PlainCell[]]
  const theirs = new TableRow({ cantSplit: true, children: cells.map(made) })
  expect(await written([new TextRow([made(first), ...rest], false)])).toBe(await written([theirs]))
})
