import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { type Author, judgeBoardUpdate, MAX_DRAWING_CHARS, MAX_KEY_CHARS, TEXT_SLACK } from './judge.ts'
import { MAX_NOTE_CHARS } from './note.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { templates } from './template.ts'

const phase = (id: string) => templates.open.agenda.phases.find((p) => p.id === id) ?? null
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

// Structs written by hand, as no client of ours would. Numbers are below 128, texts shorter than that.
const text = (words: string) => [words.length, ...Buffer.from(words)]
const any = (value: string | number | object): number[] => {
  if (typeof value === 'string') return [119, ...text(value)]
  if (typeof value === 'number') return [125, value]
  const fields = Object.entries(value)
  return [118, fields.length, ...fields.flatMap(([key, field]) => [...text(key), ...any(field)])]
}
/** Values one after the other under a key of a root map. */
const entry = (map: string, key: string, ...values: object[]) => [
  ...[0x28, 1, ...text(map), ...text(key), values.length],
  ...values.flatMap(any),
]
/** A value behind another item. */
const after = (client: number, clock: number, value: object) => [0x88, client, clock, 1, ...any(value)]
const factsOf = (authorId: string) => ({ questionId: 'q1', kind: 'note', createdAt: 1, authorId })

const root = (name: string) => (board: BoardDoc) => board.doc.getMap(name)

