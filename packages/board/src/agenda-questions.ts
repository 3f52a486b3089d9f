import type { Agenda } from './conductor.ts'
import type { Localized } from './locale.ts'
import { MAX_PHASES, type Phase } from './phase.ts'
import type { Question } from './question.ts'

/**
 * The agenda that fits a changed list of questions.
 *
 * A question that goes leaves every phase; a phase that was about it alone goes with it, but for the one the session
 * stands in. A question that comes joins the phases that were about all questions, and gets a phase of writing of its
 * own where each question had one. Nothing else moves.
 *
 * @param currentPhaseId phase that stays whatever happens
 */
export function agendaForQuestions(
  { items, phases }: Agenda,
  before: readonly Question[],
  after: readonly Question[],
  currentPhaseId: string,
): Agenda {
  const old = before.map(({ id }) => id)
  const kept = new Set(after.map(({ id }) => id))
  const added = after.map(({ id }) => id).filter((id) => !old.includes(id))
  const aboutAll = (phase: Phase) => old.length > 1 && old.every((id) => phase.questionIds.includes(id))
  const changed = phases.flatMap((phase): Phase[] => {
    if (phase.questionIds.length === 0) return [phase]
    const questionIds = [...phase.questionIds.filter((id) => kept.has(id)), ...(aboutAll(phase) ? added : [])]
    if (questionIds.length === 0 && phase.id !== currentPhaseId) return []
    return [{ ...phase, questionIds }]
  })
  for (const id of added) {
    const model = changed.findLastIndex((phase) => phase.kind === 'write' && phase.questionIds.length === 1)
    const phase = changed[model]
    if (!phase || changed.length >= MAX_PHASES) break
    const number = after.findIndex((question) => question.id === id) + 1
    changed.splice(model + 1, 0, {
      ...phase,
      id: freeId(`write-${id}`, changed),
      questionIds: [id],
      name: renumbered(phase.name, number),
    })
  }
  return { items, phases: changed.map((phase, index) => ({ ...phase, order: index + 1 })) }
}

function freeId(wanted: string, phases: readonly Phase[]): string {
  let id = wanted.slice(0, 70)
  for (let n = 2; phases.some((phase) => phase.id === id); n++) id = `${wanted.slice(0, 70)}-${n}`
  return id
}

/** "Silent writing 3" becomes "Silent writing 4"; a name without a number gets one. */
function renumbered(name: Localized, number: number): Localized {
  const one = (text: string) => `${text.replace(/\s*\d+$/, '')} ${number}`
  return { en: one(name.en), fr: one(name.fr), es: one(name.es) }
}
