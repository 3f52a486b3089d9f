import { LOCALES } from '@atelier/board'
import type { ReportContext } from './build-questions.ts'
import type {
  ParticipationGroup,
  ParticipationRow,
  Report,
  ReportHub,
  ReportQuestion,
  Statement,
} from './report.ts'
import { allEntries, type PlacedEntry, sayLanguage } from './report-reading.ts'
import { say, sayShare } from './wording.ts'

/**
 * Who took part: people who joined and visible notes, by HUB, by region and by language.
 *
 * Where the report names no HUB beside a note, notes are not counted by HUB or region: every wording stands in the
 * annex with its question and language, so that a small count, or one of all notes of a question, would tell whose
 * they are. `limitAnonymised` and `limitAnonymous` of the texts say so.
 */
export function participation(
  context: ReportContext,
  questions: readonly ReportQuestion[],
): Report['participation'] {
  const { source, hubs, attribution } = context
  const entries = allEntries({ questions })
  const row = (hub: ReportHub | null): ParticipationRow => {
    const joined = joinedOf(context, hub)
    if (attribution === 'none') return { hub, joined, notes: null, total: null }
    const own = entries.filter(({ entry }) => (entry.hub?.id ?? null) === (hub?.id ?? null))
    const notes = Object.fromEntries(
      questions.map(({ id }) => [id, own.filter(({ question }) => question.id === id).length]),
    )
    return { hub, joined, notes, total: own.length }
  }
  const rows = [...[...hubs.values()].map(row), row(null)]
  const took = rows.filter(({ joined, total }) => joined > 0 || (total ?? 0) > 0)
  const named = (some: readonly ParticipationRow[]) => some.flatMap(({ hub }) => hub ?? [])
  const regions = new Map(
    source.hubs.flatMap((hub) => (hub.region?.trim() ? [[hub.id, hub.region.trim()] as const] : [])),
  )
  return {
    rows: took,
    regions: byRegion(rows, regions, context),
    languages: byLanguage(entries, context),
    silent: named(took.filter(({ total }) => total === 0)),
    absent: named(rows.filter((one) => !took.includes(one))),
    statements: topShare(took, entries, context),
  }
}

/** People of a HUB; without one, those counted under `-` or under a HUB that the directory no longer has. */
function joinedOf({ source, hubs }: ReportContext, hub: ReportHub | null): number {
  if (hub) return Object.hasOwn(source.joined, hub.id) ? (source.joined[hub.id] ?? 0) : 0
  return Object.entries(source.joined).reduce((sum, [id, people]) => (hubs.has(id) ? sum : sum + people), 0)
}

function byRegion(
  rows: readonly ParticipationRow[],
  regions: ReadonlyMap<string, string>,
  { language, attribution }: ReportContext,
): ParticipationGroup[] {
  if (regions.size === 0) return []
  const names = [...new Set(regions.values())].sort(new Intl.Collator(language).compare)
  return [...names, null]
    .map((name) => {
      const own = rows.filter(({ hub }) => (regions.get(hub?.id ?? '') ?? null) === name)
      return {
        id: name ?? '-',
        label: name ?? say(language, 'notGiven'),
        hubs: own.filter(({ hub }) => hub !== null).length,
        joined: own.reduce((sum, { joined }) => sum + joined, 0),
        notes: attribution === 'none' ? null : own.reduce((sum, { total }) => sum + (total ?? 0), 0),
      }
    })
    .filter(({ hubs, joined, notes }) => hubs + joined + (notes ?? 0) > 0)
}

function byLanguage(entries: readonly PlacedEntry[], { language, attribution }: ReportContext) {
  return [...LOCALES, null].flatMap((named): ParticipationGroup[] => {
    const own = entries.filter(({ entry }) => entry.language === named)
    if (own.length === 0) return []
    const hubs = attribution === 'none' ? null : new Set(own.flatMap(({ entry }) => entry.hub?.id ?? [])).size
    const label = named ? sayLanguage(language, named) : say(language, 'notGiven')
    return [{ id: named ?? '-', label, hubs, joined: null, notes: own.length }]
  })
}

/** How much of it comes from one HUB: left out where HUBs are not named or only one wrote. */
function topShare(
  rows: readonly ParticipationRow[],
  entries: readonly PlacedEntry[],
  { language }: ReportContext,
): Statement[] {
  const wrote = rows.flatMap(({ hub, total }) => (hub !== null && total ? [{ hub, total }] : []))
  const top = [...wrote].sort((a, b) => b.total - a.total)[0]
  if (!top || wrote.length < 2) return []
  const hubId = top.hub.id
  const text = say(language, 'topShare', {
    hub: top.hub.name,
    n: top.total,
    all: entries.length,
    share: sayShare(language, top.total, entries.length),
  })
  const noteIds = entries.flatMap(({ entry }) => (entry.hub?.id === hubId ? [entry.id] : []))
  return [{ text, noteIds }]
}
