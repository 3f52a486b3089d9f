import { BoardSnapshot, LAYOUT, MAX_BOARD_FILE_BYTES } from '@atelier/board'
import * as z from 'zod/mini'

/** A whole board as a file: what an export gives and an import takes. `board` is a snapshot. */
export const BoardFile = z.object({
  format: z.literal('atelier-board'),
  formatVersion: z.literal(1),
  board: BoardSnapshot,
})
export type BoardFile = z.infer<typeof BoardFile>

/** Why a text is no board. `path`: where it went wrong, as `board.notes.3.text`; empty when it is no board at all. */
export class BoardFileError extends Error {
  override readonly name = 'BoardFileError'
  readonly code: 'notJson' | 'notABoard' | 'damaged'
  readonly path: string

  constructor(code: BoardFileError['code'], message: string, path = '') {
    super(message)
    this.code = code
    this.path = path
  }
}

/**
 * A board as JSON text, indented, with a line end. Keys are sorted, so that the same content gives the same bytes
 * whatever order it was put together in; lists keep the order of the snapshot.
 *
 * An import gives a board a new id and a new join code and is taken at another time: with those put back, what is
 * exported from it is byte for byte what was imported.
 *
 * @throws ZodError when something other than a snapshot is passed in
 */
export function toBoardJson(snapshot: BoardSnapshot): string {
  const file: BoardFile = { format: 'atelier-board', formatVersion: 1, board: BoardSnapshot.parse(snapshot) }
  return `${JSON.stringify(file, sortKeys, 2)}\n`
}

/**
 * Reads what {@link toBoardJson} wrote, also of an older version: what it did not know yet reads as empty. A snapshot by
 * itself, as the server gives it to programs, is read too.
 *
 * @throws BoardFileError in words that say what is wrong, and where
 */
export function fromBoardJson(text: string): BoardSnapshot {
  // Each character has a byte at least: what is within the limit in bytes is within it here.
  if (text.length > MAX_BOARD_FILE_BYTES)
    throw new BoardFileError(
      'notABoard',
      `the file has ${text.length} characters, more than the ${MAX_BOARD_FILE_BYTES} of the largest board. Pass the JSON of one board.`,
    )
  const read = parseJson(text.replace(/^\ufeff/, ''))
  const value = isBareSnapshot(read) ? { format: 'atelier-board', formatVersion: 1, board: read } : read
  if (!isRecord(value) || value.format !== 'atelier-board')
    throw new BoardFileError(
      'notABoard',
      isRecord(value) && value.format === 'atelier-report'
        ? 'the file is a report, not a board. Pass the JSON export of the board itself.'
        : 'the file is not a board. Pass the JSON export of a board: its "format" is "atelier-board".',
    )
  if (value.formatVersion !== 1)
    throw new BoardFileError(
      'notABoard',
      `the file has version ${JSON.stringify(value.formatVersion)} of the format, and this server reads version 1. Update the server.`,
      'formatVersion',
    )
  const parsed = BoardFile.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = issue?.path.map(String).join('.') ?? ''
    throw new BoardFileError(
      'damaged',
      `the file is damaged at "${path}": ${issue?.message ?? 'unknown value'}. Export the board again.`,
      path,
    )
  }
  if (parsed.data.board.layout > LAYOUT)
    throw new BoardFileError(
      'damaged',
      `the board has layout ${parsed.data.board.layout}, and this server reads up to ${LAYOUT}. Update the server.`,
      'board.layout',
    )
  return parsed.data.board
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it ends too early'
    throw new BoardFileError(
      'notJson',
      `the file is not JSON: ${reason.slice(0, 200)}. Export the board again.`,
    )
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBareSnapshot = (value: unknown): boolean =>
  isRecord(value) && value.format === undefined && 'layout' in value && 'boardId' in value

function sortKeys(_: string, part: unknown): unknown {
  return isRecord(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : part
}
