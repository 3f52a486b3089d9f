import * as Y from 'yjs'
import type { Random } from './random.ts'

/**
 * The document of a board, written directly.
 *
 * The bench meets the server from outside, as any Yjs client does, and must also run against one that knows nothing of
 * this product. So it writes the root maps itself instead of importing them:
 *
 * | root map  | key     | value                                |
 * |-----------|---------|--------------------------------------|
 * | `notes`   | note id | `{questionId, kind, createdAt}`      |
 * | `text`    | note id | `Y.Text`                             |
 * | `xy`      | note id | `[x, y]`                             |
 * | `drawing` | id      | `{points}`: a freehand line, opaque  |
 */
const ROOTS = ['notes', 'text', 'xy', 'drawing'] as const

/** Writing phases of the seed: people who wrote it, wording per burst, places a note had before its last. */
const AUTHORS = 10
const BURST_CHARS = 16
const MOVES_PER_NOTE = 10
/** Notes that one update of the seed brings: some tens of kilobytes. */
const NOTES_PER_UPDATE = 40

const WORDS =
  'municipal budget ends after the pilot so the hub needs a partner who stays longer than one call'.split(' ')

/** @param serial makes the id unique within a run */
export const noteId = (serial: number): string => `note_${serial.toString(36).padStart(19, '0')}`

export function addNote(
  doc: Y.Doc,
  id: string,
  options: { text?: string; xy?: [number, number] } = {},
): void {
  doc.transact(() => {
    doc.getMap('notes').set(id, { questionId: 'q1', kind: 'note', createdAt: Date.now() })
    doc.getMap('text').set(id, new Y.Text(options.text ?? ''))
    if (options.xy) doc.getMap('xy').set(id, options.xy)
  })
}

/** Writes on at the end of a note. */
export function type(doc: Y.Doc, id: string, letters: string): void {
  const text = doc.getMap('text').get(id)
  if (!(text instanceof Y.Text)) throw new Error(`note ${id} has no wording to write on. Add the note first.`)
  text.insert(text.length, letters)
}

export function place(doc: Y.Doc, id: string, xy: [number, number]): void {
  doc.getMap('xy').set(id, xy)
}

/** Draws a freehand line anew; its size on the wire is about `bytes`. */
export function draw(doc: Y.Doc, id: string, bytes: number): void {
  doc.getMap('drawing').set(id, { points: '0,1 '.repeat(bytes / 4) })
}

/** Everything a board says, with keys in order: equal texts mean equal boards. */
export function boardText(doc: Y.Doc): string {
  return ROOTS.map((root) => {
    const entries = Object.entries(doc.getMap(root).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))
    return `${root} ${JSON.stringify(entries)}`
  }).join('\n')
}

/** A board that has been worked on, and the updates that made it, in order. */
export interface Seed {
  doc: Y.Doc
  ids: string[]
  updates: Uint8Array[]
}

/** A board of notes that were written at once and stayed where they were put. */
export function freshBoard(notes: number, random: Random): Seed {
  const doc = new Y.Doc()
  const seed: Seed = { doc, ids: [], updates: [] }
  doc.on('update', (update: Uint8Array) => seed.updates.push(update))
  doc.transact(() => {
    for (let n = 0; n < notes; n++) {
      const xy: [number, number] = [random.integer(0, 3000), random.integer(0, 3000)]
      addNote(doc, noteId(n), { text: sentence(random, random.integer(60, 120)), xy })
      seed.ids.push(noteId(n))
    }
  })
  return seed
}

/**
 * A board with notes and their history: several authors, wordings typed in bursts, each note moved some times in
 * between, so that the document holds what a real one does.
 */
export function seedBoard(notes: number, random: Random): Seed {
  const doc = new Y.Doc()
  const pending: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => pending.push(update))
  const authors = Array.from({ length: AUTHORS }, () => random.integer(1, 0x7fffffff))
  const seed: Seed = { doc, ids: [], updates: [] }
  for (let n = 0; n < notes; n++) {
    const id = noteId(n)
    // One document in the hands of one author after the other: Yjs signs each change with the id it has then.
    doc.clientID = random.pick(authors)
    addNote(doc, id, { xy: [random.integer(0, 3000), random.integer(0, 3000)] })
    seed.ids.push(id)
    const wording = sentence(random, random.integer(60, 120))
    for (let at = 0; at < wording.length; at += BURST_CHARS) {
      type(doc, id, wording.slice(at, at + BURST_CHARS))
      place(doc, random.pick(seed.ids), [random.integer(0, 3000), random.integer(0, 3000)])
    }
    for (let move = 0; move < MOVES_PER_NOTE; move++) {
      doc.clientID = random.pick(authors)
      place(doc, random.pick(seed.ids), [random.integer(0, 3000), random.integer(0, 3000)])
    }
    if ((n + 1) % NOTES_PER_UPDATE === 0 || n === notes - 1)
      seed.updates.push(Y.mergeUpdates(pending.splice(0)))
  }
  return seed
}

function sentence(random: Random, chars: number): string {
  let text = ''
  while (text.length < chars) text += `${random.pick(WORDS)} `
  return text.slice(0, chars)
}
