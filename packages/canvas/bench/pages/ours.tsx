import { BoardDoc, FacilitationDoc, fillFromTemplate, templates } from '@atelier/board'
import { createRoot } from 'react-dom/client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BoardCanvas } from '../../src/index.ts'
import { shapeIdOf } from '../../src/shapes/board-shapes.ts'
import { Stage } from '../../src/stage.ts'
import { hubs } from '../wall-of-notes.ts'
import { Stand } from './stand.ts'

/** Reads length-prefixed updates: one for each frame. */
function unpack(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const updates: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at)
    updates.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return updates
}

const get = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer())
const questionCount = Number(new URLSearchParams(location.search).get('questions') ?? 3)

const facilitation = new FacilitationDoc(new Y.Doc())
fillFromTemplate(facilitation, templates.local4action, {
  boardId: 'board_bench',
  title: 'Bench',
  language: 'en',
  joinCode: 'K7M2XP',
  createdAt: 0,
  hubs: hubs(),
})
const first = facilitation.questions()[0]
for (let n = facilitation.questions().length; first && n < questionCount; n++)
  facilitation.setQuestion({ ...first, id: `q${n + 1}`, order: n + 1 })
const cluster = facilitation.phases().find((phase) => phase.kind === 'cluster')
if (cluster) facilitation.setSession({ phaseId: cluster.id, timer: null }, 0)

const doc = new Y.Doc()
const board = new BoardDoc(doc)
Y.applyUpdate(doc, await get(`/board-${questionCount}.bin`))
const ids = board.notes().map((note) => note.id)
let moves: Uint8Array[] = []

// The canvas hands its editor to its stage and to nobody else: the driver listens there.
const attach = Stage.prototype.attach
Stage.prototype.attach = function (editor) {
  window.stand = new Stand({
    editor,
    shapeOf: (n) => shapeIdOf(ids[n] ?? ''),
    receive(frame) {
      const update = moves[frame % moves.length]
      if (update) Y.applyUpdate(doc, update, 'network')
    },
  })
  return attach.call(this, editor)
}
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <BoardCanvas
      board={board}
      facilitation={facilitation}
      awareness={new Awareness(doc)}
      me={{ personId: 'person_1', role: 'facilitator', name: null, hubId: 'hub_01', language: 'en' }}
      locale="en"
      licenseKey={null}
    />,
  )
addEventListener('bench:moves', async () => {
  moves = unpack(await get(`/moves-${questionCount}.bin`))
  document.documentElement.dataset.moves = 'here'
})
