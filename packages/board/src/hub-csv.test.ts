import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hubsFrom, MAX_HUBS } from './hub.ts'
import { decodeSheet, hubsToCsv, readHubSheet } from './hub-csv.ts'

const utf8 = new TextEncoder()
const text = 'name;city\r\nCórdoba – été;Çankaya €\r\n'

function utf16(value: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(value.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < value.length; i++) view.setUint16(i * 2, value.charCodeAt(i), !bigEndian)
  return bytes
}

describe('the text of a sheet', () => {
  it.each([
    ['UTF-8', utf8.encode(text)],
    ['UTF-8 with its mark', utf8.encode(`\ufeff${text}`)],
    ['UTF-16 of Excel, with its mark', utf16(`\ufeff${text}`, false)],
    ['UTF-16, high byte first', utf16(`\ufeff${text}`, true)],
    ['UTF-16 without a mark', utf16(text, false)],
    ['UTF-16, high byte first, without a mark', utf16(text, true)],
  ])('is read from %s', (_encoding, bytes) => {
    expect(decodeSheet(bytes)).toBe(text)
  })

  it('is read from Windows-1252, in which Excel saves CSV in France and Spain', () => {
    const bytes = Uint8Array.from([0x43, 0xf3, 0x72, 0x20, 0x96, 0x20, 0xe9, 0x74, 0xe9, 0x20, 0x80])
    expect(decodeSheet(bytes)).toBe('Cór – été €')
  })

  it('is empty for an empty file', () => {
    expect(decodeSheet(new Uint8Array())).toBe('')
  })
})

const sheet = (...rows: string[][]) => readHubSheet(rows)
const heading = ['name', 'city', 'region', 'section', 'language', 'sdgs']

describe('a directory', () => {
  it('is read by its headings, in any language, order and case', () => {
    const french = ['ODD', 'Langue', 'Nom', 'Ville', 'Région', 'Section CGLU']
    const spanish = ['ODS', 'Idioma', 'NOMBRE', 'Ciudad', 'Región', 'Sección CGLU']
    const row = ['4; 5', 'Français', 'HUB 01', 'Bilbao', 'Bizkaia', 'Europe']
    for (const titles of [french, spanish]) {
      expect(sheet(titles, row)).toEqual({
        rows: [
          {
            line: 2,
            hub: {
              name: 'HUB 01',
              city: 'Bilbao',
              region: 'Bizkaia',
              section: 'Europe',
              language: 'fr',
              sdgs: [4, 5],
            },
            problems: [],
          },
        ],
        unknownColumns: [],
        hasNames: true,
      })
    }
  })

  it('passes over empty lines and counts them', () => {
    const { rows } = sheet(heading, ['', ' ', '', '', '', ''], ['HUB 01'], [''], ['HUB 02'])
    expect(rows.map(({ line, hub }) => [line, hub.name])).toEqual([
      [3, 'HUB 01'],
      [5, 'HUB 02'],
    ])
  })

  it('without a column of names holds nothing', () => {
    expect(sheet(['place'], ['Bilbao'])).toEqual({ rows: [], unknownColumns: ['place'], hasNames: false })
    expect(sheet()).toEqual({ rows: [], unknownColumns: [], hasNames: false })
  })

  it('tells headings that nobody knows', () => {
    expect(sheet(['name', 'budget', ''], ['HUB 01', '3', '']).unknownColumns).toEqual(['budget'])
  })

  it('tells each problem with its line, its column and its value', () => {
    const { rows } = sheet(
      heading,
      ['', 'Bilbao'],
      ['HUB 01', '', '', '', 'Deutsch', '0 4 18 eleven'],
      ['Hub  01'],
      ['x'.repeat(130)],
    )
    expect(
      rows.map(({ line, problems }) => [line, ...problems.map((p) => [p.kind, p.column, p.value, p.number])]),
    ).toEqual([
      [2, ['nameMissing', 'name', '', undefined]],
      [
        3,
        ['unknownLanguage', 'language', 'Deutsch', undefined],
        ['badSdg', 'sdgs', '0', undefined],
        ['badSdg', 'sdgs', '18', undefined],
        ['badSdg', 'sdgs', 'eleven', undefined],
      ],
      [4, ['duplicate', 'name', 'Hub 01', 3]],
      [5, ['tooLong', 'name', `${'x'.repeat(59)}…`, 120]],
    ])
    expect(rows[1]?.hub.sdgs).toEqual([4])
  })

  it('holds so many HUBs and no more', () => {
    const { rows } = sheet(['name'], ...Array.from({ length: MAX_HUBS + 1 }, (_, n) => [`HUB ${n}`]))
    expect(rows.at(-2)?.problems).toEqual([])
    expect(rows.at(-1)?.problems).toMatchObject([{ kind: 'tooMany', number: MAX_HUBS }])
  })

  it.each([
    ['11', [11]],
    ['4;5;8;17', [4, 5, 8, 17]],
    ['17, 4 ,4', [4, 17]],
    ['ODD 4 et ODD 5', [4, 5]],
    ['SDG11 & SDG 3', [3, 11]],
    ['ODS 4 y 5', [4, 5]],
    ['', []],
  ])('reads the goals "%s"', (cell, sdgs) => {
    const [row] = sheet(heading, ['HUB 01', '', '', '', '', cell]).rows
    expect([row?.hub.sdgs, row?.problems]).toEqual([sdgs, []])
  })

  it.each([
    ['fr-CA', 'fr'],
    ['ES', 'es'],
    ['Anglais', 'en'],
    ['español', 'es'],
  ])('reads the language "%s"', (cell, language) => {
    expect(sheet(heading, ['HUB 01', '', '', '', cell]).rows[0]?.hub.language).toBe(language)
  })
})

