/**
 * Words as another language would have them, to see what a layout makes of it. Nobody speaks it.
 *
 * `long` is a third longer, with accents above and below the line. `rtl` is written in Arabic letters, from right to
 * left, and a quarter longer. Values and digits stay as they are.
 */
export function disguise(kind: 'long' | 'rtl'): (text: string) => string {
  const alphabet = kind === 'rtl' ? ARABIC : ACCENTED
  return (text) =>
    text
      .replace(/\p{Script=Latin}/gu, (letter) => alphabet[letter.toLowerCase().charCodeAt(0) - A] ?? letter)
      .replace(/\p{L}{4,}/gu, (word) => word + word.slice(0, Math.ceil(word.length / 3)))
}

const A = 'a'.charCodeAt(0)
const ACCENTED = [...'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž']
const ARABIC = [...'ابجدهوزحطيكلمنسعفصقرشتثخذض']
