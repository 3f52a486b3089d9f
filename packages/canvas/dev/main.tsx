/**
 * The canvas alone: one or two people on one board, synced in memory, nothing stored.
 *
 * `?people=2` two side by side; `?notes=60` a filled board; `?lang=fr`; `?phase=<kind>`; `?role=participant`;
 * `?mode=projector`.
 */
import {
  BoardDoc,
  FacilitationDoc,
  fillFromTemplate,
  type Hub,
  hubCodes,
  LOCALES,
  type Locale,
  localeFrom,
  type Role,
  templates,
} from '@atelier/board'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BoardCanvas, type CanvasHandle } from '../src/index.ts'
import { takePicture } from '../src/picture/index.ts'

const query = new URLSearchParams(location.search)
const locale = localeFrom(query.get('lang'))
const people = Number(query.get('people') ?? 1)

const WORDS = [
  'Le financement s’arrête après le projet pilote.',
  'Datos locales poco comparables entre ciudades',
  'We need a shared calendar of peer visits',
  'Peu de temps pour documenter ce qui marche.',
  'Una red de contactos por ODS, con una persona de referencia en cada HUB y reuniones breves cada trimestre',
  'Training for councillors',
  'Traduire les guides dans les langues locales pour que les équipes municipales puissent vraiment s’en servir.',
  'Medir el impacto',
]

function directory(): Hub[] {
  const names = [
    'Bilbao - City of Values',
    "Xi'an",
    ...Array.from({ length: 21 }, (_, n) => `HUB ${String(n + 3).padStart(2, '0')}`),
  ]
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

interface Person {
  board: BoardDoc
  facilitation: FacilitationDoc
  awareness: Awareness
}

function person(): Person {
  const doc = new Y.Doc()
  return {
    board: new BoardDoc(doc),
    facilitation: new FacilitationDoc(new Y.Doc()),
    awareness: new Awareness(doc),
  }
}

function connect(a: Person, b: Person): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.board.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== from) Y.applyUpdate(to.board.doc, update, to)
    })
    from.facilitation.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== from) Y.applyUpdate(to.facilitation.doc, update, to)
    })
    from.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin === 'peer') return
      const ids = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])]
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, ids), 'peer')
    })
  }
}

const everyone = Array.from({ length: people }, person)
everyone.forEach((one, index) => {
  const first = everyone[0]
  if (index > 0 && first) connect(first, one)
})

const [host] = everyone
if (host) {
  fillFromTemplate(host.facilitation, templates.local4action, {
    boardId: 'board_dev',
    title: 'Canvas',
    language: locale,
    joinCode: 'K7M2XP',
    createdAt: Date.now(),
    hubs: directory(),
  })
  const kind = query.get('phase') ?? 'write'
  const phase = host.facilitation.phases().find((candidate) => candidate.kind === kind)
  if (phase) host.facilitation.setSession({ phaseId: phase.id, timer: null }, Date.now())
  const count = Number(query.get('notes') ?? 12)
  const questions = host.facilitation.questions()
  const made: string[][] = questions.map(() => [])
  for (let n = 0; n < count; n++) {
    const q = n % questions.length
    const id = host.board.addNote({
      questionId: questions[q]?.id ?? 'q1',
      text: WORDS[(n * 5) % WORDS.length] ?? '',
      authorId: n % 7 === 0 ? 'person_1' : 'person_9',
      hubId: `hub_${String((n % 23) + 1).padStart(2, '0')}`,
      language: LOCALES[n % 3] as Locale,
      createdAt: Date.now() - (count - n) * 1000,
    })
    made[q]?.push(id)
  }
  if (count >= 12) {
    host.board.makeCluster(made[0]?.slice(0, 3) ?? [], { questionId: 'q1', title: 'Financement' })
    host.board.makeCluster(made[1]?.slice(0, 2) ?? [], { questionId: 'q2' })
  }
}

const container = document.getElementById('root')
const root = container && createRoot(container)
root?.render(
  <StrictMode>
    {everyone.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the people of the page are who they are
      <div key={`person_${index + 1}`}>
        <BoardCanvas
          {...one}
          me={{
            personId: `person_${index + 1}`,
            role: (query.get('role') ?? (index === 0 ? 'facilitator' : 'participant')) as Role,
            name: index === 0 ? 'Ana' : 'Bo',
            hubId: `hub_0${index + 1}`,
            language: locale,
          }}
          locale={locale}
          licenseKey={null}
          mode={query.get('mode') === 'projector' ? 'projector' : 'work'}
          onReady={(handle: CanvasHandle) => Object.assign(window, { [`canvas${index + 1}`]: handle })}
          onRefused={(reason) => Object.assign(window, { refused: reason })}
        />
      </div>
    ))}
  </StrictMode>,
)
Object.assign(window, {
  everyone,
  leave: () => root?.unmount(),
  picture: (format: 'png' | 'svg', questionIds?: string[]) =>
    host ? takePicture({ ...host, locale }, format, questionIds) : [],
})
