// @vitest-environment jsdom
import type { Locale, MeChange } from '@atelier/board'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SaveStatus } from './session.ts'
import { useToldLanguage } from './use-told-language.ts'

let root: Root
let told: MeChange[]
let reachable: boolean

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  root = createRoot(document.createElement('div'))
  told = []
  reachable = true
})
afterEach(() => act(() => root.unmount()))

const changeMe = async (change: MeChange) => {
  told.push(change)
  if (!reachable) throw new TypeError('no network')
}

function Screen({ locale, connection }: { locale: Locale; connection: SaveStatus['connection'] }) {
  useToldLanguage({ changeMe }, locale, connection)
  return null
}
const show = (locale: Locale, connection: SaveStatus['connection'] = 'online') =>
  act(async () => root.render(<Screen locale={locale} connection={connection} />))

it('tells the server of each change of language, once, and nothing when a board opens', async () => {
  await show('fr')
  await show('fr')
  expect(told).toEqual([])
  await show('es')
  await show('es')
  await show('fr')
  expect(told).toEqual([{ language: 'es' }, { language: 'fr' }])
})

it('tells of a change made without the server when it is back', async () => {
  await show('fr')
  await show('fr', 'offline')
  await show('es', 'offline')
  expect(told).toEqual([])
  await show('es')
  expect(told).toEqual([{ language: 'es' }])
})

it('tells again what did not arrive', async () => {
  await show('fr')
  reachable = false
  await show('es')
  reachable = true
  await show('es', 'offline')
  await show('es')
  expect(told).toEqual([{ language: 'es' }, { language: 'es' }])
})
