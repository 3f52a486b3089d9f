import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BoardSnapshot, type Phase } from '@atelier/board'
import { Report } from '@atelier/report'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import { DemoServer } from './demo-client.ts'
import { play } from './play.ts'

let dataDir: string
let server: RunningServer
let base: string

beforeEach(async () => {
  // Every device’s three sockets say goodbye when the process ends.
  process.setMaxListeners(100)
  dataDir = await mkdtemp(join(tmpdir(), 'atelier-demo-'))
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir })
  server = await startServer(config, pino({ level: 'silent' }))
  base = `http://127.0.0.1:${server.port}`
})

afterEach(async () => {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

const start = async (people: number, durationMs: number, signal: AbortSignal) => {
  const demo = new DemoServer(base)
  const created = await demo.createBoard({ title: 'Demo', language: 'fr' }, null)
  const phases: Phase[] = []
  const tell = { joined: () => undefined, phase: (phase: Phase) => phases.push(phase) }
  const playing = play({ server: demo, created, language: 'fr', people, durationMs, seed: 8, signal, tell })
  return { demo, created, phases, playing }
}

it('leaves a board with groups, titles, merges and cards, and a report that has all of it', async () => {
  const { demo, created, phases, playing } = await start(30, 2500, new AbortController().signal)
  const { played, leave } = await playing
  try {
    const secretariat = await demo.join({ secret: new URL(created.links.secretariat).hash.slice(1) })
    const snapshot = BoardSnapshot.parse(JSON.parse(await demo.read(secretariat, 'snapshot')))
    const report = Report.parse(JSON.parse(await demo.read(secretariat, 'report.json?lang=fr')))

    expect(played.people).toBe(30)
    expect(played.notes).toBeGreaterThanOrEqual(50)
    expect(snapshot.clusters.length).toBeGreaterThanOrEqual(6)
    expect(snapshot.clusters.filter((cluster) => cluster.title === '')).toEqual([])
    expect(played.steps).toBeGreaterThanOrEqual(6)
    expect(snapshot.session.phaseId).toBe('close')
    expect(phases.map((phase) => phase.id)).toEqual(snapshot.phases.map((phase) => phase.id))
    expect(report.numbers.notes).toBe(played.notes)
    expect(report.numbers.ungrouped).toBeGreaterThan(0)
    expect(snapshot.notes.filter((note) => note.mergedInto !== null).length).toBeGreaterThan(0)
    expect(played.ballots).toBeGreaterThanOrEqual(20)
    expect(snapshot.rounds).toMatchObject([{ open: false, turnout: { ballots: played.ballots } }])
    expect(Object.keys(snapshot.rounds[0]?.tallies ?? {}).length).toBeGreaterThan(3)
    expect(report.commitments.rows.filter(({ step }) => step?.owner)).toHaveLength(played.steps)
  } finally {
    leave()
  }
})

it('stops in the middle when told to, and leaves the server working', async () => {
  const stop = new AbortController()
  const { demo, created, playing } = await start(5, 60_000, stop.signal)
  stop.abort()
  await expect(playing).rejects.toThrow(/abort/i)
  await expect(demo.invitation(new URL(created.links.participant).hash.slice(1))).resolves.toMatchObject({
    boardId: created.boardId,
  })
})
