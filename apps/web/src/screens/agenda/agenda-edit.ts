import {
  type Agenda,
  type AgendaItem,
  newId,
  type Phase,
  type PhaseKind,
  type PhaseRight,
} from '@atelier/board'
import { NEW_PHASES } from './new-phase.ts'

/** Longest phase, in seconds. */
const MAX_SECONDS = 24 * 3600

/** The point that a phase belongs to; the first one where it names none that there is. */
export const itemOf = (
  items: readonly AgendaItem[],
  phase: Pick<Phase, 'agendaItemId'>,
): AgendaItem | undefined => items.find(({ id }) => id === phase.agendaItemId) ?? items[0]

/** Phases point by point, in the order of the points, numbered anew. */
export function inOrder({ items, phases }: Agenda): Agenda {
  const sorted = items.flatMap((item) =>
    phases
      .filter((phase) => itemOf(items, phase)?.id === item.id)
      .map((phase) => ({ ...phase, agendaItemId: item.id })),
  )
  return { items, phases: sorted.map((phase, index) => ({ ...phase, order: index + 1 })) }
}

/** Moves a phase one place up (-1) or down (+1); past the end of its point it goes over to the neighbour. */
export function stepPhase({ items, phases }: Agenda, phaseId: string, step: -1 | 1): Agenda {
  const sorted = inOrder({ items, phases }).phases
  const at = sorted.findIndex(({ id }) => id === phaseId)
  const moving = sorted[at]
  if (!moving) return { items, phases }
  const neighbour = sorted[at + step]
  if (neighbour?.agendaItemId === moving.agendaItemId) {
    sorted[at] = neighbour
    sorted[at + step] = moving
    return inOrder({ items, phases: sorted })
  }
  const item = items[items.findIndex(({ id }) => id === moving.agendaItemId) + step]
  if (!item) return { items, phases }
  sorted[at] = { ...moving, agendaItemId: item.id }
  return inOrder({ items, phases: sorted })
}

/** Puts a phase before another one, into that one's point. */
export function dropPhase({ items, phases }: Agenda, phaseId: string, beforeId: string): Agenda {
  const moving = phases.find(({ id }) => id === phaseId)
  const target = phases.find(({ id }) => id === beforeId)
  if (!moving || !target || moving === target) return { items, phases }
  const others = inOrder({ items, phases }).phases.filter(({ id }) => id !== phaseId)
  const at = others.findIndex(({ id }) => id === beforeId)
  others.splice(at, 0, { ...moving, agendaItemId: itemOf(items, target)?.id ?? moving.agendaItemId })
  return inOrder({ items, phases: others })
}

/** A new phase at the end of a point, with the words and rights that its kind has by custom. */
export function addPhase(
  { items, phases }: Agenda,
  itemId: string,
  kind: PhaseKind,
  questionIds: readonly string[],
): Agenda {
  const { seconds, participants, hidden, name, instruction } = NEW_PHASES[kind]
  const phase: Phase = {
    id: newId('phase'),
    order: 0,
    agendaItemId: itemId,
    kind,
    name,
    instruction,
    seconds,
    questionIds: kind === 'lobby' || kind === 'close' ? [] : [...questionIds],
    participants: [...participants],
    hidden,
    skipped: false,
  }
  return inOrder({ items, phases: [...phases, phase] })
}

export const changePhase = ({ items, phases }: Agenda, phaseId: string, change: Partial<Phase>): Agenda => ({
  items,
  phases: phases.map((phase) => (phase.id === phaseId ? { ...phase, ...change } : phase)),
})

export const removePhase = ({ items, phases }: Agenda, phaseId: string): Agenda =>
  inOrder({ items, phases: phases.filter(({ id }) => id !== phaseId) })

/** Gives a right to participants or takes it, in the order in which rights are listed. */
export function withRight(phase: Phase, right: PhaseRight, given: boolean): PhaseRight[] {
  const others = phase.participants.filter((one) => one !== right)
  return given ? [...others, right] : others
}

/**
 * Reads a duration: `2:30`, or minutes such as `2`, `2.5` or `2,5`.
 *
 * @returns whole seconds; `null` for what is no duration up to a day
 */
export function readDuration(text: string): number | null {
  const tidy = text.trim()
  const clock = /^(\d{1,4}):([0-5]?\d)$/.exec(tidy)
  const minutes = /^\d{1,4}([.,]\d{1,2})?$/.exec(tidy)
  const seconds = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : minutes
      ? Math.round(Number(tidy.replace(',', '.')) * 60)
      : null
  return seconds !== null && seconds <= MAX_SECONDS ? seconds : null
}
