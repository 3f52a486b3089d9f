import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * Frames of the y-websocket protocol, one per WebSocket message:
 *
 *     0 0 <state vector>   step 1: what I have; the other side answers with step 2
 *     0 1 <update>         step 2: what you lack
 *     0 2 <update>         a change
 *     1 <awareness>        presence: count, then (client id, clock, JSON state) each
 *
 *     121 1                client: I understand receipts
 *     122 0 n              server: the first n updates of this connection are on disk
 *
 * Both sides send step 1 when a connection opens. Everything in brackets is a byte array with its length in front.
 * The last two are our server's own; another one passes them over, as other first numbers are passed over here.
 */
const SYNC = 0
const AWARENESS = 1
const RECEIPT = 122
const RECEIPT_STORED = 0
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** State vector of somebody who has nothing. */
export const NOTHING_KNOWN: Uint8Array = Uint8Array.of(0)
/** Update that changes nothing. */
export const NOTHING_NEW: Uint8Array = Uint8Array.of(0, 0)

export type Frame =
  | { kind: 'step1' | 'step2' | 'update' | 'awareness'; payload: Uint8Array }
  | { kind: 'stored'; count: number }
  | { kind: 'other' }

/** Asks for receipts. */
export const HELLO_FRAME: Uint8Array = Uint8Array.of(121, 1)

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP_1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update)

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/**
 * Presence of one client.
 *
 * @param clock grows with every state of that client
 */
export function awarenessFrame(clientId: number, clock: number, state: unknown): Uint8Array {
  for (const encoder of [cursorBody, cursorFrame]) {
    encoder.cpos = 0
    encoder.bufs = []
  }
  encoding.writeVarUint(cursorBody, 1)
  encoding.writeVarUint(cursorBody, clientId)
  encoding.writeVarUint(cursorBody, clock)
  encoding.writeVarString(cursorBody, JSON.stringify(state))
  encoding.writeVarUint(cursorFrame, AWARENESS)
  encoding.writeVarUint8Array(cursorFrame, encoding.toUint8Array(cursorBody))
  return encoding.toUint8Array(cursorFrame)
}

/** Used again for every cursor, which are most of what is sent: to make them anew costs more than sending does. */
const cursorBody = encoding.createEncoder()
const cursorFrame = encoding.createEncoder()

/** Takes a frame apart; `payload` is a view of `bytes`. */
export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes)
  const kind = decoding.readVarUint(decoder)
  if (kind === AWARENESS) return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) }
  if (kind === RECEIPT && decoding.readVarUint(decoder) === RECEIPT_STORED)
    return { kind: 'stored', count: decoding.readVarUint(decoder) }
  if (kind !== SYNC) return { kind: 'other' }
  const step = ([STEP_1, STEP_2, UPDATE] as const).find((known) => known === decoding.peekVarUint(decoder))
  if (step === undefined) return { kind: 'other' }
  decoding.readVarUint(decoder)
  const name = ({ [STEP_1]: 'step1', [STEP_2]: 'step2', [UPDATE]: 'update' } as const)[step]
  return { kind: name, payload: decoding.readVarUint8Array(decoder) }
}