describe('[B8] what a participant may change while writing is open', () => {
  it.each<[string, (b: BoardDoc) => void]>([
    ['a note of their own', (b) => b.addNote({ questionId: 'q2', text: 'new', authorId: 'person_me' })],
    ['its words', (b) => b.setText(mine, 'mine, better')],
    ['its place', (b) => b.placeNote(mine, 'q3', [5, 5])],
    ['the place of another note', (b) => b.placeNote(yours, 'q2', [5, 5])],
    ['a drawing', (b) => b.setDrawing('shape:1', { type: 'draw' })],
    ['taking their note away', (b) => b.removeNote(mine)],
    ['a card that says it is carried out', (b) => b.setStep(mine, { status: 'done' })],
    ['a card of a newer client', (b) => root('steps')(b).set(mine, { status: 'paused' })],
    ['a card on their note', (b) => b.setStep(mine, { owner: 'HUB 07', sdgs: [11] })],
  ])('%s', (_, work) => expect(verdict(participant, work)).toBeNull())

  it.each<[string, (b: BoardDoc) => void, string]>([
    ['the words of another', (b) => b.setText(yours, 'not yours'), 'notYourNote'],
    ['letters at the end of another note', (b) => b.text(yours)?.insert(5, '!'), 'notYourNote'],
    ['taking away another note', (b) => b.removeNote(yours), 'notYourNote'],
    ['hiding another note', (b) => b.setHidden(yours, true), 'notAllowed'],
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

  it('[B8] refuses one client named twice in a change: Yjs applies its last section alone', () => {
    const section = (structs: number[][], client: number) => [structs.length, client, 0, ...structs.flat()]
    const updateOf = (...sections: number[][]) => Uint8Array.from([sections.length, ...sections.flat(), 0])
    const forged = [entry('notes', 'note_x', factsOf('person_me')), after(5, 0, factsOf('person_you'))]
    const cover = ['a', 'b', 'c'].map((key) => entry('drawing', `shape:${key}`, { type: 'draw' }))
    for (const update of [
      updateOf(section(cover, 5), section(forged, 5)),
      updateOf(section(cover, 5), section([], 6), section(forged, 5)),
    ]) {
      expect(judgeBoardUpdate(stored.doc, update, participant)).toBe('damagedChange')
      const applied = new Y.Doc()
      Y.applyUpdate(applied, update)
      expect(applied.getMap('notes').get('note_x')).toMatchObject({ authorId: 'person_you' })
    }
    expect(judgeBoardUpdate(stored.doc, updateOf(section(forged, 5)), participant)).toBe('notYourNote')
    expect(judgeBoardUpdate(stored.doc, updateOf(section(cover, 5)), participant)).toBeNull()
  })

  it('[B8] refuses the rest of an item elsewhere than its beginning is, where every replica would put it', () => {
    writer.doc.clientID = 5
    writer.doc.getMap('notes').set('note_x', factsOf('person_me'))
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    const longer = (map: string, key: string) =>
      Uint8Array.from([1, 1, 5, 0, ...entry(map, key, factsOf('person_me'), factsOf('person_you')), 0])
    expect(judgeBoardUpdate(stored.doc, longer('drawing', 'shape:x'), participant)).toBe('damagedChange')
    expect(judgeBoardUpdate(stored.doc, longer('notes', 'note_x'), participant)).toBe('notYourNote')
    // What it would have done.
    const replica = new Y.Doc()
    Y.applyUpdate(stored.doc, longer('drawing', 'shape:x'))
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(stored.doc))
    expect(replica.getMap('notes').get('note_x')).toMatchObject({ authorId: 'person_you' })
  })

  it('passes a wording sent whole again, of which the beginning is known, and what follows something long gone', () => {
    const lengthen = () => writer.text(mine)?.insert(writer.text(mine)?.length ?? 0, 'er')
    lengthen()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    lengthen()
    expect(judgeBoardUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc), facilitator)).toBeNull()
    stored.removeNote(mine)
    expect(
      verdict(participant, (b) => {
        lengthen()
        b.addNote({ questionId: 'q1', text: 'beside it', authorId: 'person_me' })
      }),
    ).toBeNull()
  })

  it('refuses items that follow each other all round, and texts of a kind that browsers do not know', () => {
    // Two structs of client 5; each names the other as the one it stands behind.
    const behind = (clock: number) => [0x88, 5, clock, 1, 125, 7]
    const circle = Uint8Array.from([1, 2, 5, 0, ...behind(1), ...behind(0), 0])
    expect(judgeBoardUpdate(stored.doc, circle, participant)).toBe('damagedChange')
    expect(verdict(facilitator, (b) => root('text')(b).set('note_x', new Y.XmlText('x')))).toBe(
      'damagedChange',
    )
  })

  it('refuses to merge notes all round, in one change, with what is stored, or a note into itself', () => {
    const into = (key: string, target: string) => (b: BoardDoc) =>
      root('state')(b).set(key, { mergedInto: target })
    const both = (b: BoardDoc) => {
      into(mine, yours)(b)
      into(yours, mine)(b)
    }
    expect(verdict(facilitator, both)).toBe('damagedChange')
    stored.mergeInto(mine, yours)
    const third = stored.addNote({ questionId: 'q1', text: 'third' })
    const alone = (work: (b: BoardDoc) => void) => {
      const replica = new BoardDoc(new Y.Doc())
      Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(stored.doc))
      const before = Y.encodeStateVector(replica.doc)
      work(replica)
      return judgeBoardUpdate(stored.doc, Y.encodeStateAsUpdate(replica.doc, before), facilitator)
    }
    expect(alone(into(yours, mine))).toBe('damagedChange')
    expect(alone(into(third, third))).toBe('damagedChange')
    // A chain is no circle, and what is merged can be merged elsewhere.
    expect(alone(into(yours, third))).toBeNull()
    expect(alone(into(mine, third))).toBeNull()
  })

  it('leaves the document as it was', () => {
    const before = Y.encodeStateAsUpdate(stored.doc)
    verdict(participant, (b) => b.setText(yours, 'x'))
    expect(Y.encodeStateAsUpdate(stored.doc)).toEqual(before)
  })
})

