import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * The messages of y-websocket, and two of our own. One WebSocket message each, binary.
 *
 * | bytes | who | what |
 * |---|---|---|
 * | `0 0 <varbytes state vector>` | both | sync step 1: "this is what I have" |
 * | `0 1 <varbytes update>` | both | sync step 2, the answer: "this is what you lack" |
 * | `0 2 <varbytes update>` | both | an update |
 * | `1 <varbytes awareness>` | both | awareness: `count (clientId clock json)*` |
 * | `2 0 <varstring code>` | server | refused; an unmodified client logs the code |
 * | `3` | client | asks for the awareness of everybody |
 * | `121 1` | client | hello: asks for acknowledgements (1 is the version) |
 * | `122 0 <varuint n>` | server | stored: the first n updates of this connection are done with and on disk |
 * | `122 1 <varuint n> <varstring code>` | server | the n-th update of this connection was refused |
 *
 * Step 2 and updates of a client count alike, from 1, from the first byte of the connection on, whether
 * stored, refused or empty. `122` goes only to those who said `121`, since an unmodified client prints
 * an error for a type it does not know. There is no user name, no token and no room name in here: the
 * HTTP request that opened the socket settled those.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  hello: 121,
  receipt: 122,
} as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const
export const RECEIPT = { stored: 0, refused: 1 } as const
export const HELLO_VERSION = 1

export type Incoming =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'step2' | 'update'; update: Uint8Array }
  | { type: 'awareness'; body: Uint8Array }
  | { type: 'queryAwareness' }
  | { type: 'hello' }
  | { type: 'unknown' }

/**
 * Reads one message of a client. Byte arrays are views into `message`.
 * @throws Error when the message ends early or its sync part is none
 */
export function readMessage(message: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(message)
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder)
      if (step > SYNC.update) throw new Error(`sync step ${step} does not exist`)
      const bytes = readBytes(decoder)
      if (step === SYNC.step1) return { type: 'step1', stateVector: bytes }
      return { type: step === SYNC.step2 ? 'step2' : 'update', update: bytes }
    }
    case MESSAGE.awareness:
      return { type: 'awareness', body: readBytes(decoder) }
    case MESSAGE.queryAwareness:
      return { type: 'queryAwareness' }
    case MESSAGE.hello:
      return { type: 'hello' }
    default:
      return { type: 'unknown' }
  }
}

/** lib0 hands out a view that may reach past the end; this one refuses. */
export function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('byte array is longer than the message')
  return decoding.readUint8Array(decoder, length)
}

export function step1Message(stateVector: Uint8Array): Uint8Array {
  return syncMessage(SYNC.step1, stateVector)
}

export function step2Message(update: Uint8Array): Uint8Array {
  return syncMessage(SYNC.step2, update)
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(SYNC.update, update)
}

// Updates and awareness are most of what is sent: these are written into one buffer of the right size.

function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  const message = Buffer.allocUnsafe(2 + varUintBytes(bytes.byteLength) + bytes.byteLength)
  message[0] = MESSAGE.sync
  message[1] = step
  message.set(bytes, writeVarUint(message, 2, bytes.byteLength))
  return message
}

function varUintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes += 1
  return bytes
}

/** @returns where the next thing goes */
function writeVarUint(into: Uint8Array, at: number, value: number): number {
  let rest = value
  let next = at
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) into[next++] = 0x80 | (rest % 0x80)
  into[next] = rest
  return next + 1
}

export interface AwarenessEntry {
  clientId: number
  clock: number
  /** JSON text in UTF-8; `null` as text when the client left. */
  state: Uint8Array
}

export function awarenessMessage(entries: readonly AwarenessEntry[]): Uint8Array {
  let bodyBytes = varUintBytes(entries.length)
  for (const { clientId, clock, state } of entries) {
    const { byteLength } = state
    bodyBytes += varUintBytes(clientId) + varUintBytes(clock) + varUintBytes(byteLength) + byteLength
  }
  const message = Buffer.allocUnsafe(1 + varUintBytes(bodyBytes) + bodyBytes)
  message[0] = MESSAGE.awareness
  let at = writeVarUint(message, writeVarUint(message, 1, bodyBytes), entries.length)
  for (const { clientId, clock, state } of entries) {
    at = writeVarUint(message, writeVarUint(message, at, clientId), clock)
    at = writeVarUint(message, at, state.byteLength)
    message.set(state, at)
    at += state.byteLength
  }
  return message
}

/** What an unmodified client writes to its console; ours shows it in words. */
export function deniedMessage(code: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, code)
  })
}

export function storedMessage(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.receipt)
    encoding.writeVarUint(encoder, RECEIPT.stored)
    encoding.writeVarUint(encoder, count)
  })
}

export function refusedMessage(number: number, code: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.receipt)
    encoding.writeVarUint(encoder, RECEIPT.refused)
    encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, code)
  })
}
