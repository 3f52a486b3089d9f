import { createMemoryLog } from '@atelier/storage'
import { expect, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { SyncLimits } from '../limits.ts'
import type { SyncPeer } from '../peer.ts'
import { createSync, type Sync, type SyncOptions } from '../sync.ts'
import { TestClient } from './client.ts'
import { MemorySocket } from './memory-socket.ts'
import { until } from './until.ts'

/** A sync server over a log in memory, closed at the end of the test. */
export function syncWith(limits: Partial<SyncLimits> = {}, options: Partial<SyncOptions> = {}): Sync {
  const sync = createSync({ log: createMemoryLog(), limits, ...options })
  onTestFinished(() => sync.close())
  return sync
}

export function peer(changes: Partial<SyncPeer> = {}): SyncPeer {
  return { id: 'ana', address: '10.0.0.1', mayRead: () => true, mayWrite: () => null, ...changes }
}

/** A socket in a room, with nobody at its other end. */
export function join(sync: Sync, changes: Partial<SyncPeer> = {}, room = 'r'): MemorySocket {
  const socket = new MemorySocket()
  sync.connect(room, socket, peer(changes))
  return socket
}

/** A client whose line is always through. */
export function person(
  sync: Sync,
  changes: Partial<SyncPeer> = {},
  room = 'r',
): { client: TestClient; socket: MemorySocket } {
  const socket = new MemorySocket()
  const client = new TestClient()
  socket.onSend = () => {
    for (const message of socket.take()) client.receive(message)
  }
  sync.connect(room, socket, peer(changes))
  client.attach((message) => socket.say(message))
  return { client, socket }
}

export const textOf = (sync: Sync, room = 'r') => sync.read(room, (doc) => doc.getText('t').toString())
export const updateOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** The room beside the hostile socket goes on: an honest edit arrives and is on disk. */
export async function stillWorks(sync: Sync, room = 'r'): Promise<void> {
  const [writer, reader] = [person(sync, { id: 'honest' }, room), person(sync, { id: 'reader' }, room)]
  await until(() => writer.client.synced && reader.client.synced, 'honest people are in')
  writer.client.doc.getText('honest').insert(0, 'still here')
  await until(() => reader.client.doc.getText('honest').toString() === 'still here', 'an honest edit')
  expect(await sync.read(room, (doc) => doc.getText('honest').toString())).toBe('still here')
  writer.socket.cut()
  reader.socket.cut()
}
