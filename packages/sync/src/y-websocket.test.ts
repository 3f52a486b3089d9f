import { createMemoryLog, type DocumentLog } from '@atelier/storage'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { SyncOptions } from './sync.ts'
import { type Served, serve } from './testing/serve.ts'
import { until } from './testing/until.ts'

/** The real, unmodified provider over real sockets. */
describe('an unmodified y-websocket client', () => {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })

  async function server(options: Partial<SyncOptions> & Parameters<typeof serve>[0]): Promise<Served> {
    const served = await serve(options)
    cleanUps.push(() => served.close())
    return served
  }

  function join(served: Served, room: string, params: Record<string, string> = {}, doc = new Y.Doc()) {
    const provider = new WebsocketProvider(served.url, room, doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params,
    })
    cleanUps.push(() => provider.destroy())
    return { provider, doc, text: doc.getText('t') }
  }

  const synced = (client: { provider: WebsocketProvider }) => until(() => client.provider.synced, 'synced')

  it('[S1] gets what others wrote and they get what it writes, also in one letter at a time', async () => {
    const served = await server({ log: createMemoryLog() })
    const [ana, bo] = [join(served, 'r'), join(served, 'r')]
    await Promise.all([synced(ana), synced(bo)])
    for (const letter of 'bonjour') ana.text.insert(ana.text.length, letter)
    await until(() => bo.text.toString() === 'bonjour', 'bo has the text')
    bo.text.insert(7, '!')
    await until(() => ana.text.toString() === 'bonjour!', 'ana has the answer')
  })

  it('[S1] brings what it wrote before it was connected', async () => {
    const served = await server({ log: createMemoryLog() })
    const ana = join(served, 'r')
    ana.text.insert(0, 'offline')
    const bo = join(served, 'r')
    await until(() => bo.text.toString() === 'offline', 'the offline text')
  })

  it('[L1] is not told "synced" before the document is loaded, however slow the disk', async () => {
    const log = createMemoryLog()
    const first = await serve({ log })
    await first.sync.edit('r', (doc) => doc.getText('t').insert(0, 'stored'))
    await first.close()
    let open: () => void = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const slow: DocumentLog = Object.assign(Object.create(log) as DocumentLog, {
      own: log.own.bind(log),
      append: log.append.bind(log),
      release: log.release.bind(log),
      renew: log.renew.bind(log),
      snapshot: log.snapshot.bind(log),
      read: async (room: string, from: number) => {
        await gate
        return log.read(room, from)
      },
    })
    const served = await server({ log: slow })
    const ana = join(served, 'r')
    let textWhenSynced: string | null = null
    ana.provider.on('sync', () => {
      textWhenSynced ??= ana.text.toString()
    })
    await until(() => served.sync.stats().messagesIn > 0, 'the first message waits')
    expect(ana.provider.synced).toBe(false)
    open()
    await synced(ana)
    expect(textWhenSynced).toBe('stored')
  })

  it('[W1] a read-only client gets everything; its updates are refused with a code, and reach nobody', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const served = await server({ log: createMemoryLog() })
    const ana = join(served, 'r')
    const viewer = join(served, 'r', { id: 'viewer', refuse: 'viewerOnly' })
    await Promise.all([synced(ana), synced(viewer)])
    ana.text.insert(0, 'hello')
    await until(() => viewer.text.toString() === 'hello', 'the viewer reads')
    expect(warn).not.toHaveBeenCalled()
    viewer.text.insert(0, 'graffiti ')
    await until(() => warn.mock.calls.length > 0, 'the refusal')
    expect(String(warn.mock.calls[0]?.[0])).toContain('viewerOnly')
    expect(await served.sync.read('r', (doc) => doc.getText('t').toString())).toBe('hello')
    expect(ana.text.toString()).toBe('hello')
  })

  it('[W2] a viewer with nothing of its own is not told it was refused, deletions in the document or not', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const served = await server({ log: createMemoryLog() })
    await served.sync.edit('r', (doc) => {
      doc.getText('t').insert(0, 'abc')
      doc.getText('t').delete(1, 1)
    })
    const viewer = join(served, 'r', { refuse: 'viewerOnly' })
    await synced(viewer)
    viewer.provider.disconnect()
    viewer.provider.connect()
    await synced(viewer)
    await until(() => served.sync.stats().updatesIn >= 2, 'both step 2 arrived')
    await served.sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'))
    await until(() => viewer.text.toString() === 'xac', 'a turn later')
    expect(warn).not.toHaveBeenCalled()
  })

  it('[W3] rights are read per message: a phase that closes is closed for open connections, and opens again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    let closedBy: string | null = null
    const served = await server({ log: createMemoryLog(), peer: () => ({ mayWrite: () => closedBy }) })
    const [ana, bo] = [join(served, 'r'), join(served, 'r')]
    await Promise.all([synced(ana), synced(bo)])
    ana.text.insert(0, 'one ')
    await until(() => bo.text.toString() === 'one ', 'open')
    closedBy = 'phaseClosed'
    ana.text.insert(4, 'two ')
    await until(() => served.sync.stats().refused === 1, 'refused')
    expect(bo.text.toString()).toBe('one ')
    closedBy = null
    expect(served.sync.ask((name) => name === 'r')).toBe(2)
    await until(() => bo.text.toString() === 'one two ', 'what was refused came again')
  })

  it('[A1] sees who else is there, and no longer when they left; a rejoin with the same clock is seen at once', async () => {
    const served = await server({ log: createMemoryLog() })
    const ana = join(served, 'r', { id: 'ana' })
    const bo = join(served, 'r', { id: 'bo' })
    ana.provider.awareness.setLocalState({ name: 'Ana' })
    bo.provider.awareness.setLocalState({ name: 'Bo' })
    const names = () =>
      [...bo.provider.awareness.getStates().values()].map((state) => (state as { name?: string }).name).sort()
    await until(() => names().join() === 'Ana,Bo', 'both')
    ana.provider.ws?.close()
    await until(() => names().join() === 'Bo', 'ana left')
    await until(() => names().join() === 'Ana,Bo', 'ana is back')
  })

  it('[R1] finds everything after the server was stopped and started on the same log', async () => {
    const log = createMemoryLog()
    const first = await serve({ log })
    const ana = join(first, 'r')
    await synced(ana)
    ana.text.insert(0, 'kept')
    await first.sync.edit('r', (doc) => doc.getMap('m').set('by', 'server'))
    await until(() => ana.doc.getMap('m').get('by') === 'server', 'the edit of the server')
    await first.close()
    const second = await server({ log })
    const bo = join(second, 'r')
    await synced(bo)
    expect(bo.text.toString()).toBe('kept')
    expect(bo.doc.getMap('m').get('by')).toBe('server')
  })

  it('[S4] gets a large document compressed, and the same content', async () => {
    const served = await server({ log: createMemoryLog() })
    const content = 'défis partagés '.repeat(20_000)
    await served.sync.edit('r', (doc) => doc.getText('t').insert(0, content))
    const ana = join(served, 'r')
    await synced(ana)
    expect(ana.text.toString() === content).toBe(true)
    expect(served.sync.stats().bytesOut).toBeLessThan(content.length / 10)
  })
})
