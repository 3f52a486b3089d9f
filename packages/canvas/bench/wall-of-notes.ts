import { BoardDoc, type Hub, hubCodes, LOCALES, layoutZone, zoneX } from '@atelier/board'
import * as Y from 'yjs'

/** What both pages hold: so many notes, with these words, under that many questions. */
export interface Crowd {
  notes: number
  questions: number
}

/** Wordings of the length that people write: from two words to two lines. */
const WORDS = [
  'Le financement s’arrête après le projet pilote.',
  'Datos locales poco comparables entre ciudades',
  'We need a shared calendar of peer visits',
  'Peu de temps pour documenter ce qui marche.',
  'Una red de contactos por ODS, con una persona de referencia en cada HUB',
  'Training for councillors',
  'Traduire les guides dans les langues locales pour les équipes municipales.',
  'Medir el impacto',
]

/** Notes of one question that stand together in named groups: one in three, eight to a group. */
const GROUP = 8

export const wording = (n: number) => `${WORDS[(n * 5) % WORDS.length] ?? ''} ${n}`

export const hubs = (): Hub[] => {
  const names = Array.from({ length: 23 }, (_, n) => `HUB ${String(n + 1).padStart(2, '0')}`)
  const codes = hubCodes(names)
  return names.map((name, order) => ({
    id: `hub_${String(order + 1).padStart(2, '0')}`,
    order,
    name,
    code: codes[order] ?? 'HUB',
    city: '',
    language: null,
    sdgs: [],
  }))
}

/**
 * A board with these notes: a third of them in named groups, half of the others where somebody put them, the rest
 * where the wall puts them.
 */
export function fillBoard({ notes, questions }: Crowd): BoardDoc {
  const board = new BoardDoc(new Y.Doc())
  board.transact(() => {
    const made: string[][] = Array.from({ length: questions }, () => [])
    for (let n = 0; n < notes; n++) {
      const q = n % questions
      const id = board.addNote({
        questionId: `q${q + 1}`,
        text: wording(n),
        authorId: `person_${(n % 60) + 1}`,
        hubId: `hub_${String((n % 23) + 1).padStart(2, '0')}`,
        language: LOCALES[n % 3] ?? 'en',
        createdAt: 1_760_000_000_000 + n,
      })
      made[q]?.push(id)
    }
    made.forEach((ids, q) => {
      for (let at = 0, group = 1; at + GROUP <= ids.length / 3; at += GROUP, group++)
        board.makeCluster(ids.slice(at, at + GROUP), { questionId: `q${q + 1}`, title: `Group ${group}` })
    })
    const places = placesOf(board, questions)
    board.notes().forEach((note, n) => {
      const place = places.get(note.id)
      if (place && !note.clusterId && n % 2 === 0)
        board.placeNote(note.id, note.questionId, [place.x - zoneX(place.zone), place.y])
    })
  })
  return board
}

/** Where each note stands on the wall, board units. */
export function placesOf(board: BoardDoc, questions: number) {
  const places = new Map<string, { x: number; y: number; zone: number }>()
  for (let zone = 0; zone < questions; zone++) {
    const here = (thing: { questionId: string }) => thing.questionId === `q${zone + 1}`
    const layout = layoutZone(board.notes().filter(here), board.clusters().filter(here))
    for (const [id, [x, y]] of layout.notes) places.set(id, { x: zoneX(zone) + x, y, zone })
  }
  return places
}

/** Moves that arrive from elsewhere: of which notes, and how far from where they stand, board units. */
export const MOVES_A_FRAME = 20
export const FRAMES_OF_MOVES = 240

export function offsetAt(frame: number, n: number): { dx: number; dy: number } {
  const angle = (frame / 30 + n) * 1.7
  return { dx: Math.round(20 * Math.cos(angle)), dy: Math.round(20 * Math.sin(angle)) }
}
