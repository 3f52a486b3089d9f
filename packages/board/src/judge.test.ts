import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { type Author, judgeBoardUpdate, MAX_DRAWING_CHARS, MAX_KEY_CHARS, TEXT_SLACK } from './judge.ts'
import { MAX_NOTE_CHARS } from './note.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { templates } from './template.ts'

const phase = (id: string) => templates.local4action.agenda.phases.find((p) => p.id === id) ?? null
const participant: Author = {
  role: 'participant',
  personId: 'person_me',
  phase: phase('writing'),
  settings: DEFAULT_SETTINGS,
}
const facilitator: Author = { ...participant, role: 'facilitator', personId: 'person_boss' }

/** The stored document, and a writer's replica of it. */
let stored: BoardDoc
let writer: BoardDoc
let mine: `note_${string}`
let yours: `note_${string}`

beforeEach(() => {
  stored = new BoardDoc(new Y.Doc())
  mine = stored.addNote({ questionId: 'q1', text: 'mine', authorId: 'person_me' })
  yours = stored.addNote({ questionId: 'q1', text: 'yours', authorId: 'person_you' })
  writer = new BoardDoc(new Y.Doc())
  Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(stored.doc))
})

/** What the server says to the change that `work` makes on the writer's replica. */
function verdict(author: Author, work: (board: BoardDoc) => void): string | null {
  const before = Y.encodeStateVector(writer.doc)
  work(writer)
  return judgeBoardUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc, before), author)
}

const root = (name: string) => (board: BoardDoc) => board.doc.getMap(name)

describe('[B8] what a participant may change while writing is open', () => {
  it.each<[string, (b: BoardDoc) => void]>([
    ['a note of their own', (b) => b.addNote({ questionId: 'q2', text: 'new', authorId: 'person_me' })],
    ['its words', (b) => b.setText(mine, 'mine, better')],
    ['its place', (b) => b.placeNote(mine, 'q3', [5, 5])],
    ['the place of another note', (b) => b.placeNote(yours, 'q2', [5, 5])],
    ['a drawing', (b) => b.setDrawing('shape:1', { type: 'draw' })],
    ['taking their note away', (b) => b.removeNote(mine)],
    ['a card on their note', (b) => b.setStep(mine, { owner: 'HUB 07', sdgs: [11] })],
  ])('%s', (_, work) => expect(verdict(participant, work)).toBeNull())

  it.each<[string, (b: BoardDoc) => void, string]>([
    ['the words of another', (b) => b.setText(yours, 'not yours'), 'notYourNote'],
    ['letters at the end of another note', (b) => b.text(yours)?.insert(5, '!'), 'notYourNote'],
    ['taking away another note', (b) => b.removeNote(yours), 'notYourNote'],
    ['hiding another note', (b) => b.setHidden(yours, true), 'notYourNote'],
    [
      'a note in the name of another',
      (b) => b.addNote({ questionId: 'q1', authorId: 'person_you' }),
      'notYourNote',
    ],
    ['a cluster', (b) => b.makeCluster([mine], { questionId: 'q1' }), 'notAllowed'],
    [
      'a note under no question of the phase',
      (b) => b.addNote({ questionId: 'q9', authorId: 'person_me' }),
      'questionClosed',
    ],
  ])('not %s', (_, work, code) => expect(verdict(participant, work)).toBe(code))

  it('lets a clustered note of their own be taken away', () => {
    verdict(facilitator, (b) => b.makeCluster([mine], { questionId: 'q1', title: 'T' }))
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(participant, (b) => b.removeNote(mine))).toBeNull()
  })

  it('lets a facilitator do all of it', () => {
    expect(
      verdict(facilitator, (b) => {
        b.setText(yours, 'corrected')
        b.makeCluster([mine, yours], { questionId: 'q1', title: 'T' })
        b.setHidden(mine, true)
        b.removeNote(yours)
      }),
    ).toBeNull()
  })

  it('judges work done offline, all at once, like work done live', () => {
    expect(
      verdict(participant, (b) => {
        for (let n = 0; n < 5; n++) {
          const id = b.addNote({ questionId: 'q1', authorId: 'person_me' })
          for (const letter of 'letter by letter') b.text(id)?.insert(b.text(id)?.length ?? 0, letter)
          b.placeNote(id, 'q2', [n, n])
        }
        b.setText(mine, 'changed')
      }),
    ).toBeNull()
    expect(
      verdict(participant, (b) => {
        b.setText(mine, 'fine')
        b.text(yours)?.insert(0, 'not fine')
      }),
    ).toBe('notYourNote')
  })

  it('passes the undo and redo of their own work', () => {
    const undo = writer.undoManager()
    writer.addNote({ questionId: 'q1', text: 'x', authorId: 'person_me' })
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(participant, () => undo.undo())).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(participant, () => undo.redo())).toBeNull()
  })
})

