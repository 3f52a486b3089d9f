import * as z from 'zod/mini'
import { Locale } from './locale.ts'

/** The most HUBs of one board's directory. */
export const MAX_HUBS = 400
/** Hues of the HUB palette; after these the pattern of the stripe changes. */
export const HUB_HUES = 12

/** A local initiative in the directory. `code` is three letters or digits, unique on the board, shown on notes. */
export const Hub = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  order: z.int().check(z.gte(0)),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  code: z.string().check(z.minLength(1), z.maxLength(4)),
  city: z.catch(z.string().check(z.maxLength(120)), ''),
  language: z.catch(z.nullable(Locale), null),
  sdgs: z.catch(z.array(z.int().check(z.gte(1), z.lte(17))), []),
})
export type Hub = z.infer<typeof Hub>

/**
 * How a HUB is told apart on a note, besides its code: hue and, past the last hue, another pattern.
 *
 * @returns `hue` 1 to {@link HUB_HUES}, as in the tokens `--hub-1`...; `pattern` 0 plain, 1 stripes, 2 dots, ...
 */
export function hubMark(hub: Pick<Hub, 'order'>): { hue: number; pattern: number } {
  return { hue: (hub.order % HUB_HUES) + 1, pattern: Math.floor(hub.order / HUB_HUES) }
}

/**
 * Three-letter codes for names, in order, none twice.
 *
 * "Bilbao - City of Values" gives `BIL`, "HUB 03" gives `H03`; where a code is taken, its last letters count up.
 */
export function hubCodes(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name
      .normalize('NFD')
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .toUpperCase()
    const numbered = /^(\p{L})\p{L}*\s+(\d{1,2})$/u.exec(plain)
    const letters = plain.replace(/ /g, '').padEnd(3, 'X')
    let code = numbered ? `${numbered[1]}${numbered[2]?.padStart(2, '0')}` : letters.slice(0, 3)
    for (let n = 2; taken.has(code); n++) code = `${letters.slice(0, n < 10 ? 2 : 1)}${n}`
    taken.add(code)
    return code
  })
}
