import * as z from 'zod/mini'
import { Locale } from './locale.ts'

/** The most HUBs of one board's directory. */
export const MAX_HUBS = 400
export const MAX_HUB_NAME_CHARS = 120
/** The longest name of a city, a region or a section. */
export const MAX_PLACE_CHARS = 120
/** Hues of the HUB palette; after these the pattern of the stripe changes. */
export const HUB_HUES = 12

/** A local initiative in the directory. `code` is three letters or digits, unique on the board, shown on notes. */
export const Hub = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  order: z.int().check(z.gte(0)),
  name: z.string().check(z.minLength(1), z.maxLength(MAX_HUB_NAME_CHARS)),
  code: z.string().check(z.minLength(1), z.maxLength(4)),
  city: z.catch(z.string().check(z.maxLength(MAX_PLACE_CHARS)), ''),
  region: z.catch(z.optional(z.string().check(z.maxLength(MAX_PLACE_CHARS))), undefined),
  /** Section of UCLG that it belongs to. */
  section: z.catch(z.optional(z.string().check(z.maxLength(MAX_PLACE_CHARS))), undefined),
  language: z.catch(z.nullable(Locale), null),
  sdgs: z.catch(z.array(z.int().check(z.gte(1), z.lte(17))), []),
  /** It was in no list: somebody named it when they joined. */
  added: z.catch(z.optional(z.boolean()), undefined),
})
export type Hub = z.infer<typeof Hub>

/** What a person says of a HUB; the board adds its order and code. An `id` that the directory knows keeps its place. */
export const HubDraft = z.object({
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_HUB_NAME_CHARS)),
  city: z._default(z.string().check(z.trim(), z.maxLength(MAX_PLACE_CHARS)), ''),
  region: z._default(z.string().check(z.trim(), z.maxLength(MAX_PLACE_CHARS)), ''),
  section: z._default(z.string().check(z.trim(), z.maxLength(MAX_PLACE_CHARS)), ''),
  language: z._default(z.nullable(Locale), null),
  sdgs: z._default(z.array(z.int().check(z.gte(1), z.lte(17))).check(z.maxLength(17)), []),
})
export type HubDraft = z.infer<typeof HubDraft>

/** Two names that read the same are one HUB: case, accents and spaces do not tell them apart. */
export function hubKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The directory that drafts make. A draft without an `id` is taken for the HUB of the same name, if there was one, so
 * that importing a list again changes nobody's HUB. Codes are kept where the HUB was known.
 *
 * @param before the directory as it stands
 * @param makeId a new id that is in neither list
 */
export function hubsFrom(
  drafts: readonly HubDraft[],
  before: readonly Hub[],
  makeId: (index: number) => string,
): Hub[] {
  const byId = new Map(before.map((hub) => [hub.id, hub]))
  const byName = new Map(before.map((hub) => [hubKey(hub.name), hub]))
  const taken = new Set<string>()
  const known = drafts.map((draft) => {
    const hub = (draft.id !== undefined && byId.get(draft.id)) || byName.get(hubKey(draft.name))
    if (!hub || taken.has(hub.id)) return null
    taken.add(hub.id)
    return hub
  })
  const codes = hubCodes(
    drafts.map(({ name }) => name),
    known.map((hub) => hub?.code ?? null),
  )
  return drafts.map(({ id: _, ...draft }, index) => ({
    ...known[index],
    ...draft,
    id: known[index]?.id ?? makeId(index),
    order: index,
    code: codes[index] ?? '',
  }))
}

/** The most initiatives of one board that people name when they join: a hand that writes nonsense fills no directory. */
export const MAX_ADDED_HUBS = 60

/**
 * The directory with an initiative that somebody named when they joined, so that their notes say whose they are and
 * the next person of it finds it in the list. A name that reads like that of a HUB is that HUB.
 *
 * @returns `hub` is `null` where there is no directory, and where it takes no more
 */
export function withInitiative(
  hubs: readonly Hub[],
  name: string,
  makeId: () => string,
): { hubs: readonly Hub[]; hub: Hub | null } {
  const key = hubKey(name)
  const known = hubs.find((hub) => hubKey(hub.name) === key)
  if (known) return { hubs, hub: known }
  const added = hubs.filter((hub) => hub.added).length
  if (key === '' || hubs.length === 0 || hubs.length >= MAX_HUBS || added >= MAX_ADDED_HUBS)
    return { hubs, hub: null }
  const codes = hubCodes([...hubs.map((hub) => hub.name), name], [...hubs.map(({ code }) => code), null])
  const order = Math.max(...hubs.map((hub) => hub.order)) + 1
  const hub: Hub = {
    id: makeId(),
    order,
    name,
    code: codes.at(-1) ?? '',
    city: '',
    language: null,
    sdgs: [],
    added: true,
  }
  return { hubs: [...hubs, hub], hub }
}

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
 *
 * @param given codes that stay as they are, by the index of the name
 */
export function hubCodes(names: readonly string[], given: readonly (string | null)[] = []): string[] {
  const taken = new Set(given.filter((code) => code !== null))
  return names.map((name, index) => {
    const kept = given[index]
    if (kept) return kept
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
