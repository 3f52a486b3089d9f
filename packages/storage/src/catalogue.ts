import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import { replaceFile } from './durable-file.ts'
import { StorageError } from './errors.ts'

/**
 * A small JSON file that a person may open and read: boards, links, HUB lists. It is rewritten at every
 * change; document bytes and ballots belong into `DocumentLog` and `RecordStore`.
 */
export interface Catalogue<T> {
  /** The present content. Do not change it in place: `update` hands out a copy. */
  readonly data: Readonly<T>
  /**
   * Changes the content, one update after the other. `change` gets a copy; when it throws, nothing has
   * happened. Resolves with what `change` returned once the file would survive a power cut.
   */
  update<R>(change: (draft: T) => R): Promise<R>
}

export interface CatalogueOptions<T> {
  /** Path of the file; its folder is made when missing. */
  file: string
  /** Content of a catalogue that does not exist yet. */
  empty: T
  /** Judges what was read; throws when it is not a catalogue. The place for migrations. */
  parse: (content: unknown) => T
}

/**
 * Opens a catalogue.
 *
 * @throws StorageError `damaged` when the file is not what `parse` accepts: it is left as it is;
 *   `notWritable` when the folder cannot be made
 *
 * @example
 * const boards = await openCatalogue({ file: './data/catalogue.json', empty: { boards: {} }, parse: Boards.parse })
 * await boards.update((draft) => { draft.boards[board.id] = board })
 */
export async function openCatalogue<T>(options: CatalogueOptions<T>): Promise<Catalogue<T>> {
  const { file, empty, parse } = options
  try {
    await mkdir(dirname(file), { recursive: true })
  } catch (error) {
    throw new StorageError(
      'notWritable',
      `folder ${dirname(file)} cannot be made. Set DATA_DIR or fix its owner.`,
      {
        cause: error,
      },
    )
  }
  const low = new Low<T>(new CatalogueFile(file, parse), structuredClone(empty))
  await low.read()
  let queue: Promise<unknown> = Promise.resolve()
  return {
    get data() {
      return low.data
    },
    update(change) {
      const turn = queue.then(async () => {
        const draft = structuredClone(low.data)
        const result = change(draft)
        const before = low.data
        low.data = draft
        try {
          await low.write()
        } catch (error) {
          low.data = before
          throw new StorageError(
            'notWritable',
            `catalogue ${file} could not be written. Check disk space and its owner.`,
            {
              cause: error,
            },
          )
        }
        return result
      })
      queue = turn.catch(() => undefined)
      return turn
    },
  }
}

/** lowdb's own file adapter renames a temporary file but does not flush it; this one does. */
class CatalogueFile<T> implements Adapter<T> {
  readonly #file: string
  readonly #parse: (content: unknown) => T

  constructor(file: string, parse: (content: unknown) => T) {
    this.#file = file
    this.#parse = parse
  }

  async read(): Promise<T | null> {
    let text: string
    try {
      text = await readFile(this.#file, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw new StorageError('notWritable', `catalogue ${this.#file} cannot be read. Fix its owner.`, {
        cause: error,
      })
    }
    try {
      return this.#parse(JSON.parse(text))
    } catch (error) {
      throw new StorageError(
        'damaged',
        `catalogue ${this.#file} is damaged (${error instanceof Error ? error.message : String(error)}). It was left as it is; repair it or put a copy in its place.`,
        { cause: error },
      )
    }
  }

  async write(data: T): Promise<void> {
    await replaceFile(this.#file, `${JSON.stringify(data, null, 2)}\n`)
  }
}
