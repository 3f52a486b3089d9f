import type { DocumentLog } from './document-log.ts'
import { StorageError } from './errors.ts'
import { checkRecordKey, type Json, type RecordStore } from './record-store.ts'

const ROOM = 'records'
/** Entries after which the log is folded into a snapshot, if that is also most of what there is. */
const FOLD_FROM_ENTRIES = 1_000

type Change = [key: string] | [key: string, value: Json]

/**
 * Records kept in memory and in one room of a log: each `putAll` is one entry, the JSON text
 * `[[key, value] | [key], ...]`, where a pair without value removes. A snapshot has the same form.
 *
 * @throws StorageError `damaged` when the log cannot be read whole
 */
export async function openRecords(log: DocumentLog): Promise<RecordStore & { close(): Promise<void> }> {
  const store = new RecordsInLog(log)
  await store.load()
  return store
}

class RecordsInLog implements RecordStore {
  readonly #log: DocumentLog
  /** JSON text by key, so that nobody can change a record by changing what `get` gave. */
  readonly #texts = new Map<string, string>()
  #epoch = 0
  #entries = 0
  #folding = false

  constructor(log: DocumentLog) {
    this.#log = log
  }

  async load(): Promise<void> {
    this.#epoch = await this.#log.own(ROOM, 0)
    const { snapshot, entries, damaged } = await this.#log.read(ROOM, 0)
    if (damaged?.part === 'snapshot') throw new StorageError('damaged', damaged.message)
    if (damaged !== undefined) await this.#log.setAside(ROOM, this.#epoch, damaged.seq)
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
    const text = JSON.stringify(list)
    const seq = await this.#log.append(ROOM, this.#epoch, Buffer.from(text))
    this.#apply(JSON.parse(text) as Change[])
    this.#entries += 1
    if (this.#entries >= FOLD_FROM_ENTRIES && this.#entries >= 2 * this.#texts.size) await this.#fold(seq)
  }

  /** Only when nothing is under way, since the snapshot must hold everything up to `seq` and no less. */
  async #fold(seq: number): Promise<void> {
    if (this.#folding) return
    this.#folding = true
    try {
      const all = `[${[...this.#texts].map(([key, text]) => `[${JSON.stringify(key)},${text}]`).join(',')}]`
      this.#entries = 0
      await this.#log.snapshot(ROOM, seq, Buffer.from(all))
    } finally {
      this.#folding = false
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
    await this.#log.close()
  }
}
