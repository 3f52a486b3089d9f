import * as Y from 'yjs'
import { has, type Role, takesNotes } from './access.ts'
import { ClusterFacts, MAX_CLUSTER_TITLE_CHARS } from './cluster.ts'
import type { ErrorCode } from './errors.ts'
import { usesDraft } from './hidden-writing.ts'
import { MAX_NOTE_CHARS, MAX_NOTES, NoteFacts, NoteState, Place, Step, Translation } from './note.ts'
import type { Phase, PhaseRight } from './phase.ts'
import type { Settings } from './settings.ts'

/** Room for several people typing into one text at once: each screen holds to the limit, together they may pass it. */
export const TEXT_SLACK = 2
/** Largest record of the canvas, as JSON: some thousand points of a freehand line. */
export const MAX_DRAWING_CHARS = 64 * 1024
/** The most records of the canvas on one board. */
export const MAX_DRAWINGS = 4000
/** Longest key of a root map. */
export const MAX_KEY_CHARS = 120

/** Whose change it is, and when. */
export interface Author {
  role: Role
  personId: string
  phase: Phase | null
  settings: Settings
  /** The author's own draft, and not the board: only notes, their wordings and cards, and all of them theirs. */
  draft?: DraftGate
  /**
   * Hidden writing has just ended: what was still being typed in one's own notes is taken, whatever the phase allows.
   * A device may learn that its note stands on the board before it learns that the phase is over.
   */
  grace?: boolean
  /** Told of every key that the change touches, in order; of a change that is refused, of some. */
  touch?: (root: string, key: string) => void
}

/** What a person's draft takes at this moment. */
export interface DraftGate {
  /** Whether a note may be born; `null` when it may, else why not. */
  birth(facts: NoteFacts): ErrorCode | null
  /** Whether notes that are there may be changed and taken back. */
  change: boolean
}

type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

type RootName =
  | 'notes'
  | 'text'
  | 'xy'
  | 'cluster'
  | 'state'
  | 'steps'
  | 'clusters'
  | 'titles'
  | 'drawing'
  | 'translations'

/** What a person's draft holds. */
const DRAFT_ROOTS: readonly string[] = ['notes', 'text', 'xy', 'state', 'steps']

/** Where a struct of an update belongs: a key of a root map, or the text under that key. */
interface Home {
  root: string
  key: string | null
  inText: boolean
}

/**
 * Judges a change of the board document before it is applied: its shape, its size, and whether this author may make it.
 *
 * Yjs cannot take an update back, so it is read without being applied. Its structs say to which key of which map they
 * belong, directly or through the struct they follow; that is looked up in the document or in the update itself. The
 * cost grows with the update, not with the board.
 *
 * A change that lacks its predecessor is passed: the room notices by itself and asks for a resync. So is one that follows
 * something long gone, of which Yjs keeps nothing either.
 *
 * @param update in Yjs' first update format, or what `Y.decodeUpdate` made of it
 * @returns `null` when the change is fine, else why not
 */
export function judgeBoardUpdate(
  doc: Y.Doc,
  update: Uint8Array | DecodedUpdate,
  author: Author,
): ErrorCode | null {
  try {
    return judgeDecoded(doc, update instanceof Uint8Array ? Y.decodeUpdate(update) : update, author)
  } catch {
    // What does not decode, what JSON cannot write, what lies inside itself: made by no client of ours.
    return 'damagedChange'
  }
}

