import type { DocumentLog } from './document-log.ts'
import { StorageError } from './errors.ts'
import { checkRecordKey, type Json, type RecordStore } from './record-store.ts'

const ROOM = 'records'
/** Entries after which the log is folded into a snapshot, if that is also most of what there is. */
const FOLD_FROM_ENTRIES = 1_000

type Change = [key: string] | [key: string, value: Json]

/** What one `putAll` wants, and whom it tells. */
interface Waiting {
  changes: Change[]
  done(): void
  failed(error: unknown): void
}

export interface RecordsOptions {
  /** Told, in words, of trouble by which nothing is lost. */
  onTrouble?: (message: string) => void
}

/**
 * Records kept in memory and in one room of a log: an entry is the JSON text `[[key, value] | [key], ...]`, where a
 * pair without value removes. A snapshot has the same form.
 *
 * One entry is on its way at a time; what is put meanwhile goes together with the next. An entry that failed is taken
 * out, whatever of it reached the disk, and the next one begins anew.
 *
 * @throws StorageError `damaged` when the log cannot be read whole
 */
export async function openRecords(
  log: DocumentLog,
  options: RecordsOptions = {},
): Promise<RecordStore & { close(): Promise<void> }> {
  const store = new RecordsInLog(log, options.onTrouble ?? (() => {}))
  await store.load()
  return store
}

class RecordsInLog implements RecordStore {
  readonly #log: DocumentLog
  /** JSON text by key, so that nobody can change a record by changing what `get` gave. */
  readonly #texts = new Map<string, string>()
  readonly #onTrouble: (message: string) => void
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  /** `null`: an append failed, the room must be owned anew. */
  #epoch: number | null = null
  /** Seq of the last entry that is stored for sure. */
  #seq = 0
  #entries = 0

  constructor(log: DocumentLog, onTrouble: (message: string) => void) {
    this.#log = log
    this.#onTrouble = onTrouble
  }

  async load(): Promise<void> {
    const epoch = await this.#log.own(ROOM, 0)
    const { snapshot, entries, damaged } = await this.#log.read(ROOM, 0)
    if (damaged?.part === 'snapshot') throw new StorageError('damaged', damaged.message)
    if (damaged !== undefined) await this.#log.setAside(ROOM, epoch, damaged.seq)
    this.#epoch = epoch
    this.#seq = entries.at(-1)?.seq ?? snapshot?.seq ?? 0
    for (const { bytes } of snapshot === null ? entries : [snapshot, ...entries]) {
      this.#apply(JSON.parse(Buffer.from(bytes).toString()) as Change[])
    }
    this.#entries = entries.length
  }

  #apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.length === 1) this.#texts.delete(change[0])
      else this.#texts.set(change[0], JSON.stringify(change[1]))
    }
  }

  async get(key: string): Promise<Json | undefined> {
    checkRecordKey(key)
    const text = this.#texts.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as Json)
  }

  async put(key: string, value: Json): Promise<void> {
    await this.putAll([[key, value]])
  }

  async putAll(changes: Iterable<readonly [key: string, value: Json | undefined]>): Promise<void> {
    const list: Change[] = []
    for (const [key, value] of changes) {
      checkRecordKey(key)
      list.push(value === undefined ? [key] : [key, value])
    }
    if (list.length === 0) return
    // As the entry will have it: what the caller changes in its objects afterwards is not in it.
    const copy = JSON.parse(JSON.stringify(list)) as Change[]
    await new Promise<void>((done, failed) => {
      this.#waiting.push({ changes: copy, done, failed })
      this.#writing ??= this.#write()
    })
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      const changes = batch.flatMap((waiting) => waiting.changes)
      try {
        await this.#append(Buffer.from(JSON.stringify(changes)))
      } catch (error) {
        for (const waiting of batch) waiting.failed(error)
        continue
      }
      this.#apply(changes)
      for (const waiting of batch) waiting.done()
      if (this.#entries >= FOLD_FROM_ENTRIES && this.#entries >= 2 * this.#texts.size) await this.#fold()
    }
    this.#writing = null
  }

  async #append(bytes: Buffer): Promise<void> {
    try {
      if (this.#epoch === null) {
        const epoch = await this.#log.own(ROOM, 0)
        // What its writer was told has failed must not be there after a restart.
        await this.#log.setAside(ROOM, epoch, this.#seq + 1)
        this.#epoch = epoch
      }
      this.#seq = await this.#log.append(ROOM, this.#epoch, bytes)
      this.#entries += 1
    } catch (error) {
      // Who was fenced has lost the records to another server, and must not take them back.
      if (error instanceof StorageError && error.code === 'failed') this.#epoch = null
      throw error
    }
  }

  /** Nothing is under way now: the snapshot holds everything up to the last entry and no less. */
  async #fold(): Promise<void> {
    const all = `[${[...this.#texts].map(([key, text]) => `[${JSON.stringify(key)},${text}]`).join(',')}]`
    this.#entries = 0
    try {
      await this.#log.snapshot(ROOM, this.#seq, Buffer.from(all))
    } catch (error) {
      this.#onTrouble(
        `records could not be folded into a snapshot (${String(error)}). Nothing is lost; check disk space.`,
      )
    }
  }

  async remove(key: string): Promise<void> {
    await this.putAll([[key, undefined]])
  }

  async list(prefix: string): Promise<{ key: string; value: Json }[]> {
    return [...this.#texts.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map((key) => ({ key, value: JSON.parse(this.#texts.get(key) ?? 'null') as Json }))
  }

  async close(): Promise<void> {
    await this.#writing
    await this.#log.close()
  }
}
