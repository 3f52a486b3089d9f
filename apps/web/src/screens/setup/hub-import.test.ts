import { decodeSheet, readHubSheet } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { cellsOf, merged } from './hub-import.tsx'

const hubsIn = (text: string) =>
  readHubSheet(cellsOf(decodeSheet(new TextEncoder().encode(text)))).rows.map(({ hub, problems }) => [
    hub.name,
    hub.city,
    problems.length,
  ])

describe('a file from a spreadsheet', () => {
  it.each([
    ['semicolons, as in France and Spain', 'nom;ville\r\nHUB 01;Bilbao\r\nHUB 02;"A; B"\r\n'],
    ['commas', 'name,city\nHUB 01,Bilbao\nHUB 02,"A; B"\n'],
    ['tabs, as copied from a sheet', 'nombre\tciudad\nHUB 01\tBilbao\nHUB 02\tA; B'],
    ['old line ends', 'name;city\rHUB 01;Bilbao\rHUB 02;"A; B"\r'],
  ])('is read with %s', (_what, text) => {
    expect(hubsIn(text)).toEqual([
      ['HUB 01', 'Bilbao', 0],
      ['HUB 02', 'A; B', 0],
    ])
  })

  it('keeps quotes, line ends and separators inside a quoted cell', () => {
    expect(hubsIn('name;city\n"The ""blue""\nHUB; really";Bilbao\n')).toEqual([
      ['The "blue" HUB; really', 'Bilbao', 0],
    ])
  })

  it('has lines that are too short or too long', () => {
    expect(hubsIn('name;city\nHUB 01\nHUB 02;Bilbao;;;\n')).toEqual([
      ['HUB 01', '', 0],
      ['HUB 02', 'Bilbao', 0],
    ])
  })

  it('may hold a single column', () => {
    expect(hubsIn('name\nHUB 01\nHUB 02\n')).toEqual([
      ['HUB 01', '', 0],
      ['HUB 02', '', 0],
    ])
  })

  it('may be no table at all', () => {
    expect(hubsIn('')).toEqual([])
    expect(hubsIn('%PDF-1.7 \u0000\u0001')).toEqual([])
  })
})

it('a list that is added changes the HUBs of the same name and leaves the others', () => {
  const draft = (name: string, city = '') => ({
    name,
    city,
    region: '',
    section: '',
    language: null,
    sdgs: [],
  })
  const before = [
    { ...draft('Bilbao'), id: 'hub_1' },
    { ...draft('HUB 02', 'A'), id: 'hub_2' },
  ]
  expect(merged(before, [draft('BILBAO', 'Bilbao'), draft('HUB 03')])).toEqual([
    { ...draft('Bilbao', 'Bilbao'), id: 'hub_1' },
    before[1],
    draft('HUB 03'),
  ])
})