describe('[B8] what each phase opens', () => {
  const inPhase = (id: string, settings = DEFAULT_SETTINGS): Author => ({
    ...participant,
    phase: templates.local4action.agenda.phases.find((p) => p.id === id) ?? null,
    settings,
  })

  it('keeps new notes off the board while writing is silent', () => {
    const work = (b: BoardDoc) => b.addNote({ questionId: 'q1', text: 'x', authorId: 'person_me' })
    expect(verdict(inPhase('write-q1'), work)).toBe('writingIsHidden')
  })

  it('keeps every note off the board that nobody may attribute', () => {
    const work = (b: BoardDoc) => b.addNote({ questionId: 'q3', text: 'x' })
    expect(verdict(inPhase('results', { ...DEFAULT_SETTINGS, anonymity: 'none' }), work)).toBe('notYourNote')
  })

  it('lets people join their own note to one that says the same, and part it again, while all read', () => {
    expect(verdict(inPhase('reading'), (b) => b.mergeInto(mine, yours))).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(inPhase('reading'), (b) => b.mergeInto(mine, null))).toBeNull()
    expect(verdict(inPhase('reading'), (b) => b.mergeInto(yours, mine))).toBe('notYourNote')
  })

  it('takes a note out of view by a facilitator only', () => {
    expect(verdict(inPhase('reading'), (b) => b.setHidden(mine, true))).toBe('notAllowed')
    expect(
      verdict({ ...facilitator, ...inPhase('reading'), role: 'facilitator' }, (b) =>
        b.setHidden(yours, true),
      ),
    ).toBeNull()
  })

  it('takes the card of one’s own next step, and nobody else’s, while commitments are made', () => {
    const step = { owner: 'HUB 07', due: '2027-03-01' }
    expect(verdict(inPhase('results'), (b) => b.setStep(mine, step))).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(inPhase('results'), (b) => b.setStep(yours, step))).toBe('notYourNote')
    expect(verdict(inPhase('reading'), (b) => b.setStep(mine, step))).toBe('phaseClosed')
  })

  it('takes nothing from participants while all is frozen', () => {
    const frozen = inPhase('results', { ...DEFAULT_SETTINGS, frozen: true })
    expect(verdict(frozen, (b) => b.setText(mine, 'later'))).toBe('phaseClosed')
    expect(verdict({ ...frozen, role: 'facilitator' }, (b) => b.setText(mine, 'later'))).toBeNull()
  })

  it('stops at the most notes of one person under one question, and not before', () => {
    const limited = { ...participant, settings: { ...DEFAULT_SETTINGS, notesPerPerson: 2 } }
    const add = (b: BoardDoc) => b.addNote({ questionId: 'q1', text: 'x', authorId: 'person_me' })
    expect(verdict(limited, add)).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(limited, add)).toBe('tooManyNotes')
    expect(
      verdict(limited, (b) => b.addNote({ questionId: 'q2', text: 'x', authorId: 'person_me' })),
    ).toBeNull()
  })

  it('stops at the most clusters of one question, but for facilitators', () => {
    const settings = { ...DEFAULT_SETTINGS, clustering: 'everyone' as const, clusterLimit: 1 }
    const grouping = { ...inPhase('clustering'), settings }
    const make = (b: BoardDoc) => b.makeCluster([mine], { questionId: 'q1' })
    expect(verdict(grouping, make)).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(grouping, make)).toBe('tooManyClusters')
    expect(verdict({ ...grouping, role: 'facilitator' }, make)).toBeNull()
  })

  it('lets nobody put a translation beside a note while nothing is open', () => {
    const translate = (b: BoardDoc) => b.setTranslation(yours, 'es', { text: 'suya', by: 'person', at: 1 })
    expect(verdict(inPhase('reading'), translate)).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(inPhase('clustering'), translate)).toBe('phaseClosed')
  })
})

