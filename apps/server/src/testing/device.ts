import { BoardDoc, Draft, FacilitationDoc, type Joined, usesDraft } from '@atelier/board'
import { expect, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bearer, type TestServer } from './test-app.ts'

/** Every frame that one device received, as the bytes that came. */
export class Frames {
  readonly #all: Buffer[] = []

  add(data: Buffer): void {
    this.#all.push(data)
  }

  get count(): number {
    return this.#all.length
  }

  /** Which of the words stand anywhere in what came, in whatever part of whatever frame. */
  contain(words: readonly string[]): string[] {
    return words.filter((word) => this.#all.some((frame) => frame.includes(word)))
  }
}

/** One person's device: all its documents by real sockets, with the unmodified y-websocket client. */
export interface Device {
  joined: Joined
  board: BoardDoc
  facilitation: FacilitationDoc
  frames: Frames
  /** All lines down; what is written meanwhile is kept. */
  drop(): void
  comeBack(): void
  synced(): Promise<void>
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the tests are about
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>
}

/** @param withDraft whether hidden writing is laid over the board, as screens that write do */
export function openDevice(
  server: Pick<TestServer, 'url' | 'clock'>,
  joined: Joined,
  withDraft = joined.role === 'participant' || joined.role === 'facilitator',
): Device {
  const frames = new Frames()
  class Recorder extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      this.on('message', (data: Buffer | ArrayBuffer | Buffer[]) => {
        if (Array.isArray(data)) frames.add(Buffer.concat(data))
        else frames.add(Buffer.from(new Uint8Array(data)))
      })
    }
  }
  const now = () => server.clock.now ?? Date.now()
  const open = (name: string) =>
    new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${joined.boardId}`, name, new Y.Doc(), {
      WebSocketPolyfill: Recorder as unknown as typeof globalThis.WebSocket,
      protocols: [`bearer.${joined.token}`],
      disableBc: true,
    })
  const providers = ['board', 'facilitation', ...(withDraft ? ['draft'] : [])].map(open)
  const [boardLine, facilitationLine, draftLine] = providers as [
    WebsocketProvider,
    WebsocketProvider,
    WebsocketProvider | undefined,
  ]
  const board = new BoardDoc(boardLine.doc, now)
  const facilitation = new FacilitationDoc(facilitationLine.doc)
  if (draftLine)
    board.attachDraft(new Draft(draftLine.doc, now), {
      personId: joined.participantId,
      inUse: () => usesDraft(facilitation.currentPhase(), facilitation.settings()),
      editsStay: () => facilitation.settings().anonymity === 'none',
    })
  onTestFinished(() => {
    for (const provider of providers) {
      provider.destroy()
      provider.doc.destroy()
    }
  })
  return {
    joined,
    board,
    facilitation,
    frames,
    drop() {
      for (const provider of providers) provider.disconnect()
    },
    comeBack() {
      for (const provider of providers) provider.connect()
    },
    async synced() {
      await expect.poll(() => providers.every((provider) => provider.synced), { timeout: 15_000 }).toBe(true)
    },
    async call(method, path, body) {
      const answer = await fetch(`${server.url}/api/boards/${joined.boardId}/${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...bearer(joined) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: answer.status, body: await answer.json() }
    },
  }
}
