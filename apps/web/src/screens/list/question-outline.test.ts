import { BoardDoc, DEFAULT_SETTINGS, type Phase, takesNotes, templates } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { groupName, nextWritingPhase, outlineQuestions } from './question-outline.ts'

const QUESTIONS = ['q1', 'q2', 'q3']
const { phases } = templates.open.agenda
const phase = (id: string): Phase => {
  const found = phases.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`the template has no phase "${id}"`)
  return found
}

function outline(board: BoardDoc, personId = 'person_me') {
  return outlineQuestions(QUESTIONS, board.notes(), board.clusters(), personId)
}

describe('outline of a question', () => {
  it('lists every visible note exactly once', () => {
    const board = new BoardDoc(new Y.Doc())
    const ids = QUESTIONS.flatMap((questionId) =>
      Array.from({ length: 6 }, (_, i) =>
        board.addNote({
          questionId,
          text: `${questionId} ${i}`,
          authorId: i % 2 ? 'person_me' : 'person_other',
          createdAt: 1000 + i,
        }),
      ),
    )
    board.makeCluster([ids[0], ids[1]] as string[], { questionId: 'q1', title: 'Funding' })
    const listed = outline(board).flatMap(({ mine, groups, loose }) =>
      [...mine, ...loose, ...groups.flatMap((group) => group.notes)].map((note) => note.id),
    )
    expect([...listed].sort()).toEqual([...ids].sort())
  })

  it('puts my newest note first', () => {
    const board = new BoardDoc(new Y.Doc())
    const old = board.addNote({ questionId: 'q1', text: 'old', authorId: 'person_me', createdAt: 1 })
    const young = board.addNote({ questionId: 'q1', text: 'young', authorId: 'person_me', createdAt: 2 })
    expect(outline(board)[0]?.mine.map((note) => note.id)).toEqual([young, old])
  })

  it('counts my notes that were grouped, so that they are not thought lost', () => {
    const board = new BoardDoc(new Y.Doc())
    const id = board.addNote({ questionId: 'q1', text: 'mine', authorId: 'person_me' })
    board.makeCluster([id], { questionId: 'q1', title: 'Data' })
    expect(outline(board)[0]).toMatchObject({ mine: [], mineInGroups: [{ id }], count: 1 })
  })

  it('keeps a merged note with the one it was joined to', () => {
    const board = new BoardDoc(new Y.Doc())
    const target = board.addNote({ questionId: 'q1', text: 'said first' })
    const same = board.addNote({ questionId: 'q1', text: 'said again' })
    board.mergeInto(same, target)
    const q1 = outline(board)[0]
    expect(q1?.loose.map((note) => note.id)).toEqual([target])
    expect(q1?.merged.get(target)?.map((note) => note.id)).toEqual([same])
  })

  it('shows a note of an unknown question under the first one', () => {
    const board = new BoardDoc(new Y.Doc())
    board.addNote({ questionId: 'gone', text: 'still here' })
    expect(outline(board)[0]?.loose[0]?.text).toBe('still here')
  })

  it('leaves out a group without title and notes', () => {
    const board = new BoardDoc(new Y.Doc())
    board.makeCluster([], { questionId: 'q1' })
    expect(outline(board)[0]?.groups).toEqual([])
  })
})

describe('writing under a question', () => {
  it('is for the questions of the phase', () => {
    expect(takesNotes('participant', 'q3', phase('results'), DEFAULT_SETTINGS)).toBe(true)
    expect(takesNotes('participant', 'q1', phase('results'), DEFAULT_SETTINGS)).toBe(false)
    expect(takesNotes('participant', 'q1', phase('reading'), DEFAULT_SETTINGS)).toBe(false)
  })

  it('is always open to facilitators, and never to viewers', () => {
    expect(takesNotes('facilitator', 'q1', phase('reading'), DEFAULT_SETTINGS)).toBe(true)
    expect(takesNotes('viewer', 'q1', phase('writing'), DEFAULT_SETTINGS)).toBe(false)
  })

  it('names the phase in which it opens again', () => {
    expect(nextWritingPhase(phases, phase('frame'), 'q1')?.id).toBe('writing')
    expect(nextWritingPhase(phases, phase('reading'), 'q3')?.id).toBe('results')
    expect(nextWritingPhase(phases, phase('reading'), 'q1')).toBe(null)
  })
})

describe('the name of a group', () => {
  const group = (title: string, ...texts: string[]) => {
    const board = new BoardDoc(new Y.Doc())
    const ids = texts.map((text) => board.addNote({ questionId: 'q1', text }))
    board.makeCluster(ids, { questionId: 'q1', title })
    const found = outline(board)[0]?.groups[0]
    if (!found) throw new Error('the group is not in the outline')
    return groupName(found)
  }

  it('is its title', () => {
    expect(group('Money', 'Funding stops')).toBe('Money')
  })

  it('is the wording of the one note in it where it has no title, in a title’s length', () => {
    expect(group('', 'Funding stops')).toBe('Funding stops')
    expect(group(' ', 'x'.repeat(200))).toBe(`${'x'.repeat(80)}…`)
  })

  it('is none where several notes stand in it without a title', () => {
    expect(group('', 'Funding stops', 'Mayors change')).toBe('')
  })
})
