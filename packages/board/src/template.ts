import type { Agenda } from './conductor.ts'
import { type FacilitationDoc, LAYOUT } from './facilitation-doc.ts'
import type { Hub } from './hub.ts'
import type { Locale } from './locale.ts'
import type { Question } from './question.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'
import {
  local4actionAgenda,
  local4actionQuestions,
  openAgenda,
  roundRobinAgenda,
  tablesAgenda,
  writeAheadAgenda,
} from './templates/local4action.ts'

export interface Template {
  questions: Question[]
  agenda: Agenda
  /** What differs from the default. */
  settings?: Partial<Settings>
}

export const TEMPLATE_IDS = ['local4action', 'tables', 'round-robin', 'write-ahead', 'open'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

export const templates: Record<TemplateId, Template> = {
  local4action: { questions: local4actionQuestions, agenda: local4actionAgenda },
  tables: { questions: local4actionQuestions, agenda: tablesAgenda, settings: { tables: true } },
  'round-robin': { questions: local4actionQuestions, agenda: roundRobinAgenda },
  'write-ahead': { questions: local4actionQuestions, agenda: writeAheadAgenda },
  open: { questions: local4actionQuestions, agenda: openAgenda },
}

/** Writes the first content of a board's facilitation document. */
export function fillFromTemplate(
  facilitation: FacilitationDoc,
  template: Template,
  board: {
    boardId: string
    title: string
    language: Locale
    joinCode: string
    createdAt: number
    hubs: readonly Hub[]
  },
): void {
  const { hubs, ...meta } = board
  facilitation.transact(() => {
    facilitation.layout = LAYOUT
    facilitation.setMeta(meta)
    for (const question of template.questions) facilitation.setQuestion(question)
    facilitation.setAgenda(template.agenda)
    facilitation.setSettings({ ...DEFAULT_SETTINGS, ...template.settings })
    facilitation.setHubs(hubs)
  })
}
