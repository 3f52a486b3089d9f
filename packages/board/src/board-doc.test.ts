import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type BoardChange, BoardDoc } from './board-doc.ts'
import { isDone, MAX_NOTE_CHARS } from './note.ts'
import { rewrite } from './rewrite.ts'

const empty = () => new BoardDoc(new Y.Doc())

describe('notes', () => {
  it('reads back what was written, with nothing for what was left out', () => {
    const board = empty()
    const id = board.addNote({ questionId: 'q1', text: 'Données ouvertes', language: 'fr', createdAt: 5 })
    expect(board.note(id)).toEqual({
      id,
      questionId: 'q1',
      text: 'Données ouvertes',
      kind: 'note',
      authorId: null,
      hubId: null,
      language: 'fr',
      createdAt: 5,
      clusterId: null,
      mergedInto: null,
      hidden: false,
      xy: null,
      step: null,
      translations: {},
    })
  })

  it('takes a wording of 280 characters and refuses one of 281, in words', () => {
    const board = empty()
    board.addNote({ questionId: 'q1', text: 'x'.repeat(MAX_NOTE_CHARS) })
    expect(() => board.addNote({ questionId: 'q1', text: 'x'.repeat(MAX_NOTE_CHARS + 1) })).toThrow(
      /281.*280/,
    )
  })

  it('reads notes in the order in which one hand wrote them, however fast', () => {
    const board = empty()
    const ids = Array.from({ length: 50 }, () => board.addNote({ questionId: 'q1' }))
    expect(board.notes().map((note) => note.id)).toEqual(ids)
  })

  it('leaves nothing behind when a note is removed', () => {
    const board = empty()
    const id = board.addNote({ questionId: 'q1', text: 'a', xy: [1, 2] })
    board.makeCluster([id], { questionId: 'q1', title: 'T' })
    board.setHidden(id, true)
    board.setStep(id, { owner: 'HUB 07' })
    board.removeNote(id)
    const { clusters: _c, titles: _t, ...ofNotes } = board.raw()
    for (const map of Object.values(ofNotes)) expect(map.size).toBe(0)
  })

  it('reads a next step as open until it says done, and an unknown status as open', () => {
    const board = empty()
    const id = board.addNote({ questionId: 'q3', text: 'a' })
    expect(isDone(board.note(id)?.step ?? null), 'no card').toBe(false)
    board.setStep(id, { owner: 'HUB 07' })
    expect(isDone(board.note(id)?.step ?? null), 'left out').toBe(false)
    board.setStep(id, { owner: 'HUB 07', status: 'done' })
    expect(isDone(board.note(id)?.step ?? null)).toBe(true)
    board.raw().steps.set(id, { owner: 'HUB 07', status: 'paused' })
    expect(board.note(id)?.step).toEqual({ owner: 'HUB 07' })
    expect(isDone(board.note(id)?.step ?? null), 'of a newer client').toBe(false)
  })

  it('keeps keys that a newer version wrote', () => {
    const board = empty()
    board.raw().state.set('note_1', { starred: true })
    board.raw().notes.set('note_1', { questionId: 'q1', createdAt: 1, kind: 'riddle', mood: 'calm' })
    board.setHidden('note_1', true)
    expect(board.raw().state.get('note_1')).toEqual({ starred: true, hidden: true })
    expect(board.note('note_1')?.kind).toBe('note')
  })

  it('leaves out a note whose facts cannot be read', () => {
    const board = empty()
    board.raw().notes.set('note_1', { questionId: 'q1' })
    board.raw().notes.set('note_2', 'text')
    expect(board.notes()).toEqual([])
  })

  it('writes one update when a note is dragged into another zone', () => {
    const board = empty()
    const id = board.addNote({ questionId: 'q1', text: 'a' })
    let updates = 0
    board.doc.on('update', () => updates++)
    board.placeNote(id, 'q2', [10.4, 1e9])
    expect(updates).toBe(1)
    expect(board.note(id)).toMatchObject({ questionId: 'q2', xy: [10, 100_000] })
    board.placeNote(id, 'q1', [0, 0])
    expect(board.raw().state.has(id)).toBe(false)
  })
})

