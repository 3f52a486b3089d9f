import { isDone, type Locale, type Step } from '@atelier/board'
import type { Report, ReportEntry, ReportHub, ReportNote, ReportPhase } from './report.ts'
import { sayLanguage } from './report-reading.ts'
import { say, sayCount, sayDue, sayDuration } from './wording.ts'

type Of = Pick<Report, 'language' | 'attribution'>

/** "HUB 03 (H03)"; empty where the report names nobody. */
export function sayHub({ language, attribution }: Of, hub: ReportHub | null): string {
  if (attribution === 'none') return ''
  return hub ? `${hub.name.trim() || hub.id} (${hub.code})` : say(language, 'withoutHub')
}

/** Who wrote a note and in which language, on one line: "HUB 03 (H03) · written in Spanish". May be empty. */
export function sourceLine(report: Of, entry: ReportEntry): string {
  const { language } = report
  return [
    sayHub(report, entry.hub),
    entry.author ?? '',
    entry.foreign && entry.language
      ? say(language, 'writtenIn', { language: sayLanguage(language, entry.language) })
      : '',
    entry.votes ? sayCount(language, 'votesCast', entry.votes) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The source of a quote: also its number, and how many others say the same. */
export function quoteLine(report: Of, note: ReportNote): string {
  const { language } = report
  return [
    say(language, 'noteRef', { refs: note.ref }),
    sourceLine(report, note),
    note.alsoSaid.length > 0 ? sayCount(language, 'alsoSaid', note.alsoSaid.length) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Whether a card is of a spin-off or of a next step; empty where nobody said. */
export function sayStepKind(step: Step | null, language: Locale): string {
  if (!step?.kind) return ''
  return say(language, step.kind === 'spinOff' ? 'stepKindSpinOff' : 'stepKindStep')
}

/** "carried out", of a next step that was; empty while it is open. */
export const sayStepStatus = (step: Step | null, language: Locale): string =>
  isDone(step) ? say(language, 'stepDone') : ''

/** Both, for a table: "next step, carried out". */
export const sayStepNature = (step: Step | null, language: Locale): string =>
  [sayStepKind(step, language), sayStepStatus(step, language)].filter(Boolean).join(', ')

/** What is filled in on a commitment card, labelled and ready to print. */
export function cardFacts(step: Step | null, language: Locale): { label: string; value: string }[] {
  if (step === null) return []
  const facts: [
    label: 'stepStatus' | 'stepKind' | 'owner' | 'due' | 'help' | 'sdgs',
    value: string | undefined,
  ][] = [
    ['stepStatus', sayStepStatus(step, language)],
    ['stepKind', sayStepKind(step, language)],
    ['owner', step.owner],
    ['due', step.due && sayDue(language, step.due)],
    ['help', step.help],
    ['sdgs', step.sdgs?.join(', ')],
  ]
  return facts.flatMap(([key, value]) => (value?.trim() ? [{ label: say(language, key), value }] : []))
}

/** The card on one line: "Owner: ... · Due: ...". */
export function cardLine(step: Step | null, language: Locale): string {
  return cardFacts(step, language)
    .map((fact) => say(language, 'labelled', fact))
    .join(' · ')
}

/** "Translation into French:" */
export function sayTranslation(
  language: Locale,
  { language: into, by }: ReportEntry['translations'][number],
) {
  return say(language, by === 'service' ? 'translatedByService' : 'translatedBy', {
    language: sayLanguage(language, into),
  })
}

/** The time a phase took, as far as it is over. */
export function actualTime(phase: ReportPhase, language: Locale): string {
  // Nobody leaves the last phase: it says that the session is over, not that it goes on.
  if (phase.current && phase.kind === 'close' && phase.actualMs === null) return '–'
  const spent = phase.actualMs === null ? [] : [sayDuration(language, phase.actualMs)]
  if (phase.current) spent.push(say(language, 'inProgress'))
  return spent.length > 0 ? spent.join(', ') : say(language, 'notHeld')
}
