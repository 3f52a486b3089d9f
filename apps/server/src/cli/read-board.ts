import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BoardSnapshot } from '@atelier/board'
import { fromBoardJson } from '@atelier/report'
import { openStorage } from '@atelier/storage'
import { pino } from 'pino'
import * as z from 'zod'
import { type BoardEntry, normalizeCode } from '../board-catalogue.ts'
import { boardSnapshot } from '../board-snapshot.ts'
import { readConfig } from '../config.ts'
import { createApp } from '../create-app.ts'
import type { ReportFormat } from '../report-formats.ts'
import { filesFor, type ReportFileParts } from '../routes/report-routes.ts'
import type { texts } from './texts.ts'

/** What a person at the terminal has to be told, by the key of its words. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly key: keyof typeof texts
  readonly params: Record<string, string>
  /** Boards to choose from, listed under it. */
  readonly boards: readonly BoardEntry[] | null

  constructor(
    key: CommandError['key'],
    params: Record<string, string> = {},
    boards: readonly BoardEntry[] | null = null,
  ) {
    super(`${key} ${JSON.stringify(params)}`)
    this.key = key
    this.params = params
    this.boards = boards
  }
}

/** Copies of a folder in which files come and go are tried so often. */
const MAX_COPIES = 4

/** Reads a board from a file that was taken as `board.json`. */
export async function boardFromFile(file: string): Promise<BoardSnapshot> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError('noFile', { file, reason: reasonOf(error) })
  })
  try {
    return fromBoardJson(text)
  } catch (error) {
    throw new CommandError('notABoard', { file, reason: reasonOf(error) })
  }
}

/**
 * Reads one board from a data folder, or lists them all.
 *
 * The folder is copied and only the copy opened: what a running server holds and writes to is never touched, and a
 * journal that ends in the middle of a write is repaired in the copy.
 *
 * @param named id, code or title
 * @returns the board, and what is kept beside it for a report in this format
 */
export async function boardFromFolder(
  dataDir: string,
  named: string,
  format: ReportFormat,
): Promise<{ snapshot: BoardSnapshot; files: ReportFileParts }> {
  return withCopy(dataDir, async (services) => {
    const snapshot = await boardSnapshot(services, findBoard(services.boards.all(), named, dataDir).id)
    return { snapshot, files: await filesFor(format, snapshot, services.reportFiles) }
  })
}

/** Reads a Word file that a report is to be dressed like. */
export async function referenceFromFile(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandError('noFile', { file, reason: reasonOf(error) })
  })
  return new Uint8Array(bytes)
}

/** The boards of a data folder, newest first. */
export async function boardsOfFolder(dataDir: string): Promise<BoardEntry[]> {
  return withCopy(dataDir, async ({ boards }) => boards.all().sort((a, b) => b.createdAt - a.createdAt))
}

function findBoard(boards: readonly BoardEntry[], named: string, folder: string): BoardEntry {
  const exact =
    boards.find(({ id }) => id === named) ?? boards.find(({ code }) => code === normalizeCode(named))
  if (exact) return exact
  const wanted = named.trim().toLocaleLowerCase()
  const called = boards.filter(({ title }) => title.trim().toLocaleLowerCase() === wanted)
  if (called.length > 1) throw new CommandError('severalBoards', { value: named }, called)
  if (called[0]) return called[0]
  throw new CommandError('boardUnknown', { value: named, folder }, boards)
}

type Services = Awaited<ReturnType<typeof createApp>>['services']

async function withCopy<T>(dataDir: string, use: (services: Services) => Promise<T>): Promise<T> {
  const folder = resolve(dataDir)
  const there = await stat(join(folder, 'boards.json')).catch(() => null)
  if (!there) throw new CommandError('noFolder', { folder })
  const copy = await mkdtemp(join(tmpdir(), 'atelier-report-'))
  try {
    await copyFolder(folder, copy)
    const storage = await openStorage({ dataDir: copy })
    try {
      const config = readConfig({ DATA_DIR: copy })
      const app = await createApp({ config, storage, logger: pino({ level: 'silent' }) })
      try {
        return await use(app.services)
      } finally {
        await app.close()
      }
    } finally {
      await storage.close()
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await cp(from, to, {
        recursive: true,
        force: true,
        // The lock is a socket.
        filter: async (path) => {
          const what = await stat(path)
          return what.isFile() || what.isDirectory()
        },
      })
      return
    } catch (error) {
      // A journal was folded into a snapshot meanwhile.
      if (!isMissing(error)) throw error
      if (tries >= MAX_COPIES) throw new CommandError('changing', { folder: from })
      await rm(to, { recursive: true, force: true })
    }
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

export const reasonOf = (error: unknown): string =>
  error instanceof z.ZodError
    ? (error.issues[0]?.message ?? '')
    : error instanceof Error
      ? error.message
      : String(error)
