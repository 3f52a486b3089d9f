import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'

function boardWith(count: number) {
  const board = new BoardDoc(new Y.Doc())
  const ids = Array.from({ length: count }, (_, n) =>
    board.addNote({ questionId: 'q1', text: `n${n}`, createdAt: 1000 + n }),
  )
  const clusterId = board.makeCluster(ids, { questionId: 'q1' })
  const order = () => board.clusters()[0]?.noteIds
  return { board, ids, clusterId, order }
}

describe('the order of notes in a cluster', () => {
  it('is by age until somebody puts a note elsewhere', () => {
    const { board, ids, clusterId, order } = boardWith(3)
    const [a, b, c] = ids as [string, string, string]
    expect(order()).toEqual([a, b, c])
    board.joinCluster([c], clusterId, a)
    expect(order()).toEqual([c, a, b])
    board.joinCluster([c], clusterId, null)
    expect(order()).toEqual([a, b, c])
  })

  it('keeps several notes together where they were put', () => {
    const { board, ids, clusterId, order } = boardWith(4)
    const [a, b, c, d] = ids as [string, string, string, string]
    board.joinCluster([d, c], clusterId, b)
    expect(order()).toEqual([a, d, c, b])
  })

  it('follows any sequence of moves', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 6 })), { maxLength: 25 }), (moves) => {
        const { board, ids, clusterId, order } = boardWith(6)
        let expected = [...ids] as string[]
        for (const [which, where] of moves) {
          const id = ids[which] as string
          const others = expected.filter((other) => other !== id)
          const before = others[where] ?? null
          board.joinCluster([id], clusterId, before)
          expected = others.toSpliced(before === null ? others.length : where, 0, id)
          expect(order()).toEqual(expected)
        }
      }),
    )
  })

  it('is by age again in another cluster', () => {
    const { board, ids, clusterId } = boardWith(3)
    const [a, b, c] = ids as [string, string, string]
    board.joinCluster([c], clusterId, a)
    const other = board.makeCluster([], { questionId: 'q1', title: 'Other' })
    board.joinCluster([c, a, b], other)
    expect(board.clusters().find(({ id }) => id === other)?.noteIds).toEqual([a, b, c])
  })
})
