import type { FacilitationDoc, Note, Spotlight } from '@atelier/board'
import { type Atom, atom, react } from '@tldraw/tldraw'
import type { WallCamera } from './camera.ts'
import type { Notices } from './notices.ts'
import type { Peer, PresenceLink } from './presence-link.ts'

export interface GuideOptions {
  facilitation: FacilitationDoc
  presence: PresenceLink
  notices: Notices
  me: { personId: string }
  camera(): WallCamera | null
  /** The note that somebody means by an id: itself, or the one it was merged into. */
  note(id: string): Note | null
  /** Brings a note or a group into the view; `false` when it is not on the wall. */
  show(id: string): boolean
  ownNotes(): readonly Note[]
  select(noteId: string): void
  /** Whether words are being written here: then nobody is taken away from them. */
  isWriting(): boolean
}

/** Finding one's way on the wall: following a facilitator, going where everyone is called, back to one's own notes. */
export class Guide {
  /** Person id of the facilitator whose view is followed. */
  readonly following: Atom<string | null> = atom('following', null)
  /** Facilitators whose view is known, in a steady order. */
  readonly leaders: Atom<readonly Peer[]> = atom('leaders', [])
  /** Note, group or question that everyone is asked to look at. */
  readonly spotlit: Atom<string | null> = atom('spotlit', null)

  readonly #options: GuideOptions
  #spotlight: Spotlight | null = null
  /** The own note that was gone back to last. */
  #last: string | null = null
  #shown = ''
  readonly #stops: (() => void)[]

  constructor(options: GuideOptions) {
    this.#options = options
    const { facilitation, presence } = options
    this.#stops = [
      react('leaders', () => this.#readLeaders(presence.peers.get())),
      facilitation.observe(() => this.#readSpotlight(true)),
    ]
  }

  stop(): void {
    for (const stop of this.#stops) stop()
  }

  /** The wall can be seen: goes where everyone is now. */
  open(): void {
    this.#spotlight = null
    this.#readSpotlight(false)
  }

  /** The wall can be seen again: what everyone was called to is marked, and nobody is taken there once more. */
  resume(): void {
    const spotlight = this.#options.facilitation.spotlight()
    this.#spotlight = spotlight
    this.spotlit.set(this.#markedBy(spotlight))
  }

  /** Follows the next facilitator; after the last one, nobody. */
  followNext(): void {
    const leaders = this.leaders.get()
    const now = leaders.findIndex(({ personId }) => personId === this.following.get())
    const next = leaders[now + 1]
    this.#shown = ''
    this.following.set(next?.personId ?? null)
    if (next) this.#goAlong(next)
  }

  /** The person moved the view by hand: that ends following. */
  leave(): void {
    if (this.following.get() !== null) this.following.set(null)
  }

  /** Back to one's own notes: the newest first, then the one before it. */
  nextOwnNote(): void {
    const own = this.#options.ownNotes()
    const at = own.findIndex(({ id }) => id === this.#last)
    const next = at > 0 ? own[at - 1] : own.at(-1)
    if (!next) {
      this.#options.notices.say([{ text: 'noOwnNote' }])
      return
    }
    this.#last = next.id
    this.leave()
    this.#options.select(next.id)
  }

  #readLeaders(peers: readonly Peer[]): void {
    const { personId } = this.#options.me
    const byPerson = new Map<string, Peer>()
    for (const peer of peers)
      if (peer.role === 'facilitator' && peer.view && peer.personId !== personId)
        byPerson.set(peer.personId, peer)
    const leaders = [...byPerson.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1))
    // Read without following it: what is written here must not call this again.
    const before = this.leaders.__unsafe__getWithoutCapture()
    if (leaders.length > 0 || before.length > 0) this.leaders.set(leaders)
    const leader = byPerson.get(this.following.get() ?? '')
    if (leader) this.#goAlong(leader)
    else this.leave()
  }

  #goAlong({ view }: Peer): void {
    const shown = JSON.stringify(view)
    if (!view || shown === this.#shown || this.#options.isWriting()) return
    this.#shown = shown
    this.#options.camera()?.showRect(view)
  }

  #readSpotlight(isNew: boolean): void {
    const { facilitation, notices, isWriting } = this.#options
    const spotlight = facilitation.spotlight()
    const before = this.#spotlight
    if (spotlight?.at === before?.at && spotlight?.id === before?.id) return
    this.#spotlight = spotlight
    this.spotlit.set(this.#markedBy(spotlight))
    if (!spotlight) return
    const go = () => this.#goTo(spotlight)
    if (isWriting()) notices.say([{ text: 'everyoneCalled' }], { text: 'goThere', run: go })
    else if (go() && isNew) notices.say([{ text: 'everyoneHere' }])
  }

  #goTo(spotlight: Spotlight): boolean {
    this.leave()
    const id = this.#idOf(spotlight)
    return id !== undefined && this.#options.show(id)
  }

  #markedBy(spotlight: Spotlight | null): string | null {
    return spotlight?.kind === 'question' ? null : (this.#idOf(spotlight) ?? null)
  }

  #idOf(spotlight: Spotlight | null): string | undefined {
    if (spotlight?.kind !== 'note') return spotlight?.id
    return this.#options.note(spotlight.id)?.id
  }
}
