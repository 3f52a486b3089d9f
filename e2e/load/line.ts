import { connect, type Socket } from 'node:net'
import type { Ticket } from './servers.ts'

/** How a line ended: the code of a close frame, the HTTP status of a refused handshake, or a line that was cut. */
export type Ending = number | `HTTP ${number}` | 'cut' | 'stays open'

const HANDSHAKE_PATIENCE_MS = 10_000
/** The longest that one stream of bytes goes on, and waits for the server to read on. */
const STREAM_MS = 8_000
const DRAIN_MS = 500
const FINAL = 0x80
const BINARY = 0x02
const CLOSE = 0x08
const PING = 0x09
const PONG = 0x0a
const CHUNK = Buffer.alloc(64 << 10)
/** What all lines read into, one after the other: a thousand of them would make as many buffers of each turn. */
const INPUT = Buffer.allocUnsafeSlow(64 << 10)
const NOTHING = Buffer.alloc(0)

/**
 * A TCP connection that can do what no WebSocket library would: break the rules of the protocol, stop in the middle, go on
 * after it was told to stop, never read. And it costs a fraction of one, so that a thousand of them leave the machine to
 * the server.
 */
export class Line {
  /** Messages of the server, without their frames; those that nobody else took. */
  readonly heard: Buffer[] = []
  /** Takes the messages instead. Each is good until this returns. */
  onMessage: ((message: Buffer) => void) | null = null
  /** Told once when the line is gone. */
  onGone: (() => void) | null = null
  bytesOut = 0
  readonly #socket: Socket
  /** What was read of a frame, or of the answer to the handshake, that is not whole yet. */
  #input: Buffer = NOTHING
  #upgraded = false
  #ending: Ending = 'stays open'
  #gone = false
  #changed: (() => void)[] = []

  private constructor(port: number) {
    const callback = (bytes: number): boolean => {
      this.#read(INPUT.subarray(0, bytes))
      return true
    }
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: INPUT, callback } })
    this.#socket.on('error', () => this.#end())
    this.#socket.on('close', () => this.#end())
  }

  /** A connection on which nothing was said yet. */
  static raw(port: number): Line {
    return new Line(port)
  }

  /** Begins to shake hands. */
  static to(ticket: Ticket, headers = ''): Line {
    const { port, pathname } = new URL(ticket.url)
    const line = new Line(Number(port))
    line.send(Buffer.from(upgradeRequest(pathname, ticket.protocols, headers)))
    return line
  }

  /** Shakes hands; look at {@link ending} for whether the server agreed. */
  static async open(ticket: Ticket, headers = ''): Promise<Line> {
    const line = Line.to(ticket, headers)
    await line.shaken()
    return line
  }

  /** Settles when the server has answered the handshake, one way or the other. */
  async shaken(): Promise<void> {
    await this.until(() => this.#upgraded || this.told, HANDSHAKE_PATIENCE_MS)
  }

  get isOpen(): boolean {
    return this.#upgraded && !this.told
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
    if (this.#gone) return
    this.#gone = true
    if (this.#ending === 'stays open') this.#ending = 'cut'
    this.#tell()
    this.onGone?.()
  }

  #tell(): void {
    if (this.#changed.length === 0) return
    const changed = this.#changed
    this.#changed = []
    for (const wake of changed) wake()
  }

  /** @param bytes good until this returns */
  #read(bytes: Buffer): void {
    let input = this.#input.byteLength === 0 ? bytes : Buffer.concat([this.#input, bytes])
    if (!this.#upgraded) input = this.#readHandshake(input)
    let at = 0
    if (this.#upgraded)
      for (let next = this.#readFrame(input, at); next > at; next = this.#readFrame(input, at)) at = next
    this.#input = at === input.byteLength ? NOTHING : Buffer.from(input.subarray(at))
    this.#tell()
  }

  /** @returns what comes behind the answer, or all of it as long as that is not whole */
  #readHandshake(input: Buffer): Buffer {
    const end = input.indexOf('\r\n\r\n')
    if (end < 0) return input
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(input.toString('latin1', 0, 20))?.[1] ?? 0)
    if (status === 101) this.#upgraded = true
    else this.#ending = `HTTP ${status}`
    return input.subarray(end + 4)
  }

  /** @returns where the next frame begins; `at` when this one is not whole */
  #readFrame(input: Buffer, at: number): number {
    if (at + 2 > input.byteLength) return at
    const short = (input[at + 1] as number) & 0x7f
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10)
    if (start > input.byteLength) return at
    const length =
      short < 126 ? short : short === 126 ? input.readUInt16BE(at + 2) : Number(input.readBigUInt64BE(at + 2))
    const end = start + length
    if (end > input.byteLength) return at
    const opcode = (input[at] as number) & 0x0f
    const payload = input.subarray(start, end)
    if (opcode === BINARY) {
      if (this.onMessage !== null) this.onMessage(payload)
      else this.heard.push(Buffer.from(payload))
    }
    if (opcode === PING) this.send(frame(FINAL | PONG, payload))
    if (opcode === CLOSE && this.#ending === 'stays open')
      this.#ending = length >= 2 ? payload.readUInt16BE(0) : 1005
    return end
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
