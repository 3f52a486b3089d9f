import { clampPlace, type Presence, type Role, readPresence } from '@atelier/board'
import { type Atom, atom } from '@tldraw/tldraw'
import type { Awareness } from 'y-protocols/awareness'

/** Somebody else on the board: one connection, one pointer. */
export interface Peer extends Presence {
  /** Client id of the connection. */
  key: number
}

export interface PresenceOptions {
  awareness: Awareness
  me: { personId: string; role: Role; name: string | null; hubId: string | null }
  /** Whether this person is shown to the others at all. */
  appears(): boolean
}

/** Least time between two messages about the pointer, ms: some 18 a second. */
export const PRESENCE_INTERVAL_MS = 55
/** Most notes in the hand whose places are told. */
const MAX_DRAGGED = 60
/** After the drop a note waits for the document for that long before it may stand at its old place again, ms. */
const DROP_GRACE_MS = 400
/** A pointer that has not moved for that long is put away: on a full board resting ones only cover words, ms. */
export const REST_MS = 8000

/** Tells the others where this person's hand is, and knows where theirs are. What they send is not trusted. */
export class PresenceLink {
  readonly peers: Atom<readonly Peer[]> = atom('peers', [])
  /** Notes in other people's hands: note id to place on the page. */
  readonly dragged: Atom<ReadonlyMap<string, { x: number; y: number }>> = atom('dragged', new Map())

  readonly #options: PresenceOptions
  #me: PresenceOptions['me']
  readonly #wanted: Pick<Presence, 'cursor' | 'editing' | 'dragging' | 'view'> = {
    cursor: null,
    editing: null,
    dragging: null,
    view: null,
  }
  #timer: ReturnType<typeof setTimeout> | null = null
  #lastSent = 0
  #stopped = false
  readonly #dropped = new Map<string, { x: number; y: number; until: number }>()
  #graceTimer: ReturnType<typeof setTimeout> | null = null
  /** Where each peer's pointer is, and since when. */
  readonly #resting = new Map<number, { x: number; y: number; since: number }>()
  #restTimer: ReturnType<typeof setTimeout> | null = null
  /** States are replaced, never changed: what was read once stays true. One pointer moves, the others are known. */
  readonly #known = new WeakMap<object, Presence | null>()

  constructor(options: PresenceOptions) {
    this.#options = options
    this.#me = options.me
    options.awareness.on('change', this.#onChange)
    this.#send()
    this.#read()
  }

  stop(): void {
    this.#options.awareness.off('change', this.#onChange)
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#graceTimer) clearTimeout(this.#graceTimer)
    if (this.#restTimer) clearTimeout(this.#restTimer)
    Object.assign(this.#wanted, { cursor: null, editing: null, dragging: null, view: null })
    this.#send()
    this.#stopped = true
  }

  /** Tells the others another name or HUB. */
  introduce(me: PresenceOptions['me']): void {
    const { personId, role, name, hubId } = this.#me
    if (personId === me.personId && role === me.role && name === me.name && hubId === me.hubId) return
    this.#me = me
    this.#send()
  }

  /** Changes what the others see of this person's hand; sent at most some 18 times a second. */
  show(change: Partial<Pick<Presence, 'cursor' | 'editing' | 'dragging' | 'view'>>): void {
    Object.assign(this.#wanted, change)
    if (this.#timer || this.#stopped) return
    const wait = Math.max(0, this.#lastSent + PRESENCE_INTERVAL_MS - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#send()
    }, wait)
  }

  #send(): void {
    const { awareness, appears } = this.#options
    // A connection that was closed has no state any more and must not get one back.
    if (!appears() || awareness.getLocalState() === null) return
    this.#lastSent = performance.now()
    const { cursor, editing, dragging, view } = this.#wanted
    const entries = dragging && Object.entries(dragging).slice(0, MAX_DRAGGED)
    awareness.setLocalState({
      ...awareness.getLocalState(),
      ...this.#me,
      cursor: cursor && { x: Math.round(cursor.x), y: Math.round(cursor.y) },
      editing,
      // Only a facilitator's view is of use to the others.
      view: this.#me.role === 'facilitator' && view ? roundRect(view) : null,
      dragging:
        entries && Object.fromEntries(entries.map(([id, [x, y]]) => [id, [Math.round(x), Math.round(y)]])),
    } satisfies Presence)
  }

  readonly #onChange = () => this.#read()

  #read(): void {
    const { awareness } = this.#options
    const peers: Peer[] = []
    for (const [key, state] of awareness.getStates()) {
      if (key === awareness.clientID) continue
      const presence = this.#awake(key, this.#presenceOf(state))
      if (presence && presence.personId !== this.#me.personId) peers.push({ ...presence, key })
      else if (presence?.cursor || presence?.dragging) peers.push({ ...presence, key })
    }
    for (const key of this.#resting.keys()) if (!awareness.getStates().has(key)) this.#resting.delete(key)
    this.peers.set(peers)
    this.#readDragged(peers)
  }

  #presenceOf(state: object): Presence | null {
    const known = this.#known.get(state)
    if (known !== undefined) return known
    const presence = readPresence(state)
    this.#known.set(state, presence)
    return presence
  }

  /** The presence without its pointer when that has rested long enough. */
  #awake(key: number, presence: Presence | null): Presence | null {
    if (!presence?.cursor) {
      this.#resting.delete(key)
      return presence
    }
    const { x, y } = presence.cursor
    const now = performance.now()
    const last = this.#resting.get(key)
    if (last?.x !== x || last.y !== y) this.#resting.set(key, { x, y, since: now })
    else if (now - last.since >= REST_MS) return { ...presence, cursor: null }
    this.#restTimer ??= setTimeout(() => {
      this.#restTimer = null
      if (!this.#stopped) this.#read()
    }, REST_MS)
    return presence
  }

  #readDragged(peers: readonly Peer[]): void {
    const now = performance.now()
    const next = new Map<string, { x: number; y: number }>()
    for (const { dragging } of peers)
      for (const [id, place] of Object.entries(dragging ?? {}).slice(0, MAX_DRAGGED)) {
        const [x, y] = clampPlace(place)
        next.set(id, { x, y })
      }
    for (const [id, place] of this.dragged.get())
      if (!next.has(id) && !this.#dropped.has(id))
        this.#dropped.set(id, { ...place, until: now + DROP_GRACE_MS })
    for (const [id, place] of this.#dropped) {
      if (place.until <= now || next.has(id)) this.#dropped.delete(id)
      else next.set(id, place)
    }
    this.dragged.set(next)
    if (this.#dropped.size > 0 && !this.#graceTimer)
      this.#graceTimer = setTimeout(() => {
        this.#graceTimer = null
        this.#readDragged(this.peers.get())
      }, DROP_GRACE_MS)
  }

  /** The document has said where these notes are: they need not wait any longer. */
  settle(ids: ReadonlySet<string>): void {
    if (this.#dropped.size === 0) return
    const next = new Map(this.dragged.get())
    for (const id of ids) if (this.#dropped.delete(id)) next.delete(id)
    this.dragged.set(next)
  }
}

const roundRect = ({ x, y, w, h }: NonNullable<Presence['view']>) => ({
  x: Math.round(x),
  y: Math.round(y),
  w: Math.round(w),
  h: Math.round(h),
})
