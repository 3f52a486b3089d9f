import type { TLShape, TLShapeId } from '@tldraw/tldraw'
import { describe, expect, it } from 'vitest'
import { shapeIdOf } from './shapes/board-shapes.ts'
import { stroke, words } from './testing/drawings.ts'
import { makeFacilitation, Person, sync } from './testing/people.ts'

/** Mulberry32: small, seeded, good enough to shuffle hands. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const QUESTIONS = ['q1', 'q2', 'q3', 'q_gone']

/** One random deed of one person, as its name for the log. */
function act(person: Person, random: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const { board, store, binding } = person
  const noteId = pick([...board.noteIds()]) ?? 'note_none'
  const clusterId = pick([...board.clusterIds()]) ?? 'cluster_none'
  const questionId = pick(QUESTIONS) ?? 'q1'
  const xy = [Math.round(random() * 900 - 100), Math.round(random() * 1600 - 100)] as const
  const drawn = `shape:${Math.floor(random() * 4)}`
  const deeds: Record<string, () => unknown> = {
    add: () =>
      board.addNote({ questionId, text: `n${Math.floor(random() * 99)}`, ...(random() < 0.5 && { xy }) }),
    type: () => {
      const text = board.text(noteId)
      if (text) board.transact(() => text.insert(Math.floor(random() * (text.length + 1)), 'x'))
    },
    place: () => board.hasNote(noteId) && board.placeNote(noteId, questionId, xy),
    group: () => board.hasNote(noteId) && board.makeCluster([noteId], { questionId, xy }),
    join: () => board.hasNote(noteId) && board.cluster(clusterId) && board.joinCluster([noteId], clusterId),
    moveCluster: () => board.moveCluster(clusterId, questionId, xy),
    title: () => board.setTitle(clusterId, `t${Math.floor(random() * 9)}`),
    dissolve: () => board.cluster(clusterId) && board.removeCluster(clusterId),
    merge: () => board.hasNote(noteId) && board.mergeInto(noteId, pick([...board.noteIds()]) ?? null),
    remove: () => board.removeNote(noteId),
    draw: () => {
      const make = random() < 0.5 ? stroke(drawn, Math.round(random() * 500)) : words(drawn)
      store.put([make as unknown as TLShape])
      binding.storeDrawing()
    },
    erase: () => {
      if (store.has(drawn as TLShapeId)) store.remove([drawn as TLShapeId])
      binding.storeDrawing()
    },
    vandalise: () => board.setDrawing(drawn, { ...stroke(drawn), parentId: drawn }),
    hold: () => store.has(shapeIdOf(noteId)) && binding.hold([shapeIdOf(noteId)]),
    letGo: () => binding.release(),
    frame: () => person.frame(),
  }
  const name = pick(Object.keys(deeds)) ?? 'frame'
  deeds[name]?.()
  return `${name} ${noteId.slice(-4)} ${clusterId.slice(-4)} ${questionId} ${xy} ${drawn}`
}

describe('two canvases on one board', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'end equal after random work of two hands, seed %i',
    (seed) => {
      const random = randomFrom(seed)
      const facilitation = makeFacilitation()
      const [a, b] = [new Person(facilitation), new Person(facilitation)]
      const log: string[] = []
      try {
        for (let step = 0; step < 250; step++) {
          const [who, person] = random() < 0.5 ? (['a', a] as const) : (['b', b] as const)
          log.push(`${who} ${act(person, random)}`)
          if (random() < 0.15) sync(a, b)
        }
        sync(a, b)
        for (const person of [a, b, a, b]) {
          person.binding.release()
          person.frame()
        }
        expect(b.shapes()).toEqual(a.shapes())
        expect(b.board.notes()).toEqual(a.board.notes())
        for (const person of [a, b]) {
          // A canvas opened afresh shows the same as one that was there all the time.
          const late = new Person(facilitation, { doc: person.board.doc })
          expect(person.shapes()).toEqual(late.shapes())
        }
      } catch (error) {
        throw new Error(`seed ${seed}, deeds:\n${log.join('\n')}`, { cause: error })
      }
    },
  )
})
