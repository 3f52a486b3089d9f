import { EventEmitter } from 'node:events'
import type { WebSocketLike } from '../socket.ts'

/**
 * The server's end of a socket pair in memory. What the server sends waits in `outbox` until the test
 * takes it, which is how a slow reader looks; `say` is what a message from the client looks like.
 */
export class MemorySocket extends EventEmitter implements WebSocketLike {
  readyState = 1
  outbox: Uint8Array[] = []
  closeCode: number | null = null
  closeReason = ''
  terminated = false
  pings = 0
  /** Called when something was sent. */
  onSend: (() => void) | null = null

  get bufferedAmount(): number {
    return this.outbox.reduce((sum, message) => sum + message.byteLength, 0)
  }

  send(data: Uint8Array): void {
    this.outbox.push(data)
    this.onSend?.()
  }

  close(code = 1005, reason = ''): void {
    if (this.readyState !== 1) return
    this.closeCode = code
    this.closeReason = reason
    this.cut(code)
  }

  terminate(): void {
    this.terminated = true
    this.cut(1006)
  }

  ping(): void {
    this.pings += 1
  }

  /** A message from the client. */
  say(message: Uint8Array, isBinary = true): void {
    if (this.readyState === 1) this.emit('message', Buffer.from(message), isBinary)
  }

  /** The line is gone. */
  cut(code = 1006): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.emit('close', code, Buffer.alloc(0))
  }

  /** Everything sent since the last call. */
  take(): Uint8Array[] {
    const taken = this.outbox
    this.outbox = []
    return taken
  }
}
