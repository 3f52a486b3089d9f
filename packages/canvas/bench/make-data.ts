import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BoardDoc, NOTE_HEIGHT, zoneX } from '@atelier/board'
import * as Y from 'yjs'
import {
  type Crowd,
  FRAMES_OF_MOVES,
  fillBoard,
  MOVES_A_FRAME,
  offsetAt,
  placesOf,
  wording,
} from './wall-of-notes.ts'

const COLOURS = ['yellow', 'green', 'violet', 'light-blue', 'orange', 'light-red', 'light-green', 'blue']
/** A built-in note is that wide and high, board units. */
const BUILT_IN = 200

/**
 * Writes what the two pages load: our board as one update, the moves of others as one update a frame, and the same
 * notes at the same places as records of tldraw's own.
 */
export async function makeData(folder: string, crowd: Crowd): Promise<void> {
  await mkdir(folder, { recursive: true })
  const board = fillBoard(crowd)
  const places = placesOf(board, crowd.questions)
  const notes = board.notes()
  await Promise.all([
    writeFile(join(folder, `board-${crowd.questions}.bin`), Y.encodeStateAsUpdate(board.doc)),
    writeFile(
      join(folder, `notes-${crowd.questions}.json`),
      JSON.stringify(
        notes.map((note, n) => ({
          id: `shape:n${String(n).padStart(5, '0')}`,
          x: places.get(note.id)?.x,
          y: places.get(note.id)?.y,
          index: `a1${String(n).padStart(5, '0')}V`,
          text: wording(n),
          color: COLOURS[n % crowd.questions],
          scale: NOTE_HEIGHT / BUILT_IN,
        })),
      ),
    ),
  ])
  await writeFile(join(folder, `moves-${crowd.questions}.bin`), pack(movesOf(board, places)))
}

/** What somebody else's replica sends who moves twenty placed notes in each frame. */
function movesOf(board: BoardDoc, places: ReturnType<typeof placesOf>): Uint8Array[] {
  const peer = new BoardDoc(new Y.Doc())
  Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(board.doc))
  const loose = peer.notes().filter((note) => note.xy && !note.clusterId)
  const updates: Uint8Array[] = []
  peer.doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let frame = 0; frame < FRAMES_OF_MOVES; frame++)
    peer.transact(() => {
      for (let n = 0; n < MOVES_A_FRAME; n++) {
        const note = loose[(frame * MOVES_A_FRAME + n) % loose.length]
        const home = note && places.get(note.id)
        if (!note || !home) continue
        const { dx, dy } = offsetAt(frame, n)
        peer.placeNote(note.id, note.questionId, [home.x - zoneX(home.zone) + dx, home.y + dy])
      }
    })
  return updates
}

function pack(updates: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(updates.reduce((sum, update) => sum + 4 + update.length, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const update of updates) {
    view.setUint32(at, update.length)
    packed.set(update, at + 4)
    at += 4 + update.length
  }
  return packed
}
