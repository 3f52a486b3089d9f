import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'

/**
 * A sync server in memory, for one room a path, that speaks as ours does. What it does with an update is told by
 * `judge`; receipts for what it took go out at `store()`.
 */
export class FakeServer {
  readonly rooms = new Map<string, Y.Doc>()
  readonly sockets = new Set<FakeSocket>()
  /** The code with which updates are refused now; `null` takes them. */
  judge: string | null = null
  /** Whether new connections are let in. */
  up = true
  /** Bodies of the awareness messages heard. */
  readonly presences: Uint8Array[] = []
  readonly #updates = new Map<FakeSocket, number>()

  /** The class to put in the place of `WebSocket`. */
  readonly WebSocket: typeof WebSocket

  constructor() {
    const server = this
    this.WebSocket = class extends FakeSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, server)
      }
    } as unknown as typeof WebSocket
  }

  room(path: string): Y.Doc {
    let doc = this.rooms.get(path)
    if (!doc) {
      doc = new Y.Doc()
      this.rooms.set(path, doc)
    }
    return doc
  }

  /** Tells everybody what is on disk: all that was taken. */
  store(): void {
    for (const [socket, count] of this.#updates)
      if (socket.hello) socket.receive(message(122, 0, (out) => encoding.writeVarUint(out, count)))
  }

  /** Sends a room as it stands now to everybody in it. */
  tell(path: string): void {
    const update = Y.encodeStateAsUpdate(this.room(path))
    for (const socket of this.sockets)
      if (socket.room === path)
        socket.receive(message(0, 2, (out) => encoding.writeVarUint8Array(out, update)))
  }

  /** Cuts every line. */
  cut(): void {
    for (const socket of [...this.sockets]) socket.drop()
  }

  open(socket: FakeSocket): void {
    this.sockets.add(socket)
    this.#updates.set(socket, 0)
    const out = encoding.createEncoder()
    encoding.writeVarUint(out, 0)
    writeSyncStep1(out, this.room(socket.room))
    socket.receive(encoding.toUint8Array(out))
  }

  forget(socket: FakeSocket): void {
    this.sockets.delete(socket)
    this.#updates.delete(socket)
  }

  hear(socket: FakeSocket, bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === 121) socket.hello = true
    if (type === 1) this.presences.push(decoding.readVarUint8Array(decoder))
    if (type !== 0) return
    const isUpdate = bytes[1] !== 0
    const number = (this.#updates.get(socket) ?? 0) + (isUpdate ? 1 : 0)
    this.#updates.set(socket, number)
    const code = this.judge
    if (isUpdate && code !== null && bytes.length > 5) {
      const refusal = message(122, 1, (out) => {
        encoding.writeVarUint(out, number)
        encoding.writeVarString(out, code)
      })
      socket.receive(refusal)
      return
    }
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, 0)
    readSyncMessage(decoder, answer, this.room(socket.room), socket)
    if (encoding.length(answer) > 1) socket.receive(encoding.toUint8Array(answer))
  }
}

class FakeSocket {
  static readonly OPEN = 1
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  hello = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  readonly room: string
  readonly protocols: string[]
  readonly #server: FakeServer

  constructor(url: string, protocols: string[], server: FakeServer) {
    this.room = new URL(url).pathname
    this.protocols = protocols
    this.#server = server
    queueMicrotask(() => {
      if (this.readyState !== 0) return
      if (!server.up) return this.drop()
      this.readyState = 1
      this.onopen?.()
      server.open(this)
    })
  }

  send(bytes: Uint8Array): void {
    const copy = bytes.slice()
    queueMicrotask(() => {
      if (this.readyState === 1) this.#server.hear(this, copy)
    })
  }

  receive(bytes: Uint8Array): void {
    queueMicrotask(() => {
      if (this.readyState === 1) this.onmessage?.({ data: bytes.slice().buffer })
    })
  }

  /** The line is cut, or the server closes it. */
  drop(code = 1006, reason = ''): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.#server.forget(this)
    this.onclose?.({ code, reason })
  }

  close(): void {
    this.readyState = 3
    this.#server.forget(this)
  }
}

function message(type: number, kind: number, write: (out: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((out) => {
    encoding.writeVarUint(out, type)
    encoding.writeVarUint(out, kind)
    write(out)
  })
}
