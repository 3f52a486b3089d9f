import { type BoardSnapshot, byOrder, type Locale } from '@atelier/board'
import type { ReportPhase } from './report.ts'
import { say, sayMoment } from './wording.ts'

/** The phases of the agenda with the time they were given and the time they took. */
export function course(source: BoardSnapshot, language: Locale): ReportPhase[] {
  const visits = visitsOf(source)
  const agenda = new Map(source.agenda.map((item) => [item.id, item.title[language]]))
  return [...source.phases].sort(byOrder).map((phase) => {
    const own = visits.flatMap((visit, index) =>
      visit.phaseId === phase.id ? [{ from: visit.at, to: visits[index + 1]?.at ?? null }] : [],
    )
    const ended = own.flatMap(({ from, to }) => (to === null ? [] : [to - from]))
    return {
      id: phase.id,
      name: phase.name[language],
      kind: phase.kind,
      agendaItem: agenda.get(phase.agendaItemId) ?? '',
      plannedMs: phase.seconds * 1000,
      actualMs: ended.length > 0 ? ended.reduce((sum, ms) => sum + ms, 0) : null,
      startedAt: own[0]?.from ?? null,
      current: own.length > 0 && visits.at(-1)?.phaseId === phase.id,
    }
  })
}

const visitsOf = (source: BoardSnapshot) => [...source.session.course].sort((a, b) => a.at - b.at)

/** Epoch ms at which the closing phase began in which the session still is; `null` while the session goes on. */
export function closedAt(source: BoardSnapshot): number | null {
  const last = visitsOf(source).at(-1)
  const phase = source.phases.find(({ id }) => id === last?.phaseId)
  return last && phase?.kind === 'close' ? last.at : null
}

/** Epoch ms until which authors may correct their notes; `null` while the session goes on. */
export function correctionUntil(source: BoardSnapshot): number | null {
  const closed = closedAt(source)
  return closed === null ? null : closed + source.settings.correctionHours * 3_600_000
}

/** Whether the report may still change, in words. */
export function sayState(source: BoardSnapshot, language: Locale, now: number, timeZone: string): string {
  const end = correctionUntil(source)
  if (end === null) return say(language, 'stateOpen')
  const until = sayMoment(language, end, timeZone)
  return say(language, now < end ? 'stateCorrection' : 'stateFinal', { until })
}