describe('[B9] nonsense that is valid Yjs', () => {
  it.each<[string, (b: BoardDoc) => void]>([
    ['a map that is not ours', (b) => root('secrets')(b).set('a', 1)],
    ['a list in place of a map', (b) => b.doc.getArray('notes2').push([1])],
    ['facts without a question', (b) => root('notes')(b).set('note_x', { kind: 'note' })],
    ['a wording that is not a text', (b) => root('text')(b).set(mine, 'plain')],
    ['a text inside a place', (b) => root('xy')(b).set(mine, new Y.Text('x'))],
    ['a place beyond numbers', (b) => root('xy')(b).set(mine, [Number.NaN, 1])],
    ['a key without end', (b) => root('drawing')(b).set('k'.repeat(MAX_KEY_CHARS + 1), {})],
    [
      'facts without end',
      (b) => root('notes')(b).set(mine, { questionId: 'q1', createdAt: 1, more: 'x'.repeat(3000) }),
    ],
    ['an object inside a wording', (b) => b.text(mine)?.insertEmbed(0, { image: 1 })],
    ['a drawing over the limit', (b) => b.setDrawing('shape:1', { points: 'x'.repeat(MAX_DRAWING_CHARS) })],
  ])('refuses %s, also from a facilitator', (_, work) =>
    expect(verdict(facilitator, work)).toBe('damagedChange'),
  )

  it('takes a text up to the limit and refuses one letter more, in one piece or letter by letter', () => {
    const most = TEXT_SLACK * MAX_NOTE_CHARS - 'mine'.length
    expect(verdict(facilitator, (b) => b.text(mine)?.insert(0, 'x'.repeat(most)))).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(facilitator, (b) => b.text(mine)?.insert(3, 'y'))).toBe('noteTooLong')
  })

  it('takes a drawing just under the limit', () => {
    expect(
      verdict(facilitator, (b) => b.setDrawing('shape:1', { p: 'x'.repeat(MAX_DRAWING_CHARS - 10) })),
    ).toBeNull()
  })

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const said = judgeBoardUpdate(stored.doc, bytes, participant)
        expect(said === null || typeof said === 'string').toBe(true)
      }),
    )
  })

  it('refuses what it cannot judge instead of throwing: a number JSON has no word for, items inside each other', () => {
    expect(verdict(facilitator, (b) => root('drawing')(b).set('shape:1', { big: 1n }))).toBe('damagedChange')
    // Two structs of client 5; each names the other as its parent.
    const item = (parent: number) => [8, 0, 5, parent, 1, 125, 7]
    const circle = Uint8Array.from([1, 2, 5, 0, ...item(1), ...item(0), 0])
    expect(judgeBoardUpdate(stored.doc, circle, facilitator)).toBe('damagedChange')
  })

  it('leaves the document as it was', () => {
    const before = Y.encodeStateAsUpdate(stored.doc)
    verdict(participant, (b) => b.setText(yours, 'x'))
    expect(Y.encodeStateAsUpdate(stored.doc)).toEqual(before)
  })
})