function judgeDecoded(doc: Y.Doc, decoded: DecodedUpdate, author: Author): ErrorCode | null {
  const homes = new Homes(doc, decoded.structs)
  const born = new Map<string, NoteFacts>()
  for (const struct of decoded.structs)
    if (struct instanceof Y.Item) {
      const home = homes.of(struct)
      if (home?.root === 'notes' && home.key !== null) {
        const facts = NoteFacts.safeParse(lastValue(struct))
        if (facts.success) born.set(home.key, facts.data)
      }
    }
  const rights = new Rights(doc, author, born)

  const added = new Map<string, number>()
  const merged = new Map<string, string>()
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue
    const home = homes.of(struct)
    if (!homes.continuesWell(struct, home)) return 'damagedChange'
    if (!home) continue
    const refused =
      shapeOf(struct, home) ??
      (author.draft && !DRAFT_ROOTS.includes(home.root) ? 'damagedChange' : rights.refuses(home, struct))
    if (refused) return refused
    if (home.key !== null) author.touch?.(home.root, home.key)
    if (home.root === 'state' && home.key !== null) {
      const target = mergeTarget(lastValue(struct))
      if (target !== undefined) merged.set(home.key, target)
    }
    if (home.inText && struct.content instanceof Y.ContentString && home.key !== null) {
      const text = `${home.root}/${home.key}`
      added.set(text, (added.get(text) ?? 0) + struct.content.str.length)
    }
  }
  if (closesCircle(doc, merged)) return 'damagedChange'
  for (const [name, chars] of added) {
    const [root, key] = name.split('/') as [RootName, string]
    const shared: unknown = doc.getMap(root).get(key)
    const most = TEXT_SLACK * (root === 'titles' ? MAX_CLUSTER_TITLE_CHARS : MAX_NOTE_CHARS)
    if ((shared instanceof Y.Text ? shared.length : 0) + chars > most) return 'noteTooLong'
  }
  if (
    born.size > 0 &&
    doc.getMap('notes').size + [...born.keys()].filter((id) => !doc.getMap('notes').has(id)).length >
      MAX_NOTES
  )
    return 'boardFull'
  if (author.role !== 'facilitator' && tooManyNotes(doc, born, author)) return 'tooManyNotes'
  if (rights.clustersBorn > 0 && tooManyClusters(doc, rights.clustersBorn, author.settings))
    return 'tooManyClusters'

  // Facilitators take anything away; what they touch is of interest all the same.
  if (author.role === 'facilitator' && !author.draft && !author.touch) return null
  return judgeDeletions(doc, decoded.ds, homes, rights, author.touch)
}

/** Whether notes would be merged into each other all round: then none of them would be left to read. */
function closesCircle(doc: Y.Doc, merged: ReadonlyMap<string, string>): boolean {
  const state = doc.getMap('state')
  for (const [key, target] of merged) {
    const passed = new Set([key])
    for (
      let at: string | undefined = target;
      at !== undefined;
      at = merged.get(at) ?? mergeTarget(state.get(at))
    ) {
      if (at === key) return true
      if (passed.has(at)) break // A circle that is there already is for `repair`.
      passed.add(at)
    }
  }
  return false
}

function mergeTarget(value: unknown): string | undefined {
  const state = NoteState.safeParse(value)
  return state.success ? state.data.mergedInto : undefined
}

/** Whether somebody passes the session's limit of notes under one question. */
function tooManyNotes(doc: Y.Doc, born: ReadonlyMap<string, NoteFacts>, author: Author): boolean {
  const most = author.settings.notesPerPerson
  if (most === 0 || born.size === 0) return false
  const counts = new Map<string, number>()
  const count = (facts: NoteFacts) => counts.set(facts.questionId, (counts.get(facts.questionId) ?? 0) + 1)
  for (const [id, value] of doc.getMap('notes').entries()) {
    const facts = NoteFacts.safeParse(value)
    if (!born.has(id) && facts.success && (author.draft || facts.data.authorId === author.personId))
      count(facts.data)
  }
  for (const facts of born.values()) count(facts)
  return [...counts.values()].some((number) => number > most)
}

