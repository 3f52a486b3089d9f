import { readInto } from './line-reader.ts'
import type { WebSocketLike } from './socket.ts'

/** What is used of the receiver inside a `ws` socket (8.x): a stream that takes bytes of the line. */
interface Receiver {
  write(chunk: Buffer): boolean
  /** Its state; 0: a new frame begins. */
  _state: number
  _bufferedBytes: number
  _fragmented: number
  _errored: boolean
  writableLength: number
  writableEnded: boolean
}

const OPEN = 1
const FINAL_BINARY = 0x82
const MASKED = 0x80
const MASK_BYTES = 4
const AT_REST = 0

/** Bytes read from a line at once, at most; more come with the next read. */
const READ_BYTES = 64 << 10

/** Where the bytes of all lines of one server are read to, one after the other. */
export const readBuffer = (): Buffer => Buffer.allocUnsafeSlow(READ_BYTES)

/**
 * Reads what nearly every frame of a client is, one whole, uncompressed, binary message, without the receiver of `ws`,
 * which costs more than the rest of a message's way in. It is handed everything else, as it came: other kinds of
 * frames, pieces of frames, what breaks RFC 6455, what is too large. So there is one reader of all that.
 *
 * A socket whose inside is not as expected is left alone and its messages come as `message` events.
 *
 * @param maxBytes longer messages are the receiver's
 * @param onMessage gets a view into the bytes of the line, unmasked in place, good until it returns
 * @param buffer what lines are read to; without it each read has memory of its own
 */
export function shortcutFrames(
  socket: WebSocketLike,
  maxBytes: number,
  onMessage: (payload: Uint8Array) => void,
  buffer?: Buffer,
): void {
  const receiver = (socket as { _receiver?: Partial<Receiver> })._receiver
  if (!isReceiver(receiver)) return
  const slowly = receiver.write.bind(receiver)
  /** What the receiver gets it keeps. */
  const read = (chunk: Buffer, kept: (rest: Buffer) => Buffer): boolean => {
    if (
      receiver._state !== AT_REST ||
      receiver._bufferedBytes !== 0 ||
      receiver._fragmented !== 0 ||
      receiver.writableLength !== 0 ||
      receiver.writableEnded ||
      receiver._errored
    )
      return slowly(kept(chunk))
    let at = 0
    // The state of the socket is asked anew for each message: the last one may have been its end.
    while (socket.readyState === OPEN) {
      if (at === chunk.length) return true
      const payload = wholeMessage(chunk, at, maxBytes)
      if (payload === null) break
      at = payload.byteOffset - chunk.byteOffset + payload.byteLength
      onMessage(payload)
    }
    return slowly(kept(at === 0 ? chunk : chunk.subarray(at)))
  }
  const asItIs = (chunk: Buffer): Buffer => chunk
  receiver.write = (chunk) => read(chunk, asItIs)
  if (buffer !== undefined) readInto(buffer, socket, (chunk) => read(chunk, Buffer.from))
}

function isReceiver(receiver: Partial<Receiver> | undefined): receiver is Receiver {
  return (
    receiver !== undefined &&
    typeof receiver.write === 'function' &&
    receiver._state === AT_REST &&
    typeof receiver._bufferedBytes === 'number' &&
    typeof receiver._fragmented === 'number' &&
    typeof receiver._errored === 'boolean'
  )
}

/** Payload of the frame that begins at `at`, unmasked; `null` when it is none of those this file reads. */
function wholeMessage(chunk: Buffer, at: number, maxBytes: number): Uint8Array | null {
  if (at + 2 > chunk.length || chunk[at] !== FINAL_BINARY) return null
  const second = chunk[at + 1] as number
  if (second < MASKED) return null
  let length = second - MASKED
  let header = 2
  if (length === 126) {
    if (at + 4 > chunk.length) return null
    length = chunk.readUInt16BE(at + 2)
    header = 4
  } else if (length === 127) return null
  const start = at + header + MASK_BYTES
  if (length > maxBytes || start + length > chunk.length) return null
  unmask(chunk, start, length)
  return new Uint8Array(chunk.buffer, chunk.byteOffset + start, length)
}

function unmask(chunk: Buffer, start: number, length: number): void {
  const one = chunk[start - 4] as number
  const two = chunk[start - 3] as number
  const three = chunk[start - 2] as number
  const four = chunk[start - 1] as number
  if ((one | two | three | four) === 0) return
  const end = start + length
  let at = start
  for (; at + 3 < end; at += 4) {
    chunk[at] = (chunk[at] as number) ^ one
    chunk[at + 1] = (chunk[at + 1] as number) ^ two
    chunk[at + 2] = (chunk[at + 2] as number) ^ three
    chunk[at + 3] = (chunk[at + 3] as number) ^ four
  }
  if (at < end) chunk[at] = (chunk[at] as number) ^ one
  if (at + 1 < end) chunk[at + 1] = (chunk[at + 1] as number) ^ two
  if (at + 2 < end) chunk[at + 2] = (chunk[at + 2] as number) ^ three
}
