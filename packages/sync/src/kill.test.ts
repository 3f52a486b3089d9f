import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { TestClient } from './testing/client.ts'
import { until } from './testing/until.ts'

const runTypescript = createRequire(import.meta.url).resolve('@atelier/storage/testing/run-typescript.mjs')
const serverChild = fileURLToPath(new URL('./testing/server-child.ts', import.meta.url))
const WRITERS = 6
const READERS = 3

describe('a server killed with -9 in mid-write', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'atelier-kill-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  async function start(): Promise<{ child: ChildProcess; port: number }> {
    const child = spawn(
      process.execPath,
      ['--conditions=@atelier/source', '--import', runTypescript, serverChild, dataDir],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let errors = ''
    child.stderr?.on('data', (data: Buffer) => {
      errors += data
    })
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout?.once('data', (data: Buffer) => resolve(Number(data)))
      child.once('exit', (code) => reject(new Error(`server ended ${code}: ${errors}`)))
    })
    return { child, port }
  }

  async function join_(port: number): Promise<{ client: TestClient; socket: WebSocket }> {
    const client = new TestClient()
    const socket = new WebSocket(`ws://127.0.0.1:${port}/room`)
    socket.on('error', () => {})
    socket.on('message', (data: Buffer) => client.receive(new Uint8Array(data)))
    socket.on('close', () => client.detach())
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    client.attach((message) => socket.send(message))
    await until(() => client.synced, 'synced')
    return { client, socket }
  }

  async function kill(child: ChildProcess): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }

  /** Whether a document holds everything a state vector speaks of. */
  function holds(doc: Y.Doc, state: Uint8Array): boolean {
    const has = Y.decodeStateVector(Y.encodeStateVector(doc))
    return [...Y.decodeStateVector(state)].every(([client, clock]) => (has.get(client) ?? 0) >= clock)
  }

  it('[D1] has everything another client had seen and everything it had called stored, ten times over', async () => {
    let { child, port } = await start()
    for (let round = 0; round < 10; round++) {
      const writers = await Promise.all(Array.from({ length: WRITERS }, () => join_(port)))
      const readers = await Promise.all(Array.from({ length: READERS }, () => join_(port)))
      let typed = 0
      const typing = setInterval(() => {
        for (const { client } of writers) {
          client.doc.getText(`t${client.doc.clientID % 5}`).insert(0, `${round}.${typed} `)
          typed += 1
        }
      }, 1)
      // Compaction runs every few dozen appends, so that rounds end before, during and after one.
      await until(
        () => typed > 200 + round * 37 && writers.some(({ client }) => client.storedCount > 20),
        'writing',
      )
      // In some rounds everybody leaves first: the room is compacted and evicted as it is killed.
      if (round % 3 === 2) for (const { socket } of [...writers, ...readers]) socket.terminate()
      await kill(child)
      clearInterval(typing)
      await until(() => readers.every(({ socket }) => socket.readyState === 3), 'sockets are gone')

      ;({ child, port } = await start())
      const fresh = await join_(port)
      for (const { client } of readers) {
        expect(
          holds(fresh.client.doc, Y.encodeStateVector(client.doc)),
          `round ${round}: seen by another`,
        ).toBe(true)
      }
      for (const { client } of writers) {
        if (client.storedState !== null) {
          expect(holds(fresh.client.doc, client.storedState), `round ${round}: called stored`).toBe(true)
        }
      }
      fresh.socket.terminate()
    }
    await kill(child)
  }, 90_000)
})