it('a directory that is written and read again is the same, and holds no formula', () => {
  const cell = fc.string({ maxLength: 30 }).map((value) => value.replace(/[\p{C}\s]+/gu, ' ').trim())
  const hub = fc.record({
    name: cell.filter((name) => /[a-z0-9]/i.test(name)),
    city: cell,
    region: cell,
    section: cell,
    language: fc.constantFrom('en' as const, 'fr' as const, 'es' as const, null),
    sdgs: fc.uniqueArray(fc.integer({ min: 1, max: 17 })).map((goals) => goals.sort((a, b) => a - b)),
  })
  fc.assert(
    fc.property(fc.array(hub, { maxLength: 8 }), (hubs) => {
      const csv = hubsToCsv(hubs)
      const cells = parsed(decodeSheet(utf8.encode(csv)))
      expect(cells.flat().filter((value) => /^[=+\-@]/.test(value))).toEqual([])
      expect(readHubSheet(cells).rows.map((row) => row.hub)).toEqual(
        hubs.map((one) => ({
          ...one,
          // An apostrophe before a sign is the one that keeps formulas out.
          ...Object.fromEntries(
            (['name', 'city', 'region', 'section'] as const).map((key) => [
              key,
              one[key].replace(/^'(?=[=+\-@])/, ''),
            ]),
          ),
        })),
      )
    }),
  )
})

/** The strictest reading of a CSV with semicolons (RFC 4180). */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n|$)/y
  let match = cells.exec(csv)
  while (match && match.index < csv.length) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') rows.push([])
    match = cells.exec(csv)
  }
  return rows
}

describe('drafts', () => {
  const draft = (name: string) => ({ name, city: '', region: '', section: '', language: null, sdgs: [] })
  const ids = (index: number) => `hub_new${index}`

  it('become HUBs in their order, with codes', () => {
    const hubs = hubsFrom([draft('Bilbao'), draft('HUB 03')], [], ids)
    expect(hubs.map(({ id, order, code }) => [id, order, code])).toEqual([
      ['hub_new0', 0, 'BIL'],
      ['hub_new1', 1, 'H03'],
    ])
  })

  it('of the same name are the same HUB, and no two drafts become one', () => {
    const before = hubsFrom([draft('Bilbao'), draft('Bilbo')], [], (index) => `hub_${index}`)
    const after = hubsFrom(
      [draft('bílbao '), draft('Bilbao'), { ...draft('Renamed'), id: 'hub_1' }],
      before,
      ids,
    )
    expect(after.map(({ id }) => id)).toEqual(['hub_0', 'hub_new1', 'hub_1'])
    expect(after[2]?.code).toBe('BI2')
    expect(new Set(after.map(({ code }) => code)).size).toBe(3)
  })
})
