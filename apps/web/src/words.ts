// Types only: the table of errors in `@atelier/board` is one of the files whose words come through here.
import type { Locale, Localized } from '@atelier/board'
import { wordPacks } from './word-packs.ts'

/** Wordings by the numbers that stand for them. */
type Pack = readonly string[]

/**
 * Words that the build moved into packs, one file for each pack and language.
 *
 * A pack is fetched once and stays; one that did not come is asked for again. The screens see nothing of it: a text is `{ en, fr, es }`
 * as before, and `useTexts` waits for the pack it needs.
 */
const here = new Map<string, Partial<Record<Locale, Pack>>>()
const coming = new Map<string, Promise<void>>()

/** A text whose words may be elsewhere. */
class SplitText implements Localized {
  readonly pack: string
  readonly #number: number

  constructor(pack: string, number: number) {
    this.pack = pack
    this.#number = number
  }

  get en(): string {
    return this.#in('en')
  }

  get fr(): string {
    return this.#in('fr')
  }

  get es(): string {
    return this.#in('es')
  }

  /** In another language where that one is not here, which beats silence. */
  #in(locale: Locale): string {
    const packs = here.get(this.pack)
    const found = packs?.[locale] ?? Object.values(packs ?? {})[0]
    return found?.[this.#number] ?? ''
  }
}

/** What the build writes where a text stood. */
export function wordsOf(pack: string): (number: number) => Localized {
  return (number) => new SplitText(pack, number)
}

/**
 * Fetches a pack in a language.
 *
 * @returns `null` when it is here already, or there is no such pack
 */
export function fetchWords(pack: string, locale: Locale): Promise<void> | null {
  const hash = wordPacks[pack]
  if (!hash || here.get(pack)?.[locale]) return null
  const name = `${pack} ${locale}`
  const underWay = coming.get(name)
  if (underWay) return underWay
  const promise = read(`/assets/words-${pack}-${locale}-${hash}.json`).then(
    (words) => {
      here.set(pack, { ...here.get(pack), [locale]: words })
    },
    (error) => {
      coming.delete(name)
      throw error
    },
  )
  coming.set(name, promise)
  return promise
}

async function read(address: string): Promise<Pack> {
  const answer = await fetch(address)
  const words: unknown = answer.ok ? await answer.json() : null
  if (!Array.isArray(words)) throw new Error(`the words at ${address} did not come (HTTP ${answer.status})`)
  return words
}

/**
 * Fetches in another language all packs that are here.
 *
 * @returns `null` when they are here in that one, too
 */
export function fetchAllWords(locale: Locale): Promise<unknown> | null {
  const fetches = [...here.keys()].map((pack) => fetchWords(pack, locale)).filter((fetch) => fetch !== null)
  return fetches.length > 0 ? Promise.all(fetches) : null
}

/** The pack that a folder's texts were moved to; `null` where the words stand in the program. */
export function packOf(texts: Record<string, Localized>): string | null {
  for (const name in texts) {
    const text = texts[name]
    return text instanceof SplitText ? text.pack : null
  }
  return null
}
