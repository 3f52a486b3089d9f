import type { Socket } from 'node:net'
import type { WebSocketLike } from './socket.ts'

/** What is used of the inside of a TCP socket: what its own `onread` option sets when one is made. */
interface Handle {
  useUserBuffer?(buffer: Buffer): void
}
type OnRead = (bytes: number, buffer: Buffer) => boolean
const BUFFER = 'kBuffer'
const CALLBACK = 'kBufferCb'

/**
 * Has the line under a WebSocket read into one buffer and hands the bytes over at once.
 *
 * Otherwise Node takes 64 KB for each read, makes a buffer of them, passes that through a stream and looks a turn
 * later whether there is more: with small messages that costs as much as all that is done with them. Sockets that one
 * opens oneself have an option for this, `onread`; those that a server accepts do not, so it is set here as that option
 * does. A line whose inside is not as expected is left alone.
 *
 * @param onChunk gets a view into the buffer, good until it returns; `false`: read no more until `resume`
 */
export function readInto(buffer: Buffer, socket: WebSocketLike, onChunk: (chunk: Buffer) => boolean): void {
  const line = (socket as { _socket?: Socket | null })._socket
  if (line == null) return
  const handle = (line as Socket & { _handle?: Handle | null })._handle
  const symbols = Object.getOwnPropertySymbols(line)
  const bufferKey = symbols.find(({ description }) => description === BUFFER)
  const callbackKey = symbols.find(({ description }) => description === CALLBACK)
  if (bufferKey === undefined || callbackKey === undefined || handle?.useUserBuffer === undefined) return
  const inside = line as Socket & Record<symbol, unknown>
  if (inside[bufferKey] !== null || inside[callbackKey] !== null) return
  const onRead: OnRead = (bytes) => {
    const chunk = buffer.subarray(0, bytes)
    // Earlier bytes are still on their way through the stream: these go behind them.
    if (line.readableLength > 0) return line.push(Buffer.from(chunk))
    if (!onChunk(chunk)) line.pause()
    return true
  }
  inside[bufferKey] = buffer
  inside[callbackKey] = onRead
  handle.useUserBuffer(buffer)
}
