import type { Cluster, Note, Question, TrailEvent } from '@atelier/board'
import type { Say } from '../../i18n.ts'
import type { facilitatorTexts } from './texts.ts'

/** What an event of the trail is said with: the board as it is now. */
export interface TrailSubjects {
  notes: ReadonlyMap<string, Pick<Note, 'text'>>
  clusters: ReadonlyMap<string, Pick<Cluster, 'title'>>
  questions: readonly Pick<Question, 'id'>[]
}

/** What happened, in one sentence: « Trams » from "Money" to "Transport". */
export function trailWords(
  event: TrailEvent,
  { notes, clusters, questions }: TrailSubjects,
  t: Say<typeof facilitatorTexts>,
): string {
  const { verb, subjectId, from, to } = event
  const note = short(notes.get(subjectId)?.text) || t('trail.goneNote')
  const group = (id: unknown) =>
    id === null ? t('trail.none') : short(clusters.get(String(id))?.title) || t('untitled')
  switch (verb) {
    case 'cluster':
      return t(to === null ? 'trail.uncluster' : from === null ? 'trail.cluster' : 'trail.recluster', {
        note,
        from: group(from),
        to: group(to),
      })
    case 'merge':
      return to === null
        ? t('trail.part', { note })
        : t('trail.merge', { note, to: short(notes.get(String(to))?.text) || t('trail.goneNote') })
    case 'hide':
      return t(to === true ? 'trail.hide' : 'trail.restore', { note })
    case 'carry':
      return t('trail.carry', { note, to: questions.findIndex(({ id }) => id === to) + 1 })
    case 'title':
      return t('trail.title', { from: short(from) || t('untitled'), to: short(to) || t('untitled') })
    case 'exist':
      return t(to === true ? 'trail.make' : 'trail.dissolve', { group: group(subjectId) })
    case 'order':
      return t('trail.order', { group: group(subjectId) })
    case 'correct':
      return t('trail.correct', { from: short(from), to: short(to) })
    case 'withdraw':
      return t('trail.withdraw', { from: short(from) })
  }
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  return text.length > 50 ? `${text.slice(0, 50)}…` : text
}
