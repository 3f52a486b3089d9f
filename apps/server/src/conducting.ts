import { canWrite, judgeBoardUpdate, usesDraft } from '@atelier/board'
import type { InspectedChange, Sync } from '@atelier/sync'
import { draftGate, inGrace } from './draft-gate.ts'
import type { LiveBoard } from './live-board.ts'
import { BoardPeer } from './sync-socket.ts'
import { type BoardTrails, isFollowed } from './trail.ts'

/** Judges a change that a device sends, and tells the trail whose it is. */
export function judgeChange(
  { doc, decoded, peer }: InspectedChange,
  { trails, now }: { trails: BoardTrails; now: () => number },
): string | null {
  if (!(peer instanceof BoardPeer) || peer.document === 'facilitation') return null
  const { boardId, role, personId } = peer.access
  const { phase, settings } = peer.live
  const author = { role, personId, phase, settings }
  if (peer.document === 'draft')
    return judgeBoardUpdate(doc, decoded, {
      ...author,
      draft: draftGate(peer.live, role, now(), peer.answering),
    })
  const touched: [root: string, key: string][] = []
  const refused = judgeBoardUpdate(doc, decoded, {
    ...author,
    grace: inGrace(peer.live, now()),
    touch(root, key) {
      if (isFollowed(root)) touched.push([root, key])
    },
  })
  if (refused === null && touched.length > 0)
    trails.touched(boardId, actorOf(peer.access, peer.live), touched)
  return refused
}

/** Whose doing it is, as far as the session says so. */
export function actorOf(
  { personId, role }: Pick<BoardPeer['access'], 'personId' | 'role'>,
  { settings }: Pick<LiveBoard, 'settings'>,
) {
  return { personId: settings.anonymity === 'none' && role === 'participant' ? null : personId, role }
}

/** Asks participants' devices for what was refused to them, when they may write more than before. */
export function askWhoWaits(sync: Sync, boardId: string, live: LiveBoard, before: LiveBoard): void {
  const moved = before.phase !== live.phase || before.settings.frozen !== live.settings.frozen
  const opens = (document: 'board' | 'draft') =>
    canWrite('participant', document, live.phase, live.settings) &&
    (moved || !canWrite('participant', document, before.phase, before.settings))
  const board = opens('board')
  // What was typed while everything stood still is asked for once it moves, whatever the phase is by then.
  const thawed = before.settings.frozen && !live.settings.frozen
  const draft = thawed || (usesDraft(live.phase, live.settings) && opens('draft'))
  if (!board && !draft) return
  sync.ask((_name, peer) => {
    if (!(peer instanceof BoardPeer) || peer.access.boardId !== boardId || peer.access.role !== 'participant')
      return false
    if (peer.document === 'board') return board
    if (peer.document !== 'draft' || !draft) return false
    peer.asked()
    return true
  })
}
