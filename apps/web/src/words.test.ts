import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('./word-packs.ts', () => ({
  wordPacks: { greetings: '12345678', other: '87654321' },
}))

const files: Record<string, readonly string[]> = {
  '/assets/words-greetings-en-12345678.json': ['Hello', '{{count}} notes'],
  '/assets/words-greetings-fr-12345678.json': ['Bonjour', '{{count}} notes en tout'],
  '/assets/words-greetings-es-12345678.json': ['Hola', '{{count}} notas'],
}
let asked: string[] = []
let reachable = true

/** A page that has fetched nothing yet. */
async function page() {
  vi.resetModules()
  asked = []
  reachable = true
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    if (!reachable) throw new TypeError('no network')
    const found = files[address]
    return { ok: found !== undefined, status: found ? 200 : 404, json: async () => found }
  })
  const words = await import('./words.ts')
  const { Language, sayIn } = await import('./i18n.ts')
  const said = words.wordsOf('greetings')
  return { words, Language, sayIn, texts: { hello: said(0), notes_other: said(1), notes_one: said(1) } }
}

describe('words in packs', () => {
  beforeEach(() => vi.unstubAllGlobals())

  it('are fetched once for each language, and said as before', async () => {
    const { words, sayIn, texts } = await page()
    expect(words.packOf(texts)).toBe('greetings')
    const first = words.fetchWords('greetings', 'fr')
    expect(words.fetchWords('greetings', 'fr')).toBe(first)
    await first
    expect(words.fetchWords('greetings', 'fr')).toBeNull()
    expect(asked).toEqual(['/assets/words-greetings-fr-12345678.json'])
    expect(sayIn('fr', texts)('hello')).toBe('Bonjour')
    expect(sayIn('fr', texts)('notes', { count: 5 })).toBe('5 notes en tout')
  })

  it('are said in a language that is here before they are not said at all', async () => {
    const { words, texts } = await page()
    expect(texts.hello.es).toBe('')
    await words.fetchWords('greetings', 'fr')
    expect(texts.hello.es).toBe('Bonjour')
  })

  it('that did not come are asked for again', async () => {
    const { words, texts } = await page()
    reachable = false
    await expect(words.fetchWords('greetings', 'en')).rejects.toThrow('no network')
    reachable = true
    await words.fetchWords('greetings', 'en')
    expect(texts.hello.en).toBe('Hello')
    await expect(words.fetchWords('other', 'en')).rejects.toThrow(
      /words-other-en-87654321\.json did not come \(HTTP 404\)/,
    )
  })

  it('are nowhere but in the program when nothing was split', async () => {
    const { words } = await page()
    expect(words.packOf({ hello: { en: 'Hello', fr: 'Bonjour', es: 'Hola' } })).toBeNull()
    expect(words.fetchWords('nothing', 'en')).toBeNull()
  })
})

describe('a change of language', () => {
  it('waits for the words of all that was shown', async () => {
    const { words, Language, texts } = await page()
    await words.fetchWords('greetings', 'en')
    const language = new Language(null, ['en'])
    const change = language.choose('es')
    expect(language.get()).toBe('en')
    await change
    expect(language.get()).toBe('es')
    expect(texts.hello.es).toBe('Hola')
    expect(language.choose('en'), 'these words are here already').toBeNull()
    expect(language.get()).toBe('en')
  })

  it('does not happen when the words cannot be fetched', async () => {
    const { words, Language } = await page()
    await words.fetchWords('greetings', 'en')
    const language = new Language(null, ['en'])
    reachable = false
    await expect(language.choose('fr')).rejects.toThrow()
    expect(language.get()).toBe('en')
  })
})
