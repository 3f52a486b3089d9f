import type { TrailEvent } from '@atelier/board'
import type { ReportContext } from './build-questions.ts'
import type { ReportQuestion, TrailLine } from './report.ts'
import { allEntries } from './report-reading.ts'
import { say, type TextKey } from './wording.ts'

/** The audit trail in words, oldest first. */
export function trailLines(context: ReportContext, questions: readonly ReportQuestion[]): TrailLine[] {
  const { source, language } = context
  const refs = new Map(allEntries({ questions }).map(({ entry }) => [entry.id, entry.ref]))
  const titles = new Map(source.clusters.map(({ id, title }) => [id, title.trim()]))
  const shorts = new Map(questions.map(({ id, short }) => [id, short]))

  const note = (id: string) => {
    const ref = refs.get(id)
    return ref === undefined ? say(language, 'hiddenNote') : say(language, 'numbered', { n: ref })
  }
  const cluster = (id: string) => {
    const title = titles.get(id)
    return title === undefined ? say(language, 'noLongerShown') : title || say(language, 'untitledGroup')
  }
  const sides = ({ verb }: TrailEvent, value: TrailEvent['from']): string => {
    if (value === null || value === '') return ''
    switch (verb) {
      case 'cluster':
        return cluster(String(value))
      case 'merge':
        return note(String(value))
      case 'carry':
        return shorts.get(String(value)) ?? say(language, 'noLongerShown')
      case 'title':
        return String(value)
      case 'order':
        return String(value)
      default:
        return ''
    }
  }
  return [...source.trail]
    .sort((a, b) => a.seq - b.seq)
    .map((event) => ({
      seq: event.seq,
      at: event.at,
      who: who(context, event),
      verb: event.verb,
      action: say(language, actionOf(event)),
      subjectId: event.subjectId,
      subject: ABOUT_CLUSTERS.has(event.verb) ? cluster(event.subjectId) : note(event.subjectId),
      from: sides(event, event.from),
      to: sides(event, event.to),
      undone: event.undoneBy !== null,
    }))
}

const ABOUT_CLUSTERS: ReadonlySet<TrailEvent['verb']> = new Set(['title', 'exist', 'order'])

function actionOf({ verb, to }: TrailEvent): TextKey {
  switch (verb) {
    case 'hide':
      return to === true ? 'trailHide' : 'trailRestore'
    case 'exist':
      return to === true ? 'trailMade' : 'trailDissolved'
    case 'cluster':
      return 'trailCluster'
    case 'merge':
      return 'trailMerge'
    case 'carry':
      return 'trailCarry'
    case 'title':
      return 'trailTitle'
    case 'order':
      return 'trailOrder'
    case 'correct':
      return 'trailCorrect'
    case 'withdraw':
      return 'trailWithdraw'
  }
}

function who({ source, language, attribution }: ReportContext, { role, personId }: TrailEvent): string {
  const roles: Partial<Record<NonNullable<TrailEvent['role']>, TextKey>> = {
    participant: 'roleParticipant',
    facilitator: 'roleFacilitator',
    secretariat: 'roleSecretariat',
  }
  const label = say(language, (role && roles[role]) || 'roleServer')
  const name = attribution === 'name' ? source.people[personId ?? '']?.name : undefined
  return name ? `${name} (${label})` : label
}
