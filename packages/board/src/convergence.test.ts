import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { FacilitationDoc } from './facilitation-doc.ts'
import { repair } from './repair.ts'
import { BoardSnapshot, takeSnapshot } from './snapshot.ts'
import { fillFromTemplate, templates } from './template.ts'

/** One thing that a person, or a damaged client, does; numbers pick among what is there at that moment. */
type Operation =
  | { do: 'add'; question: number; text: string }
  | { do: 'type'; note: number; at: number; insert: string; remove: number }
  | { do: 'place'; note: number; question: number; x: number; y: number }
  | { do: 'remove'; note: number }
  | { do: 'merge'; note: number; into: number }
  | { do: 'hide'; note: number; hidden: boolean }
  | { do: 'group'; notes: number[]; question: number }
  | { do: 'join'; note: number; cluster: number }
  | { do: 'title'; cluster: number; text: string }
  | { do: 'moveCluster'; cluster: number; question: number; x: number; y: number }
  | { do: 'dissolve'; cluster: number }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'damage'; map: number; key: number; value: number }
  | { do: 'exchange' }

const index = fc.nat({ max: 40 })
const question = fc.nat({ max: 3 })
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const coordinate = fc.integer({ min: -200_000, max: 200_000 })

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), question, text }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      note: index,
      at: index,
      insert: text,
      remove: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      note: index,
      question,
      x: coordinate,
      y: coordinate,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), note: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), note: index, into: index }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('hide' as const), note: index, hidden: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      notes: fc.array(index, { maxLength: 4 }),
      question,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), note: index, cluster: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('title' as const), cluster: index, text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('moveCluster' as const),
      cluster: index,
      question,
      x: coordinate,
      y: coordinate,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dissolve' as const), cluster: index }) },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'redo' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('damage' as const),
      map: fc.nat({ max: 7 }),
      key: index,
      value: fc.nat({ max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'exchange' as const }) },
)

const QUESTIONS = ['q1', 'q2', 'q3', 'q-gone']
const NONSENSE: unknown[] = [null, 7, 'cluster_gone', { questionId: 4 }, { mergedInto: 'note_gone' }]

class Replica {
  readonly board = new BoardDoc(new Y.Doc())
  readonly undo = this.board.undoManager()
  readonly waiting: Uint8Array[] = []

  perform(op: Operation): void {
    const { board } = this
    const notes = [...board.noteIds()]
    const clusters = [...board.clusterIds()]
    const note = 'note' in op ? notes[op.note % (notes.length || 1)] : undefined
    const cluster = 'cluster' in op ? clusters[op.cluster % (clusters.length || 1)] : undefined
    const under = 'question' in op ? (QUESTIONS[op.question] ?? 'q1') : 'q1'
    switch (op.do) {
      case 'add':
        board.addNote({ questionId: under, text: op.text })
        break
      case 'type': {
        const shared = note === undefined ? null : board.text(note)
        if (!shared) break
        const at = Math.min(op.at, shared.length)
        board.transact(() => {
          shared.delete(at, Math.min(op.remove, shared.length - at))
          shared.insert(at, op.insert)
        })
        break
      }
      case 'place':
        if (note) board.placeNote(note, under, [op.x, op.y])
        break
      case 'remove':
        if (note) board.removeNote(note)
        break
      case 'merge':
        if (note) board.mergeInto(note, notes[op.into % notes.length] ?? null)
        break
      case 'hide':
        if (note) board.setHidden(note, op.hidden)
        break
      case 'group':
        board.makeCluster(
          op.notes.flatMap((n) => notes[n % (notes.length || 1)] ?? []),
          { questionId: under },
        )
        break
      case 'join':
        if (note && cluster) board.joinCluster([note], cluster)
        break
      case 'title':
        if (cluster) board.setTitle(cluster, op.text)
        break
      case 'moveCluster':
        if (cluster) board.moveCluster(cluster, under, [op.x, op.y])
        break
      case 'dissolve':
        if (cluster) board.removeCluster(cluster)
        break
      case 'undo':
        this.undo.undo()
        break
      case 'redo':
        this.undo.redo()
        break
      case 'damage': {
        const maps = Object.values(board.raw()) as Y.Map<unknown>[]
        const key = notes[op.key % (notes.length || 1)] ?? 'note_nobody'
        maps[op.map]?.set(key, NONSENSE[op.value])
        break
      }
      case 'exchange':
        break
    }
  }
}

