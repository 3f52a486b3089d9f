import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { DocumentLog } from './document-log.ts'
import { makeFolder } from './durable-file.ts'
import { StorageError } from './errors.ts'
import { lockFolder } from './folder-lock.ts'
import { JournalLog } from './journal-log.ts'
import type { RecordStore } from './record-store.ts'
import { openRecords } from './records-in-log.ts'

export interface Storage {
  readonly kind: 'embedded'
  readonly log: DocumentLog
  readonly records: RecordStore
  /** What was found damaged at opening, in words; for the log of the server. */
  readonly damages: readonly string[]
  /** Waits for writes under way, then closes the files. */
  close(): Promise<void>
}

/**
 * Opens the embedded backend: two journals, `<dataDir>/documents` and `<dataDir>/records`.
 *
 * @param options.dataDir folder, made when missing, held by one process at a time
 * @param options.onTrouble told later on, in words, of what could not be done for now; nothing is lost by it
 * @throws StorageError `notWritable` when the folder cannot be made or written, or another server has it;
 *   `damaged` when the records cannot be read
 *
 * @example
 * const storage = await openStorage({ dataDir: './data' })
 * for (const damage of storage.damages) logger.error({}, damage)
 * const sync = createSync({ log: storage.log, logger })
 * // at the end
 * await sync.close()
 * await storage.close()
 */
export async function openStorage(options: {
  dataDir: string
  onTrouble?: (message: string) => void
}): Promise<Storage> {
  const dataDir = resolve(options.dataDir)
  const documents = join(dataDir, 'documents')
  const recordsFolder = join(dataDir, 'records')
  try {
    for (const folder of [documents, recordsFolder]) {
      await makeFolder(folder)
      await access(folder, constants.W_OK | constants.R_OK)
    }
  } catch (error) {
    const who = process.getuid === undefined ? 'the user of this process' : `uid ${process.getuid()}`
    throw new StorageError(
      'notWritable',
      `data directory ${dataDir} is not writable. Set DATA_DIR or fix its owner (${who} expected).`,
      { cause: error },
    )
  }
  const lock = await lockFolder(dataDir)
  const damages: string[] = []
  const onDamage = (message: string) => {
    damages.push(message)
  }
  const { onTrouble = () => {} } = options
  try {
    const log = await JournalLog.open({ folder: documents, onDamage, onTrouble })
    const recordsLog = await JournalLog.open({ folder: recordsFolder, onDamage, onTrouble })
    const records = await openRecords(recordsLog, { onTrouble })
    return {
      kind: 'embedded',
      log,
      records,
      damages,
      async close() {
        await log.close()
        await records.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
