import { BoardSnapshot, DEFAULT_SETTINGS, LAYOUT, templates } from '@atelier/board'

/** A board from the template on which nobody has written. */
export function emptySnapshot(): BoardSnapshot {
  const { agenda, questions } = templates.local4action
  return BoardSnapshot.parse({
    layout: LAYOUT,
    boardId: 'board_test',
    title: 'Thinking a common strategy',
    language: 'en',
    joinCode: 'K7M2XP',
    createdAt: 0,
    takenAt: 0,
    session: { phaseId: 'presentations', timer: null, course: [] },
    agenda: agenda.items,
    phases: agenda.phases,
    questions,
    settings: DEFAULT_SETTINGS,
    hubs: [],
    joined: {},
    notes: [],
    clusters: [],
    drawing: {},
  })
}
