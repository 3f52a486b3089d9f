import { type BoardDoc, byOrder, type Cluster } from '@atelier/board'

/** All notes of a cluster, those taken from view or joined to another included. */
const membersOf = (board: BoardDoc, clusterId: string): string[] =>
  board.notes().flatMap((note) => (note.clusterId === clusterId ? [note.id] : []))

/** Puts all notes of one cluster into another, whose title stays, in one step. */
export function mergeClusters(board: BoardDoc, fromId: string, intoId: string): void {
  if (fromId === intoId || !board.cluster(fromId) || !board.cluster(intoId)) return
  board.transact(() => {
    board.joinCluster(membersOf(board, fromId), intoId)
    if (board.cluster(fromId)) board.removeCluster(fromId)
  })
}

/**
 * Takes notes out of a cluster into a new one beside it, in one step.
 *
 * @returns id of the new cluster; `null` when none of them is in it, or all are: then nothing is to be split
 */
export function splitCluster(board: BoardDoc, clusterId: string, noteIds: readonly string[]): string | null {
  const cluster = board.cluster(clusterId)
  const members = membersOf(board, clusterId)
  const leaving = members.filter((id) => noteIds.includes(id))
  if (!cluster || leaving.length === 0 || leaving.length === members.length) return null
  return board.makeCluster(leaving, { questionId: cluster.questionId })
}

/** Moves a cluster one place up (-1) or down (+1) in the reading order of its question. */
export function stepCluster(board: BoardDoc, clusters: readonly Cluster[], id: string, step: -1 | 1): void {
  const moving = clusters.find((cluster) => cluster.id === id)
  const row = clusters.filter(({ questionId }) => questionId === moving?.questionId).sort(byOrder)
  const at = row.findIndex((cluster) => cluster.id === id)
  const to = at + step
  if (!moving || to < 0 || to >= row.length) return
  // Two that were made at the same moment may hold the same order: then no exchange would tell them apart.
  const orders = row.map(({ order }) => order)
  for (let n = 1; n < orders.length; n++) orders[n] = Math.max(orders[n] ?? 0, (orders[n - 1] ?? 0) + 1)
  row.splice(at, 1)
  row.splice(to, 0, moving)
  board.transact(() => {
    row.forEach((cluster, index) => {
      const order = orders[index] ?? 0
      if (cluster.order !== order) board.setClusterOrder(cluster.id, order)
    })
  })
}
