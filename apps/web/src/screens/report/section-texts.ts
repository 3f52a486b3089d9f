import type { Localized, ReportSection } from '@atelier/board'

/** Names of the sections where they are chosen. */
export const sectionTexts = {
  summary: { en: 'In brief', fr: 'En bref', es: 'En breve' },
  questions: { en: 'The questions', fr: 'Les questions', es: 'Las preguntas' },
  commitments: { en: 'Commitments', fr: 'Engagements', es: 'Compromisos' },
  participation: { en: 'Participation', fr: 'Participation', es: 'Participación' },
  goals: {
    en: 'Sustainable Development Goals',
    fr: 'Objectifs de développement durable',
    es: 'Objetivos de Desarrollo Sostenible',
  },
  unclustered: { en: 'Notes in no group', fr: 'Notes hors groupe', es: 'Notas sin grupo' },
  method: { en: 'Method', fr: 'Méthode', es: 'Método' },
  annex: {
    en: 'Annex: all notes, votes, record',
    fr: 'Annexe\u00a0: notes, votes, journal',
    es: 'Anexo: notas, votos, registro',
  },
} satisfies Record<string, Localized>

export const SECTION_KEYS = {
  summary: 'summary',
  questions: 'questions',
  commitments: 'commitments',
  participation: 'participation',
  goals: 'goals',
  unclustered: 'unclustered',
  method: 'method',
  annex: 'annex',
} as const satisfies Record<ReportSection, keyof typeof sectionTexts>
