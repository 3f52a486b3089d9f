import { BoardDoc, isLeftAlone } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mergeClusters, splitCluster, stepCluster } from './cluster-moves.ts'

function board() {
  const doc = new BoardDoc(new Y.Doc())
  const note = (text: string) => doc.addNote({ questionId: 'q1', text })
  const order = () => doc.clusters().map(({ title }) => title)
  return { doc, note, order }
}

describe('merging two clusters', () => {
  it('keeps every note, hidden ones too, under the title of the one that stays', () => {
    const { doc, note } = board()
    const [a, b, c] = [note('a'), note('b'), note('c')]
    doc.setHidden(b, true)
    const from = doc.makeCluster([a, b], { questionId: 'q1', title: 'Money' })
    const into = doc.makeCluster([c], { questionId: 'q1', title: 'Funding' })
    mergeClusters(doc, from, into)
    expect(doc.clusters().map(({ title }) => title)).toEqual(['Funding'])
    expect(doc.notes().map(({ clusterId }) => clusterId)).toEqual([into, into, into])
  })

  it('is one step to undo', () => {
    const { doc, note } = board()
    const from = doc.makeCluster([note('a')], { questionId: 'q1', title: 'Money' })
    const into = doc.makeCluster([note('b')], { questionId: 'q1', title: 'Funding' })
    const undo = doc.undoManager()
    mergeClusters(doc, from, into)
    undo.undo()
    expect(doc.clusters().map(({ noteIds }) => noteIds.length)).toEqual([1, 1])
    undo.destroy()
  })
})

describe('splitting a cluster', () => {
  it('takes the chosen notes into a new one under the same question', () => {
    const { doc, note } = board()
    const [a, b] = [note('a'), note('b')]
    const id = doc.makeCluster([a, b], { questionId: 'q1', title: 'Money' })
    const fresh = splitCluster(doc, id, [b])
    expect(doc.note(a)?.clusterId).toBe(id)
    expect(doc.note(b)?.clusterId).toBe(fresh)
  })

  it('does nothing with none of its notes, or with all', () => {
    const { doc, note } = board()
    const a = note('a')
    const id = doc.makeCluster([a], { questionId: 'q1', title: 'Money' })
    expect(splitCluster(doc, id, [])).toBeNull()
    expect(splitCluster(doc, id, [a])).toBeNull()
    expect(doc.clusters()).toHaveLength(1)
  })
})

describe('order of clusters', () => {
  it('moves one place, and not past the ends', () => {
    const { doc, note, order } = board()
    for (const title of ['A', 'B', 'C']) doc.makeCluster([note(title)], { questionId: 'q1', title })
    const idOf = (title: string) => doc.clusters().find((cluster) => cluster.title === title)?.id ?? ''
    stepCluster(doc, doc.clusters(), idOf('C'), -1)
    expect(order()).toEqual(['A', 'C', 'B'])
    stepCluster(doc, doc.clusters(), idOf('A'), -1)
    expect(order()).toEqual(['A', 'C', 'B'])
    stepCluster(doc, doc.clusters(), idOf('A'), 1)
    expect(order()).toEqual(['C', 'A', 'B'])
  })

  it('tells apart two that hold the same order', () => {
    const { doc, note } = board()
    const first = doc.makeCluster([note('a')], { questionId: 'q1', title: 'A' })
    const second = doc.makeCluster([note('b')], { questionId: 'q1', title: 'B' })
    doc.setClusterOrder(second, doc.cluster(first)?.order ?? 0)
    const [top, below] = doc.clusters()
    stepCluster(doc, doc.clusters(), below?.id ?? '', -1)
    expect(doc.clusters().map(({ id }) => id)).toEqual([below?.id, top?.id])
  })
})

it('takes a group of one without a title for a note that was left alone', () => {
  const { doc, note } = board()
  doc.makeCluster([note('a')], { questionId: 'q1' })
  expect(doc.clusters().map(isLeftAlone)).toEqual([true])
})