describe('clusters', () => {
  it('gives a note one home, and its question is that of the cluster', () => {
    const board = empty()
    const id = board.addNote({ questionId: 'q1', text: 'a' })
    const first = board.makeCluster([id], { questionId: 'q1', title: 'First' })
    const second = board.makeCluster([id], { questionId: 'q3', title: 'Second' })
    expect(board.note(id)).toMatchObject({ clusterId: second, questionId: 'q3' })
    expect(board.clusters().map((c) => [c.id, c.noteIds])).toEqual([
      [first, []],
      [second, [id]],
    ])
  })

  it('goes with its last note when nobody named it, and stays when somebody did', () => {
    const board = empty()
    const [a, b] = [board.addNote({ questionId: 'q1' }), board.addNote({ questionId: 'q1' })]
    board.makeCluster([a], { questionId: 'q1' })
    const named = board.makeCluster([b], { questionId: 'q1', title: 'Funding' })
    board.placeNote(a, 'q1', [0, 0])
    board.placeNote(b, 'q1', [0, 0])
    expect(board.clusters().map((c) => c.id)).toEqual([named])
  })

  it('lets a note go without giving it a place', () => {
    const board = new BoardDoc(new Y.Doc())
    const [a, b] = [
      board.addNote({ questionId: 'q1', text: 'a' }),
      board.addNote({ questionId: 'q1', text: 'b' }),
    ]
    const cluster = board.makeCluster([a, b], { questionId: 'q2', title: 'Data' })
    board.leaveCluster(a)
    expect(board.note(a)).toMatchObject({ clusterId: null, xy: null, questionId: 'q2' })
    expect(board.note(b)?.clusterId).toBe(cluster)
  })

  it('lets notes be carried to another question, where those that came have no place yet', () => {
    const board = new BoardDoc(new Y.Doc())
    const [a, b] = [
      board.addNote({ questionId: 'q1', text: 'a', xy: [10, 10] }),
      board.addNote({ questionId: 'q2', text: 'b', xy: [20, 20] }),
    ]
    const bare = board.makeCluster([a, b], { questionId: 'q1' })
    board.carryNotes([a, b, 'note_gone'], 'q1')
    expect(board.note(a)).toMatchObject({ clusterId: null, questionId: 'q1', xy: [10, 10] })
    expect(board.cluster(bare)).toBeNull()
    board.carryNotes([a], 'q3')
    expect(board.note(a)).toMatchObject({ clusterId: null, questionId: 'q3', xy: null })
  })

  it('leaves its notes under its question when it is dissolved', () => {
    const board = empty()
    const id = board.addNote({ questionId: 'q1' })
    const cluster = board.makeCluster([id], { questionId: 'q2', title: 'Moved' })
    board.removeCluster(cluster)
    expect(board.note(id)).toMatchObject({ clusterId: null, questionId: 'q2' })
  })
})

describe('merging', () => {
  it('follows a chain to its end and treats a circle as none', () => {
    const board = empty()
    const [a, b, c] = [1, 2, 3].map((n) => board.addNote({ questionId: 'q1', text: `${n}` })) as [
      `note_${string}`,
      `note_${string}`,
      `note_${string}`,
    ]
    board.mergeInto(a, b)
    board.mergeInto(b, c)
    expect(board.note(a)?.mergedInto).toBe(c)
    board.mergeInto(c, a)
    expect(board.notes().map((n) => n.mergedInto)).toEqual([null, null, null])
  })
})

describe('following', () => {
  it('tells once for each transaction which notes, clusters and drawings changed, and whose hand it was', () => {
    const mine = empty()
    const changes: BoardChange[] = []
    const stop = mine.observe((change) => changes.push(change))
    const id = mine.addNote({ questionId: 'q1', text: 'a' })
    const cluster = mine.makeCluster([id], { questionId: 'q1', title: 'T' })
    mine.setDrawing('shape:1', { x: 1 })
    const yours = empty()
    Y.applyUpdate(yours.doc, Y.encodeStateAsUpdate(mine.doc))
    yours.setText(id, 'ab')
    yours.setTitle(cluster, 'Ti')
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(yours.doc), 'socket')
    stop()
    mine.removeNote(id)
    expect(changes.map((c) => [[...c.notes], [...c.clusters], [...c.drawing], c.own])).toEqual([
      [[id], [], [], true],
      [[id], [cluster], [], true],
      [[], [], ['shape:1'], true],
      [[id], [cluster], [], false],
    ])
  })
})

describe('rewrite', () => {
  const cases: [string, string][] = [
    ['', 'abc'],
    ['abc', ''],
    ['abcabc', 'abcXabc'],
    ['aaaa', 'aa'],
    ['👍👎', '👎'],
    ['👍', '👎'],
    ['été', 'étés'],
  ]
  it.each(cases)('turns %j into %j', (from, to) => {
    const shared = new Y.Doc().getText('t')
    shared.insert(0, from)
    rewrite(shared, to)
    expect(shared.toString()).toBe(to)
  })

  it('keeps letters that somebody else typed at the other end meanwhile', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    a.getText('t').insert(0, 'START')
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    rewrite(a.getText('t'), 'START of a')
    rewrite(b.getText('t'), 'b: START')
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    expect(a.getText('t').toString()).toBe('b: START of a')
  })
})