/** Counted over the whole board: a cluster can be carried to another question at any time. */
function tooManyClusters(doc: Y.Doc, born: number, { clusterLimit }: Settings): boolean {
  if (clusterLimit === 0) return false
  const perQuestion = new Map<string, number>()
  for (const value of doc.getMap('clusters').values()) {
    const facts = ClusterFacts.safeParse(value)
    if (facts.success)
      perQuestion.set(facts.data.questionId, (perQuestion.get(facts.data.questionId) ?? 0) + 1)
  }
  return Math.max(0, ...perQuestion.values()) + born > clusterLimit
}

/** A deletion needs the right that writing there needs. */
function judgeDeletions(
  doc: Y.Doc,
  ds: DecodedUpdate['ds'],
  homes: Homes,
  rights: Rights,
  touch: Author['touch'],
): ErrorCode | null {
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) {
      const end = Math.min(clock + len, Y.getState(doc.store, client))
      for (let at = clock; at < end; ) {
        const struct = Y.getItem(doc.store, Y.createID(client, at)) as Y.Item | Y.GC
        if (struct instanceof Y.Item && !struct.deleted) {
          const home = homes.of(struct)
          const refused = home && rights.refuses(home, null)
          if (refused) return refused
          if (touch && home?.key) touch(home.root, home.key)
        }
        at = struct.id.clock + struct.length
      }
    }
  return null
}

/** Finds where structs belong. */
class Homes {
  readonly #doc: Y.Doc
  readonly #byClient = new Map<number, Y.Item[]>()
  readonly #known = new Map<Y.Item, Home | null>()