const content = (board: BoardDoc) =>
  Object.fromEntries(Object.entries(board.raw()).map(([name, map]) => [name, map.toJSON()]))

function facilitation(): FacilitationDoc {
  const doc = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(doc, templates.local4action, {
    boardId: 'board_1',
    title: 'Session',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 0,
    hubs: [],
  })
  return doc
}

/** What must hold in every state a person can see, whatever the replicas went through. */
function expectValid(snapshot: BoardSnapshot): void {
  BoardSnapshot.parse(snapshot)
  const questions = new Set(snapshot.questions.map((q) => q.id))
  const notes = new Map(snapshot.notes.map((n) => [n.id, n]))
  const clusters = new Set(snapshot.clusters.map((c) => c.id))
  for (const note of snapshot.notes) {
    expect(questions).toContain(note.questionId)
    if (note.mergedInto !== null) {
      expect(note.mergedInto).not.toBe(note.id)
      expect(notes.get(note.mergedInto)?.mergedInto).toBeNull()
    }
    if (note.clusterId !== null && !note.hidden && !note.mergedInto)
      expect(clusters).toContain(note.clusterId)
  }
  const listed = snapshot.clusters.flatMap((c) => c.noteIds)
  expect(new Set(listed).size).toBe(listed.length)
  for (const cluster of snapshot.clusters) {
    expect(questions).toContain(cluster.questionId)
    for (const id of cluster.noteIds) expect(notes.get(id)?.questionId).toBe(cluster.questionId)
  }
}

describe('[B1] replicas converge', () => {
  it('makes three replicas equal and presentable after any work in any order of delivery', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 2 }), operation), { maxLength: 60 }),
        fc.infiniteStream(fc.nat({ max: 1000 })),
        (work, dice) => {
          const replicas = [new Replica(), new Replica(), new Replica()]
          for (const [at, replica] of replicas.entries())
            replica.board.doc.on('update', (update: Uint8Array, origin: unknown) => {
              if (origin === 'remote') return
              for (const [to, other] of replicas.entries()) if (to !== at) other.waiting.push(update)
            })
          const deliver = (replica: Replica) => {
            // Any order: Yjs keeps what lacks its predecessor until that arrives.
            while (replica.waiting.length > 0) {
              const at = (dice.next().value as number) % replica.waiting.length
              const [update] = replica.waiting.splice(at, 1)
              if (update) Y.applyUpdate(replica.board.doc, update, 'remote')
            }
          }
          for (const [at, op] of work) {
            const replica = replicas[at] as Replica
            if (op.do === 'exchange') deliver(replica)
            replica.perform(op)
          }
          for (const replica of replicas) deliver(replica)

          const [first, ...others] = replicas as [Replica, ...Replica[]]
          for (const other of others) expect(content(other.board)).toEqual(content(first.board))
          const facts = facilitation()
          const before = takeSnapshot(first.board, facts, 0)
          expectValid(before)
          repair(first.board, ['q1', 'q2', 'q3'])
          expect(repair(first.board, ['q1', 'q2', 'q3'])).toEqual([])
          expectValid(takeSnapshot(first.board, facts, 0))
        },
      ),
      { numRuns: 250 },
    )
  })
})

describe('[B4] undo', () => {
  it('takes back only what this person did, and leaves the words of others', () => {
    const mine = new Replica()
    const yours = new Replica()
    const id = mine.board.addNote({ questionId: 'q1', text: 'START' })
    Y.applyUpdate(yours.board.doc, Y.encodeStateAsUpdate(mine.board.doc))
    mine.undo.clear()
    mine.board.text(id)?.insert(0, 'x')
    mine.board.transact(() => mine.board.text(id)?.insert(0, 'mine '))
    yours.board.transact(() => yours.board.text(id)?.insert(5, ' yours'))
    Y.applyUpdate(mine.board.doc, Y.encodeStateAsUpdate(yours.board.doc))
    mine.undo.undo()
    expect(mine.board.note(id)?.text).toBe('xSTART yours')
  })
})
