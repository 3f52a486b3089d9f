import type {
  BoardDoc,
  Cluster,
  Editorial,
  ErrorCode,
  FacilitationDoc,
  Hub,
  Me,
  MeChange,
  Meta,
  NamedPerson,
  Note,
  Owner,
  Phase,
  Presence,
  Question,
  Round,
  SessionState,
  Settings,
  Spotlight,
} from '@atelier/board'
import type { Awareness } from 'y-protocols/awareness'
import type { Observable } from './observable.ts'

/**
 * One person on one board, in one tab.
 *
 * When the server refuses a change, the local copy holds something that nobody else will ever see. Then the board is
 * fetched afresh and the session becomes a **new object** with a new `board` and `awareness`: take both from
 * `useSession()` at each rendering and keep neither.
 */
export interface Session {
  boardId: string
  me: Me
  /** Changes my own name, HUB or language, here and on the server. @throws RequestError */
  changeMe(change: MeChange): Promise<void>
  /** With this person's draft laid over it: own notes read and change in one way, hidden or not. */
  board: BoardDoc
  facilitation: FacilitationDoc
  /** Of the board document. Empty for roles that do not appear. */
  awareness: Awareness
  /** Epoch ms on the server's clock. */
  serverNow(): number
  status: Observable<SaveStatus>
  /** Ids of notes, clusters and drawings with own changes that the server has not stored yet. */
  waitingIds: Observable<ReadonlySet<string>>
  /** The last refusal; `null` when there was none, or after `dismissRefusal`. */
  refusal: Observable<Refusal | null>
  dismissRefusal(): void
  /** Refused wordings, newest last, to be offered back. They outlive a reload of the page. */
  keptTexts: Observable<readonly KeptText[]>
  /** @param id of a {@link KeptText} */
  dropKeptText(id: string): void
  readings: Readings
  close(): void
}

export interface SaveStatus {
  /** `connecting` only until the first answer, or the first failure; after that a lost server is `offline`. */
  connection: 'connecting' | 'online' | 'offline'
  /** Own notes, clusters and drawings with changes that are not on the server's disk yet. */
  waiting: number
  /** Whether there is content to show. */
  loaded: boolean
}

export interface Refusal {
  code: ErrorCode
  /** Epoch ms on this device's clock. */
  at: number
}

/** Words that the server refused, and what they were. */
export interface KeptText {
  /** Of the record; the card of a note is `<note>/card`. */
  id: string
  kind: 'note' | 'card' | 'title' | 'drawing'
  /** `null` for what stands on the wall. */
  questionId: string | null
  text: string
}

/** What the hooks read: each answers the same object until it says something else. */
export interface Readings {
  notes: Observable<Note[]>
  clusters: Observable<Cluster[]>
  meta: Observable<Meta | null>
  questions: Observable<Question[]>
  hubs: Observable<Hub[]>
  phases: Observable<Phase[]>
  phase: Observable<Phase | null>
  sessionState: Observable<SessionState>
  settings: Observable<Settings>
  joined: Observable<Record<string, number>>
  /** Rounds of votes in order; tallies only of those that are closed. */
  rounds: Observable<Round[]>
  /** Notes in drafts, by `questionId/hubId`, `-` for no HUB. */
  written: Observable<Record<string, number>>
  spotlight: Observable<Spotlight | null>
  /** Facilitators by the question they sort. */
  owners: Observable<Record<string, Owner>>
  /** By person id; empty unless notes carry names. */
  names: Observable<Record<string, NamedPerson>>
  /** What was written and chosen for the report. */
  editorial: Observable<Editorial>
  /** One entry a person, whatever the number of tabs; without cursors and drags, which change all the time. */
  people: Observable<Presence[]>
}