  /**
   * @throws Error when a client comes twice: Yjs would then apply the last of its sections alone, and what is judged here
   *   were not what is applied
   */
  constructor(doc: Y.Doc, structs: DecodedUpdate['structs']) {
    this.#doc = doc
    let client: number | null = null
    let next = 0
    let own: Y.Item[] = []
    for (const struct of structs) {
      const { id, length } = struct
      if (id.client !== client) {
        client = id.client
        if (this.#byClient.has(client)) throw new Error(`client ${client} comes twice`)
        own = []
        this.#byClient.set(client, own)
      } else if (id.clock !== next) throw new Error(`client ${client} goes from ${next} to ${id.clock}`)
      next = id.clock + length
      if (struct instanceof Y.Item) own.push(struct)
    }
  }

  /**
   * Whether an item of which the document has a first part belongs where that part is. Yjs puts the rest behind it, and
   * every other replica reads from there where it belongs, whatever the item says of itself.
   */
  continuesWell(item: Y.Item, home: Home | null): boolean {
    const { client, clock } = item.id
    const known = Y.getState(this.#doc.store, client)
    if (clock >= known || clock + item.length <= known) return true
    const before = this.#item(Y.createID(client, known - 1))
    const there = before && this.of(before)
    return (
      !!home && !!there && there.root === home.root && there.key === home.key && there.inText === home.inText
    )
  }

  /**
   * `null` when it follows something that nobody has, or that is long gone.
   * @throws Error when it follows itself
   */
  of(item: Y.Item): Home | null {
    const known = this.#known.get(item)
    if (known !== undefined) return known
    // Follows the chain of neighbours with a loop: a text typed letter by letter is a long chain.
    const passed: Y.Item[] = []
    const seen = new Set<Y.Item>()
    let at: Y.Item | null = item
    let home: Home | null = null
    while (at !== null) {
      if (seen.has(at)) throw new Error('items follow each other all round')
      const found = this.#known.get(at)
      if (found !== undefined) {
        home = found
        break
      }
      seen.add(at)
      passed.push(at)
      const parent: unknown = at.parent
      if (parent !== null) {
        home = this.#below(parent, at.parentSub)
        break
      }
      const neighbour: Y.ID | null = at.origin ?? at.rightOrigin
      at = neighbour ? this.#item(neighbour) : null
    }
    for (const each of passed) this.#known.set(each, home)
    return home
  }

  #below(parent: unknown, key: string | null): Home | null {
    if (typeof parent === 'string') return { root: parent, key, inText: false }
    if (parent instanceof Y.AbstractType) {
      if (parent._item === null) return { root: rootName(this.#doc, parent), key, inText: false }
      return this.#inside(this.of(parent._item))
    }
    const owner = parent instanceof Y.ID ? this.#item(parent) : null
    return owner ? this.#inside(this.of(owner)) : null
  }

  #inside(owner: Home | null): Home | null {
    // Only a text hangs below a key; anything deeper is not ours and has no name.
    return owner && (owner.inText ? { root: '', key: null, inText: true } : { ...owner, inText: true })
  }

  #item(id: Y.ID): Y.Item | null {
    if (Y.getState(this.#doc.store, id.client) > id.clock) {
      const struct: unknown = Y.getItem(this.#doc.store, id)
      return struct instanceof Y.Item ? struct : null
    }
    const own = this.#byClient.get(id.client) ?? []
    let low = 0
    let high = own.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const item = own[middle] as Y.Item
      if (id.clock < item.id.clock) high = middle - 1
      else if (id.clock >= item.id.clock + item.length) low = middle + 1
      else return item
    }
    return null
  }
}

/** What an author may touch. Facilitators may touch everything. */
class Rights {
  readonly #doc: Y.Doc
  readonly #author: Author
  readonly #born: ReadonlyMap<string, NoteFacts>
  readonly #newClusters = new Set<string>()

  constructor(doc: Y.Doc, author: Author, born: ReadonlyMap<string, NoteFacts>) {
    this.#doc = doc
    this.#author = author
    this.#born = born
  }

  refuses(home: Home, item: Y.Item | null): ErrorCode | null {
    if (this.#author.draft) return this.#inDraft(home, item, this.#author.draft)
    if (this.#author.role === 'facilitator' || home.key === null) return null
    const { key } = home
    switch (home.root as RootName) {
      case 'notes':
        return this.#own(key) ?? (item ? this.#birth(item) : null)
      case 'text':
        return this.#own(key)
      case 'steps':
        return this.#own(key, 'commit')
      case 'translations':
        return this.#has('write') || this.#has('merge') ? null : 'phaseClosed'
      case 'xy':
        return this.#has('move') ? null : this.#own(key)
      case 'state':
        return this.#state(key, item)
      case 'cluster':
        if (this.#has('cluster')) return null
        // Taking away one's own note takes it out of its cluster too.
        return item === null ? this.#own(key) : 'notAllowed'
      case 'clusters':
        if (item && !this.#doc.getMap('clusters').has(key)) this.#newClusters.add(key)
        return this.#has('cluster') ? null : 'notAllowed'
      case 'titles':
        return this.#has('cluster') ? null : 'notAllowed'
      case 'drawing':
        return this.#has('write') ? null : 'phaseClosed'
    }
  }

  #has(right: PhaseRight): boolean {
    return has(this.#author.role, right, this.#author.phase, this.#author.settings)
  }

  /** Clusters that the change makes, facilitators' excepted. */
  get clustersBorn(): number {
    return this.#newClusters.size
  }

  /** Whether the author may touch what belongs to a note; `right`: another one than to write that allows it. */
  #own(noteId: string, right: PhaseRight = 'write'): ErrorCode | null {
    if (!this.#has('write') && !this.#has(right) && !this.#author.grace) return 'phaseClosed'
    if (this.#author.settings.editing === 'everyone') return null
    const facts = NoteFacts.safeParse(this.#doc.getMap('notes').get(noteId))
    const known = facts.success ? facts.data : this.#born.get(noteId)
    const authorId = known && (known.authorId ?? null)
    // A key that is nobody's note is left over from one that was taken away at the same time.
    return authorId === undefined || authorId === this.#author.personId ? null : 'notYourNote'
  }

  /** A note of one's own draft: born, or changed once it is there. */
  #inDraft({ root, key }: Home, item: Y.Item | null, gate: DraftGate): ErrorCode | null {
    if (root === 'notes' && item && !(key !== null && this.#doc.getMap('notes').has(key))) {
      const facts = NoteFacts.safeParse(lastValue(item))
      if (!facts.success) return null
      const { authorId } = facts.data
      if (authorId !== undefined && authorId !== this.#author.personId) return 'notYourNote'
      return gate.birth(facts.data)
    }
    // What hangs on a note comes with it.
    return gate.change || (key !== null && this.#born.has(key)) ? null : 'phaseClosed'
  }

  #birth(item: Y.Item): ErrorCode | null {
    const facts = NoteFacts.safeParse(lastValue(item))
    if (!facts.success) return null
    if (!this.#has('write')) return 'phaseClosed'
    // Hidden writing goes into drafts, and so does all writing that nobody may attribute.
    if (usesDraft(this.#author.phase, this.#author.settings)) return 'writingIsHidden'
    if ((facts.data.authorId ?? null) !== this.#author.personId) return 'notYourNote'
    const { role, phase, settings } = this.#author
    return takesNotes(role, facts.data.questionId, phase, settings) ? null : 'questionClosed'
  }

  /** Hiding is the facilitators'. Merging is the author's, or of whoever groups. */
  #state(key: string, item: Y.Item | null): ErrorCode | null {
    const before = NoteState.safeParse(this.#doc.getMap('state').get(key))
    const after = NoteState.safeParse(item ? lastValue(item) : {})
    const was = before.success ? before.data : {}
    const is = after.success ? after.data : {}
    if (Boolean(was.hidden) !== Boolean(is.hidden)) return is.hidden ? 'notAllowed' : this.#own(key)
    if (was.mergedInto !== is.mergedInto) return this.#has('cluster') ? null : this.#own(key, 'merge')
    if (was.language !== is.language) return this.#own(key, 'merge')
    return this.#has('move') || this.#has('cluster') ? null : this.#own(key)
  }
}

/** Whether a struct is what its map holds. Values that were deleted since carry no content and pass. */
function shapeOf(item: Y.Item, home: Home): ErrorCode | null {
  const { content } = item
  if (content instanceof Y.ContentDeleted) return null
  if (home.inText) return home.root in SHAPES && content instanceof Y.ContentString ? null : 'damagedChange'
  if (!(home.root in SHAPES) || home.key === null || home.key.length > MAX_KEY_CHARS) return 'damagedChange'
  if (home.root === 'text' || home.root === 'titles')
    // Not a kind of text made for XML, which clients do not know how to read.
    return content instanceof Y.ContentType && content.type.constructor === Y.Text ? null : 'damagedChange'
  if (!(content instanceof Y.ContentAny)) return 'damagedChange'
  return SHAPES[home.root as RootName](lastValue(item)) ? null : 'damagedChange'
}

const SHAPES: Record<RootName, (value: unknown) => boolean> = {
  notes: (value) => NoteFacts.safeParse(value).success && small(value, 2000),
  text: () => true,
  titles: () => true,
  xy: (value) => Place.safeParse(value).success,
  cluster: (value) => typeof value === 'string' && value.length <= MAX_KEY_CHARS,
  state: (value) => NoteState.safeParse(value).success && small(value, 2000),
  steps: (value) => Step.safeParse(value).success && small(value, 4000),
  clusters: (value) => ClusterFacts.safeParse(value).success && small(value, 2000),
  translations: (value) => Translation.safeParse(value).success && small(value, 2000),
  drawing: (value) => typeof value === 'object' && value !== null && small(value, MAX_DRAWING_CHARS),
}

const small = (value: unknown, chars: number): boolean => JSON.stringify(value).length <= chars

/** The value that a struct of a map carries; a run of several is read from its end, as Yjs does. */
function lastValue(item: Y.Item): unknown {
  return item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
}

function rootName(doc: Y.Doc, type: Y.AbstractType<unknown>): string {
  for (const [name, root] of doc.share) if ((root as unknown) === type) return name
  return ''
}
