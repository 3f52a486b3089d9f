import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ReferenceFile, WallPicture } from '@atelier/board'
import { type RecordStore, replaceFile } from '@atelier/storage'

/** What is known of a file besides its bytes. */
interface Details {
  reference: ReferenceFile
  picture: WallPicture
}
export type ReportFileKind = keyof Details

const SCHEMAS = { reference: ReferenceFile, picture: WallPicture }

/** A file with its bytes. */
export type Kept<Kind extends ReportFileKind> = Details[Kind] & { bytes: Uint8Array }

/**
 * The files that people keep beside a board for its report: a Word file to be dressed like, and a picture of the wall.
 *
 * Bytes are in `<dataDir>/report-files/<board>-<kind>-<mark>`, a record says which of them counts. A file is written
 * before its record and removed after it, so that a power cut leaves the old one or the new one.
 */
export class ReportFileStore {
  readonly #folder: string
  readonly #records: RecordStore
  /** Changes one after the other: two at once would remove each other's bytes. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(dataDir: string, records: RecordStore) {
    this.#folder = join(dataDir, 'report-files')
    this.#records = records
  }

  /** What is known of a file; `null` when there is none. */
  async details<Kind extends ReportFileKind>(boardId: string, kind: Kind): Promise<Details[Kind] | null> {
    const details = SCHEMAS[kind].safeParse(await this.#records.get(keyOf(boardId, kind)))
    return details.success ? (details.data as Details[Kind]) : null
  }

  /** The file itself; `null` when there is none. */
  async read<Kind extends ReportFileKind>(boardId: string, kind: Kind): Promise<Kept<Kind> | null> {
    // Once more when another file took its place between the record and the bytes.
    for (let tries = 0; tries < 2; tries++) {
      const details = await this.details(boardId, kind)
      if (details === null) return null
      const bytes = await readFile(this.#path(boardId, kind, details.mark)).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      })
      if (bytes) return { ...details, bytes: new Uint8Array(bytes) }
    }
    return null
  }

  /** Keeps a file in the place of the one before. */
  put<Kind extends ReportFileKind>(
    boardId: string,
    kind: Kind,
    bytes: Uint8Array,
    details: Omit<Details[Kind], 'mark' | 'size'>,
  ): Promise<Details[Kind]> {
    return this.#inTurn(async () => {
      const before = await this.details(boardId, kind)
      const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
      const kept = { ...details, size: bytes.byteLength, mark } as Details[Kind]
      await mkdir(this.#folder, { recursive: true })
      await replaceFile(this.#path(boardId, kind, mark), bytes)
      await this.#records.put(keyOf(boardId, kind), { ...kept })
      if (before && before.mark !== mark) await rm(this.#path(boardId, kind, before.mark), { force: true })
      return kept
    })
  }

  remove(boardId: string, kind: ReportFileKind): Promise<void> {
    return this.#inTurn(async () => {
      const before = await this.details(boardId, kind)
      await this.#records.remove(keyOf(boardId, kind))
      if (before) await rm(this.#path(boardId, kind, before.mark), { force: true })
    })
  }

  #path(boardId: string, kind: ReportFileKind, mark: string): string {
    return join(this.#folder, `${boardId}-${kind}-${mark}`)
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change)
    this.#last = turn.catch(() => {})
    return turn
  }
}

const keyOf = (boardId: string, kind: ReportFileKind) => `report-file/${boardId}/${kind}`

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
