/** Every limit and pace of a sync server. Each has a test at its edge. */
export interface SyncLimits {
  /** Least time between two frames of a room of few people, ms, and of a room of many; see `tickFor`. */
  tickMs: number
  crowdTickMs: number
  /** The same where nothing but awareness changed, on a server with time; see `presenceTickFor`. */
  presenceTickMs: number
  /** Largest message from a client, bytes. Also `maxPayload` of the WebSocket server. */
  maxMessageBytes: number
  /** Largest sync step 2 or update, bytes: somebody's hours offline. Larger ones are refused, the connection stays. */
  maxUpdateBytes: number
  /** Structs, deleted ranges and clients of one update; refused likewise, before it is decoded. */
  maxUpdateParts: number
  /**
   * Yjs clients that one update may name, for structs and for deletions each. Every load of a page is one: what a
   * device brings back after the log was lost is the work of a whole session, 400 people who loaded theirs seven times.
   */
  maxUpdateClients: number
  /** Snapshot and log of one document together, bytes; above it, updates are refused. */
  maxDocumentBytes: number
  /** Awareness state of one client as JSON, bytes of UTF-8: a name, a hand, and sixty notes in it. */
  maxAwarenessBytes: number
  /**
   * Bytes of awareness a person may show each second over all sockets, and in one burst: each goes to every reader. A
   * hand with sixty notes in it moves eighteen times a second.
   */
  awarenessBytesPerSecond: number
  awarenessByteBurst: number
  /** Messages a person may send each second over all sockets, in the long run and in one burst. */
  messagesPerSecond: number
  messageBurst: number
  /** Bytes a person may send each second, in the long run and in one burst. */
  bytesPerSecond: number
  byteBurst: number
  /** Structs, deleted ranges and clients a person may send each second, and in one burst. */
  partsPerSecond: number
  partBurst: number
  /**
   * Yjs client ids a person may bring that a document does not know, each second and in one burst. They stay for good
   * in its state vector, which goes to whoever joins. A page that is loaded brings one, a copy brings as many as wrote.
   */
  clientIdsPerSecond: number
  clientIdBurst: number
  /** Sync step 1 a person may send each second (each may cost an encoding of the document), and in one burst. */
  stepsPerSecond: number
  stepBurst: number
  /** Messages of unknown type a socket may send before it is closed. */
  maxUnknownMessages: number
  /** Unread bytes of a connection above which it is closed `tooSlow`; a large first answer is not counted. */
  maxBufferedBytes: number
  /** Unread bytes above which a connection gets no awareness until it has caught up. */
  awarenessBufferedBytes: number
  /** Sockets of one address, over all rooms: a venue is one address. */
  maxConnectionsPerAddress: number
  maxConnectionsPerRoom: number
  /** Sockets of one person: five devices with four tabs each, twice after a reconnect; three documents of those. */
  maxConnectionsPerPersonInRoom: number
  maxConnectionsPerPerson: number
  /** Yjs client ids of rooms that left memory whose owners are still known, over all rooms; see SPEC [W6]. */
  maxKeptClientIds: number
  /** A sync step 2 from this size on is compressed, once for everybody, for clients that can read it. */
  compressFromBytes: number
  /** Answers to sync step 1 kept for one state of the document, bytes. */
  maxCachedAnswerBytes: number
  /** How long a room without connections stays in memory, ms. */
  evictAfterMs: number
  /** Quiet time before a room is compacted, ms. */
  compactAfterQuietMs: number
  /** Log entries, or bytes in them, that make compaction worth it. */
  compactFromEntries: number
  compactFromBytes: number
  /** Log entries above which a room is compacted although it is busy. */
  compactBusyFromEntries: number
  /** Between two rounds of pings, keep-alives and renewals of ownership, ms. Below 15 s, see SPEC [K1]. */
  heartbeatMs: number
  /** How long the log holds this process for the owner of a room, ms. Several heartbeats. */
  ownershipMs: number
  /** Between a close frame and cutting the line, ms. */
  closeGraceMs: number
}

export const DEFAULT_LIMITS: SyncLimits = {
  tickMs: 25,
  crowdTickMs: 75,
  presenceTickMs: 50,
  maxMessageBytes: 4 << 20,
  maxUpdateBytes: 2 << 20,
  maxUpdateParts: 50_000,
  maxUpdateClients: 3_000,
  maxDocumentBytes: 64 << 20,
  maxAwarenessBytes: 4 << 10,
  awarenessBytesPerSecond: 96 << 10,
  awarenessByteBurst: 1 << 20,
  messagesPerSecond: 250,
  messageBurst: 1_500,
  bytesPerSecond: 1 << 20,
  byteBurst: 16 << 20,
  partsPerSecond: 5_000,
  partBurst: 150_000,
  clientIdsPerSecond: 0.2,
  clientIdBurst: 3_000,
  stepsPerSecond: 2,
  stepBurst: 60,
  maxUnknownMessages: 10,
  maxBufferedBytes: 1 << 20,
  awarenessBufferedBytes: 64 << 10,
  maxConnectionsPerAddress: 3_000,
  maxConnectionsPerRoom: 1_500,
  maxConnectionsPerPersonInRoom: 40,
  maxConnectionsPerPerson: 120,
  maxKeptClientIds: 50_000,
  compressFromBytes: 32 << 10,
  maxCachedAnswerBytes: 16 << 20,
  evictAfterMs: 10_000,
  compactAfterQuietMs: 3_000,
  compactFromEntries: 100,
  compactFromBytes: 256 << 10,
  compactBusyFromEntries: 5_000,
  heartbeatMs: 12_000,
  ownershipMs: 40_000,
  closeGraceMs: 2_000,
}

const FEW = 10
const MANY = 40
/** Turns a second of a server that begins to be busy, and of one that is. */
const BUSY_FROM_TURNS = 500
const BUSY_TURNS = 1250
/** How much longer than elsewhere cursors wait where there is much to do: four or five a second still read as a movement. */
const BUSY_PRESENCE = 5

/**
 * A frame costs a write for each reader, so it is the readers who decide how often there is one.
 *
 * @returns ms: `tickMs` up to 10 connections, `crowdTickMs` from 40 on, evenly in between
 */
export function tickFor(
  connections: number,
  { tickMs, crowdTickMs }: Pick<SyncLimits, 'tickMs' | 'crowdTickMs'>,
): number {
  const share = Math.min(1, Math.max(0, (connections - FEW) / (MANY - FEW)))
  return tickMs + (crowdTickMs - tickMs) * share
}

/**
 * Where a server has many rooms to serve, cursors give way before anything else does.
 *
 * @param turnsPerSecond of all rooms
 * @returns ms: `presenceTickMs`, from 500 turns a second on more, up to five times that at 1,250; not below `tickFor`
 */
export function presenceTickFor(
  connections: number,
  turnsPerSecond: number,
  limits: Pick<SyncLimits, 'tickMs' | 'crowdTickMs' | 'presenceTickMs'>,
): number {
  const busy = Math.min(1, Math.max(0, (turnsPerSecond - BUSY_FROM_TURNS) / (BUSY_TURNS - BUSY_FROM_TURNS)))
  const tickMs = limits.presenceTickMs * (1 + (BUSY_PRESENCE - 1) * busy)
  return Math.max(tickMs, tickFor(connections, limits))
}
