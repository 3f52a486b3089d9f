/**
 * Every close code this package sends, in one table.
 *
 * y-websocket takes 4400 to 4499 as final (it emits `closed` and stays away) and reconnects, with
 * backoff, after everything else. So 44xx means "asking again cannot help", 45xx "come again".
 *
 * | code | name | when | the client |
 * |---|---|---|---|
 * | 1001 | goingAway | the server stops | reconnects |
 * | 1009 | tooLarge | one message above `maxMessageBytes` | reconnects; a client that sends the same again is closed again |
 * | 4400 | malformed | bytes that are not this protocol, or not an update | stays away |
 * | 4403 | noAccess | the peer may not read this document (any more) | stays away |
 * | 4500 | loadFailed | the document could not be loaded | reconnects |
 * | 4501 | storeFailed | an append failed; what was not stored is sent again by the clients | reconnects |
 * | 4503 | moved | another process owns the document now | reconnects |
 * | 4508 | tooSlow | more unread bytes than `maxBufferedBytes` | reconnects and resyncs |
 * | 4509 | silent | no answer to three pings | reconnects |
 * | 4529 | tooMuch | a budget of the person used up: messages, bytes, parts or asking | reconnects |
 * | 4530 | tooManyConnections | the address, the person or the room is full | reconnects |
 */
export const CLOSE_CODES = {
  goingAway: 1001,
  tooLarge: 1009,
  malformed: 4400,
  noAccess: 4403,
  loadFailed: 4500,
  storeFailed: 4501,
  moved: 4503,
  tooSlow: 4508,
  silent: 4509,
  tooMuch: 4529,
  tooManyConnections: 4530,
} as const

export type CloseName = keyof typeof CLOSE_CODES
