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
  return { messages, frames: Buffer.concat(messages.map((message) => frame(message, false))) }
}

/**
 * One unmasked, final, binary WebSocket frame (RFC 6455, section 5.2).
 * @param deflated the payload is compressed by permessage-deflate (RFC 7692): sets RSV1
 */
export function frame(payload: Uint8Array, deflated: boolean): Buffer {
  const length = payload.byteLength
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(header + length)
  bytes[0] = deflated ? 0xc2 : 0x82
  if (header === 2) bytes[1] = length
  else if (header === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.set(payload, header)
  return bytes
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
export function sendDeflated(socket: WebSocketLike, message: Uint8Array, deflatedFrame: Buffer): void {
  if (socket.readyState !== OPEN) return
  const direct = line(socket)
  if (direct !== null) direct.write(deflatedFrame)
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
