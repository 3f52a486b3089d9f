import type { Socket } from 'node:net'

/**
 * What this package uses of a `ws` socket. A pair of these in memory stands in for the network in tests.
 */
export interface WebSocketLike {
  readonly readyState: number
  readonly bufferedAmount: number
  /** Negotiated extensions, as the browser's `WebSocket.extensions`. */
  readonly extensions?: string
  send(data: Uint8Array): void
  close(code?: number, reason?: string): void
  terminate(): void
  ping?(): void
  on(event: 'message', listener: (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => void): unknown
  on(event: 'close', listener: (code: number, reason: Buffer) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'pong', listener: () => void): unknown
}

const OPEN = 1

/** Messages that go out together, built once for everybody: one write per socket. */
export interface Parcel {
  readonly messages: readonly Uint8Array[]
  /** The same as WebSocket frames, ready for the line. */
  readonly frames: Buffer
}

export function parcel(messages: readonly Uint8Array[]): Parcel {
  let bytes = 0
  for (const message of messages) bytes += headerBytes(message.byteLength) + message.byteLength
  const frames = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const message of messages) at = writeFrame(frames, at, message, BINARY)
  return { messages, frames }
}

/** One compressed message (RFC 7692), ready for the line. */
export function deflatedFrame(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headerBytes(payload.byteLength) + payload.byteLength)
  writeFrame(frame, 0, payload, BINARY | COMPRESSED)
  return frame
}

const BINARY = 0x82
/** RSV1. */
const COMPRESSED = 0x40

const headerBytes = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/**
 * Writes one unmasked, final WebSocket frame (RFC 6455, section 5.2).
 * @returns where the next one goes
 */
function writeFrame(into: Buffer, at: number, payload: Uint8Array, first: number): number {
  const length = payload.byteLength
  const header = headerBytes(length)
  into[at] = first
  if (header === 2) into[at + 1] = length
  else if (header === 4) {
    into[at + 1] = 126
    into.writeUInt16BE(length, at + 2)
  } else {
    into[at + 1] = 127
    into.writeBigUInt64BE(BigInt(length), at + 2)
  }
  into.set(payload, at + header)
  return at + header + length
}

/**
 * The TCP socket under a `ws` socket, or `null` when frames cannot be written past it.
 *
 * `ws` builds a header and makes two writes for each socket and message; in a room of 300 that is most
 * of the cost. Frames built once and written straight are legal as long as `ws` is not in the middle of
 * compressing a message of its own, which `WEB_SOCKET_SERVER_OPTIONS` rule out.
 */
function line(socket: WebSocketLike): Socket | null {
  const inner = socket as { _socket?: Socket | null; _sender?: { _state?: number } }
  if (inner._socket == null || inner._sender?._state !== 0) return null
  return inner._socket
}

export function sendParcel(socket: WebSocketLike, sent: Parcel): void {
  if (socket.readyState !== OPEN) return
  const direct = line(socket)
  if (direct !== null) direct.write(sent.frames)
  else for (const message of sent.messages) socket.send(message)
}

/** Sends a message of which a compressed form exists. */
export function sendDeflated(socket: WebSocketLike, message: Uint8Array, deflated: Buffer): void {
  if (socket.readyState !== OPEN) return
  const direct = line(socket)
  if (direct !== null) direct.write(deflated)
  else socket.send(message)
}

/** Whether the client reads compressed messages. */
export function readsDeflated(socket: WebSocketLike): boolean {
  return socket.extensions?.includes('permessage-deflate') === true
}

/** The bytes of a `message` event, whichever form `ws` chose. */
export function messageBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
