import type { Localized } from '@atelier/board'

/**
 * Words as another language would have them, to see what a layout makes of it. Nobody speaks it.
 *
 * `long` is a third longer, with accents above and below the line. `rtl` is written in Arabic letters, from right to
 * left, and a quarter longer. Values, their places (`{n}`) and digits stay as they are.
 */
export function disguise(kind: 'long' | 'rtl'): (text: string) => string {
  const alphabet = kind === 'rtl' ? ARABIC : ACCENTED
  return (text) =>
    text
      .split(/(\{\w+\})/)
      .map((part, index) => (index % 2 === 1 ? part : inLetters(part, alphabet)))
      .join('')
}

function inLetters(words: string, alphabet: readonly string[]): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Script=Latin}/gu, (letter) => alphabet[letter.toLowerCase().charCodeAt(0) - A] ?? letter)
    .replace(/\p{L}{4,}/gu, (word) => word + word.slice(0, Math.ceil(word.length / 3)))
}

/**
 * Rewrites whole tables of texts where they lie, each once: for what is read without a language's `disguise`, as the
 * canvas does.
 */
export function disguiseTables(disguise: (text: string) => string) {
  const done = new WeakSet<object>()
  return (texts: Record<string, Localized>): void => {
    if (done.has(texts)) return
    done.add(texts)
    for (const [key, text] of Object.entries(texts))
      texts[key] = {
        // Asked for when it is said: words may still be on their way.
        get en() {
          return disguise(text.en)
        },
        get fr() {
          return disguise(text.fr)
        },
        get es() {
          return disguise(text.es)
        },
      }
  }
}

const A = 'a'.charCodeAt(0)
const ACCENTED = [...'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž']
const ARABIC = [...'ابجدهوزحطيكلمنسعفصقرشتثخذض']
