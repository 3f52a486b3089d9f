import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageSync } from 'y-websocket'

/**
 * What our server says beyond the y-websocket protocol, to those who say hello.
 *
 * | bytes                                | who    | what                                                           |
 * |--------------------------------------|--------|----------------------------------------------------------------|
 * | `121 1`                              | client | hello: asks for receipts, version 1                            |
 * | `122 0 <varuint n>`                  | server | stored: the first n updates of this connection are on disk     |
 * | `122 1 <varuint n> <varstring code>` | server | the n-th update of this connection was refused                 |
 *
 * Sync step 2 and updates count alike, from 1, from the first byte of the connection on. A refused update counts too,
 * and its refusal comes before the `stored` that includes it.
 */
const HELLO = 121
const VERSION = 1
export const RECEIPT = 122
const STORED = 0
const REFUSED = 1

export type Receipt = { kind: 'stored'; frames: number } | { kind: 'refused'; frame: number; code: string }

/** Asks the server for receipts on this connection. */
export function sayHello(socket: Pick<WebSocket, 'send'>): void {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, HELLO)
  encoding.writeVarUint(encoder, VERSION)
  socket.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
}

/**
 * Reads a receipt after its message type.
 *
 * @returns `null` for a kind this version does not know
 */
export function readReceipt(decoder: decoding.Decoder): Receipt | null {
  switch (decoding.readVarUint(decoder)) {
    case STORED:
      return { kind: 'stored', frames: decoding.readVarUint(decoder) }
    case REFUSED:
      return { kind: 'refused', frame: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) }
    default:
      return null
  }
}

/** What a frame of the y-websocket protocol carries of the document; `null` for one that changes nothing. */
export function carriedBy(frame: Uint8Array): 'everything' | 'latest' | null {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageSync) return null
  const kind = decoding.readVarUint(decoder)
  return kind === messageYjsSyncStep2 ? 'everything' : kind === messageYjsUpdate ? 'latest' : null
}
