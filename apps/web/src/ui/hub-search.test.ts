import { describe, expect, it } from 'vitest'
import { findHubs } from './hub-search.ts'

const hubs = [
  { name: 'Bilbao – City of Values', city: 'Bilbao', code: 'BIL' },
  { name: 'Xi’an', city: 'Xi’an', code: 'XIA' },
  { name: 'HUB 03', city: '', code: 'H03' },
  { name: 'HUB 04', city: 'Çankaya', code: 'H04' },
]
const found = (query: string) => findHubs(hubs, query).map((hub) => hub.code)

describe('the search for a HUB', () => {
  it('finds all of them, in order, for an empty query', () => {
    expect(found('  ')).toEqual(['BIL', 'XIA', 'H03', 'H04'])
  })

  it('does not mind case, accents or apostrophes', () => {
    expect(found('CANK')).toEqual(['H04'])
    expect(found("xi'an")).toEqual(['XIA'])
    expect(found('xian')).toEqual(['XIA'])
  })

  it('looks at name, city and code, from the beginnings of words', () => {
    expect(found('val')).toEqual(['BIL'])
    expect(found('h0')).toEqual(['H03', 'H04'])
    expect(found('lbao')).toEqual([])
  })

  it('needs every word of the query', () => {
    expect(found('hub 04')).toEqual(['H04'])
    expect(found('bilbao values')).toEqual(['BIL'])
    expect(found('bilbao 04')).toEqual([])
  })
})
