import { expect, it } from 'vitest'
import { local4actionHubs, parseHubs } from './hub-directory.ts'

it('ships the two HUBs named in public and places for the others', async () => {
  const hubs = await local4actionHubs()
  expect(hubs).toHaveLength(23)
  expect(hubs[0]).toMatchObject({
    name: 'Bilbao – City of Values',
    city: 'Bilbao',
    code: 'BIL',
    language: 'es',
    region: 'Europe',
  })
  expect(hubs[1]).toMatchObject({ name: "Xi'an", code: 'XIA', region: 'Asia-Pacific', sdgs: [4, 5, 8, 17] })
  expect(hubs.slice(2).map(({ name }) => name)).toEqual(
    Array.from({ length: 21 }, (_, index) => `HUB ${String(index + 3).padStart(2, '0')}`),
  )
  expect(
    hubs.slice(2).every((hub) => !hub.city && !hub.region && hub.language === null && hub.sdgs.length === 0),
  ).toBe(true)
})

it('gives every HUB an id and a code of its own', async () => {
  const hubs = await local4actionHubs()
  expect(new Set(hubs.map(({ id }) => id)).size).toBe(hubs.length)
  expect(new Set(hubs.map(({ code }) => code)).size).toBe(hubs.length)
})

it('names the line and the column that it cannot read', () => {
  const file = (text: string) => new TextEncoder().encode(text)
  expect(() => parseHubs(file('name,city,section,language,sdgs\nHUB A,,,,\nHUB B,,,,18\n'))).toThrow(
    /line 3 .*column "sdgs/,
  )
  expect(() => parseHubs(file('place\nBilbao\n'))).toThrow(/no column "name"/)
})
