import type { ReportNote } from './report.ts'

/** Most notes that are quoted under a group, or set apart under a question. */
export const MAX_QUOTES = 3

/**
 * Chooses notes to quote: most votes first, then most often said by others too, then a HUB not quoted yet, then a
 * language not quoted yet, then the oldest. Notes without wording are not quoted.
 *
 * The report states this rule in its section on method (`ruleQuotes` of the texts): change both together.
 *
 * @param hubOf HUB id of a note, also where the report does not name it
 */
export function chooseQuotes(
  notes: readonly ReportNote[],
  hubOf: (noteId: string) => string | null,
  most: number = MAX_QUOTES,
): ReportNote[] {
  const rest = notes.filter((note) => note.text !== '')
  const chosen: ReportNote[] = []
  while (chosen.length < most && rest.length > 0) {
    const hubs = new Set(chosen.map((note) => hubOf(note.id)))
    const languages = new Set(chosen.map((note) => note.language))
    const rank = (note: ReportNote): number[] => [
      -(note.votes ?? 0),
      -note.alsoSaid.length,
      hubs.has(hubOf(note.id)) ? 1 : 0,
      languages.has(note.language) ? 1 : 0,
      note.createdAt,
    ]
    let best = 0
    for (let at = 1; at < rest.length; at++)
      if (compare(rank(rest[at] as ReportNote), rank(rest[best] as ReportNote)) < 0) best = at
    chosen.push(...rest.splice(best, 1))
  }
  return chosen
}

/** Negative when `a` comes first; equal ones keep the order of reading. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0
    if (value !== other) return value - other
  }
  return 0
}
