import { StorageError } from './errors.ts'

/** What JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * Small JSON records by string key: people, ballots, events. Keys are ordered by their bytes, so that
 * `ballot/<round>/` lists one round. For something that changes often and is read whole, see `Catalogue`.
 */
export interface RecordStore {
  /** The record, parsed anew at each call; `undefined` when there is none. */
  get(key: string): Promise<Json | undefined>
  /** Resolves once the record would survive a power cut. */
  put(key: string, value: Json): Promise<void>
  /** Several records, all or nothing; `undefined` removes. */
  putAll(changes: Iterable<readonly [key: string, value: Json | undefined]>): Promise<void>
  remove(key: string): Promise<void>
  /** Records whose key begins with `prefix`, in order of key. */
  list(prefix: string): Promise<{ key: string; value: Json }[]>
}

export const MAX_RECORD_KEY_BYTES = 512

/** @throws StorageError `badKey` */
export function checkRecordKey(key: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (key === '' || Buffer.byteLength(key) > MAX_RECORD_KEY_BYTES || /[\u0000-\u001f]/.test(key)) {
    throw new StorageError(
      'badKey',
      `record key ${JSON.stringify(key.slice(0, 80))} cannot be stored. Use 1 to ${MAX_RECORD_KEY_BYTES} bytes without control characters.`,
    )
  }
}
