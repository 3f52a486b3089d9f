import { connect, type Socket } from 'node:net'
import type { Ticket } from '../client.ts'

/** How a line ended: the code of a close frame, the HTTP status of a refused handshake, or a line that was cut. */
export type Ending = number | `HTTP ${number}` | 'cut' | 'stays open'

const HANDSHAKE_PATIENCE_MS = 10_000
/** The longest that one stream of bytes goes on, and waits for the server to read on. */
const STREAM_MS = 8_000
const DRAIN_MS = 500
const FINAL = 0x80
const BINARY = 0x02
const CLOSE = 0x08
const CHUNK = Buffer.alloc(64 << 10)

/**
 * A TCP connection that can do what no WebSocket library would: break the rules of the protocol, stop in the middle, go on
 * after it was told to stop, never read.
 */
export class Line {
  /** Messages of the server, without their frames. */
  readonly heard: Buffer[] = []
  bytesOut = 0
  readonly #socket: Socket
  #input: Buffer = Buffer.alloc(0)
  #upgraded = false
  #ending: Ending = 'stays open'
  #gone = false
  #changed: (() => void)[] = []

  private constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('error', () => this.#end())
    this.#socket.on('close', () => this.#end())
    this.#socket.on('data', (bytes: Buffer) => this.#read(bytes))
  }

  /** A connection on which nothing was said yet. */
  static raw(port: number): Line {
    return new Line(port)
  }

  /** Shakes hands; look at {@link ending} for whether the server agreed. */
  static async open(ticket: Ticket, headers = ''): Promise<Line> {
    const { port, pathname } = new URL(ticket.url)
    const line = new Line(Number(port))
    line.send(Buffer.from(upgradeRequest(pathname, ticket.protocols, headers)))
    await line.until(() => line.#upgraded || line.#gone, HANDSHAKE_PATIENCE_MS)
    return line
  }

  /** Close code or status once there was one, even if the line is still up. */
  get ending(): Ending {
    return this.#ending
  }

  /** Whether the server has ended the connection itself, not only announced it. */
  get gone(): boolean {
    return this.#gone
  }

  get told(): boolean {
    return this.#gone || this.#ending !== 'stays open'
  }

  /** Sends bytes as they are. */
  send(bytes: Uint8Array): void {
    if (this.#gone) return
    this.bytesOut += bytes.byteLength
    this.#socket.write(bytes)
  }

  /** Sends one whole binary message. */
  message(payload: Uint8Array): void {
    this.send(frame(FINAL | BINARY, payload))
  }

  /**
   * Pushes bytes, zeros unless told otherwise, for as long as the server takes them and {@link STREAM_MS} at most.
   *
   * @param stop asked after each 64 KB
   * @returns bytes that left
   */
  async stream(bytes: number, stop: () => boolean, chunk: Uint8Array = CHUNK): Promise<number> {
    const endMs = performance.now() + STREAM_MS
    let left = bytes
    while (left > 0 && !this.#gone && !stop() && performance.now() < endMs) {
      const part = left < chunk.byteLength ? chunk.subarray(0, left) : chunk
      left -= part.byteLength
      this.bytesOut += part.byteLength
      if (!this.#socket.write(part)) await this.#drained()
      // Between chunks, what the server says is read.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return bytes - left
  }

  /** Reads no more. */
  stall(): void {
    this.#socket.pause()
  }

  readOn(): void {
    this.#socket.resume()
  }

  /** Waits until something holds or the time is over. */
  async until(holds: () => boolean, patienceMs: number): Promise<boolean> {
    const end = performance.now() + patienceMs
    while (!holds()) {
      const left = end - performance.now()
      if (left <= 0) return false
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 50))
        this.#changed.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    return true
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#socket.off('drain', done)
        resolve()
      }
      const timer = setTimeout(done, DRAIN_MS)
      this.#socket.once('drain', done)
      this.#changed.push(done)
    })
  }

  #end(): void {
    this.#gone = true
    if (this.#ending === 'stays open') this.#ending = 'cut'
    this.#tell()
  }

  #tell(): void {
    const changed = this.#changed
    this.#changed = []
    for (const wake of changed) wake()
  }

  #read(bytes: Buffer): void {
    this.#input = this.#input.byteLength === 0 ? bytes : Buffer.concat([this.#input, bytes])
    if (!this.#upgraded) {
      const end = this.#input.indexOf('\r\n\r\n')
      if (end < 0) return
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(this.#input.toString('latin1', 0, 20))?.[1] ?? 0)
      if (status === 101) this.#upgraded = true
      else this.#ending = `HTTP ${status}`
      this.#input = this.#input.subarray(end + 4)
    }
    if (this.#upgraded) while (this.#readFrame());
    this.#tell()
  }

  #readFrame(): boolean {
    const input = this.#input
    if (input.byteLength < 2) return false
    const short = (input[1] as number) & 0x7f
    const header = short < 126 ? 2 : short === 126 ? 4 : 10
    if (input.byteLength < header) return false
    const length =
      header === 2 ? short : header === 4 ? input.readUInt16BE(2) : Number(input.readBigUInt64BE(2))
    if (input.byteLength < header + length) return false
    const payload = input.subarray(header, header + length)
    this.#input = input.subarray(header + length)
    const opcode = (input[0] as number) & 0x0f
    if (opcode === BINARY) this.heard.push(Buffer.from(payload))
    if (opcode === CLOSE && this.#ending === 'stays open')
      this.#ending = length >= 2 ? payload.readUInt16BE(0) : 1005
    return true
  }
}

/** The request of a WebSocket handshake. */
export function upgradeRequest(path: string, protocols: readonly string[], headers = ''): string {
  const protocol = protocols.length > 0 ? `Sec-WebSocket-Protocol: ${protocols.join(', ')}\r\n` : ''
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n${protocol}${headers}\r\n`
}

/** A frame as a client sends it. Its mask is zero, which is legal and leaves the payload as it is. */
export function frame(firstByte: number, payload: Uint8Array): Buffer {
  return Buffer.concat([frameHeader(firstByte, payload.byteLength), payload])
}

/** Its beginning alone, whatever follows. */
export function frameHeader(firstByte: number, length: number): Buffer {
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const header = Buffer.alloc(size + 4)
  header[0] = firstByte
  header[1] = 0x80 | (size === 2 ? length : size === 4 ? 126 : 127)
  if (size === 4) header.writeUInt16BE(length, 2)
  if (size === 10) header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