describe('[B10] a draft', () => {
  const author: Author = { ...participant, draft: { birth: () => null, change: true } }
  beforeEach(() => {
    stored = new BoardDoc(new Y.Doc())
    writer = new BoardDoc(new Y.Doc())
  })

  it('takes notes and cards of its owner, with or without their name', () => {
    expect(
      verdict(author, (b) => b.addNote({ questionId: 'q1', text: 'a', authorId: 'person_me' })),
    ).toBeNull()
    expect(
      verdict(author, (b) => b.setStep(b.addNote({ questionId: 'q3', text: 'b' }), { owner: 'HUB 07' })),
    ).toBeNull()
  })

  it('takes neither notes of others, nor clusters, nor drawings', () => {
    expect(verdict(author, (b) => b.addNote({ questionId: 'q1', text: 'a', authorId: 'person_you' }))).toBe(
      'notYourNote',
    )
    expect(verdict(author, (b) => b.makeCluster([], { questionId: 'q1' }))).toBe('damagedChange')
    expect(verdict(author, (b) => b.setDrawing('shape:1', { type: 'draw' }))).toBe('damagedChange')
    expect(verdict(author, (b) => b.doc.getMap('moved').set('note_1', 'x'))).toBe('damagedChange')
  })

  it('lets its owner finish what already stands on the board, for a moment, and begin nothing', () => {
    const id = stored.addNote({ questionId: 'q1', text: 'Finan', authorId: 'person_me' })
    const other = stored.addNote({ questionId: 'q1', text: 'x', authorId: 'person_you' })
    Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(stored.doc))
    const phase =
      templates.local4action.agenda.phases.find(({ id: phaseId }) => phaseId === 'reading') ?? null
    const after: Author = { ...participant, phase, grace: true }
    expect(verdict(after, (b) => b.setText(id, 'Financement'))).toBeNull()
    expect(verdict(after, (b) => b.setText(other, 'y'))).toBe('notYourNote')
    const add = (b: BoardDoc) => b.addNote({ questionId: 'q1', text: 'new', authorId: 'person_me' })
    expect(verdict(after, add)).toBe('phaseClosed')
  })

  it('takes new notes as the clock says, and changes of what is there when they are let in', () => {
    const shut: Author = { ...author, draft: { birth: () => 'questionClosed', change: false } }
    expect(verdict(shut, (b) => b.addNote({ questionId: 'q1', text: 'x' }))).toBe('questionClosed')
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    const [id = ''] = stored.noteIds()
    for (const change of [
      (b: BoardDoc) => b.setText(id, 'y'),
      (b: BoardDoc) => b.removeNote(id),
      (b: BoardDoc) => b.setStep(id, {}),
    ])
      expect(verdict({ ...shut, role: 'facilitator' }, change)).toBe('phaseClosed')
    const open: Author = { ...author, draft: { birth: () => 'questionClosed', change: true } }
    expect(verdict(open, (b) => b.setText(id, 'z'))).toBeNull()
  })

  it('holds the limit of notes of one person', () => {
    const limited = { ...author, settings: { ...DEFAULT_SETTINGS, notesPerPerson: 1 } }
    const add = (b: BoardDoc) => b.addNote({ questionId: 'q1', text: 'x' })
    expect(verdict(limited, add)).toBeNull()
    Y.applyUpdate(stored.doc, Y.encodeStateAsUpdate(writer.doc))
    expect(verdict(limited, add)).toBe('tooManyNotes')
  })
})

it('tells which keys a change touches, deletions included', () => {
  stored = new BoardDoc(new Y.Doc())
  writer = new BoardDoc(new Y.Doc())
  const id = stored.addNote({ questionId: 'q1', text: 'a' })
  const cluster = stored.makeCluster([id], { questionId: 'q1', title: 'A' })
  Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(stored.doc))
  const touched: string[] = []
  const facilitator: Author = {
    role: 'facilitator',
    personId: 'person_lead',
    phase: null,
    settings: DEFAULT_SETTINGS,
    touch: (root, key) => void touched.push(`${root}/${key}`),
  }
  expect(
    verdict(facilitator, (b) => {
      b.setTitle(cluster, 'AB')
      b.leaveCluster(id)
    }),
  ).toBeNull()
  expect(new Set(touched)).toEqual(new Set([`titles/${cluster}`, `cluster/${id}`]))
})
