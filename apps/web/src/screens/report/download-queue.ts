import { Value } from '../../session/observable.ts'

/** A file that was asked for and is not there yet. */
export interface Download {
  id: number
  /** What is asked for, in the words of who asks. */
  what: string
  /** Epoch ms at which its turn came; `null`: it waits for the one before. */
  since: number | null
  /** Why there is no file; `null` while there may be one. */
  failure: unknown
}

interface Asked {
  download: Download
  fetch(signal: AbortSignal): Promise<void>
  stop: AbortController
}

/** Files that are asked for, made one after the other, each of which can be called off. */
export class DownloadQueue {
  /** Those that wait, are being made, or did not come; oldest first. */
  readonly downloads = new Value<readonly Download[]>([])
  readonly #now: () => number
  #asked: Asked[] = []
  #isBusy = false
  #lastId = 0

  /** @param now epoch ms */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /**
   * Asks for a file. What is under way already is not asked for twice.
   *
   * @param fetch fetches it and hands it on
   */
  ask(what: string, fetch: (signal: AbortSignal) => Promise<void>): void {
    if (this.#asked.some(({ download }) => download.what === what && download.failure === null)) return
    const download: Download = { id: ++this.#lastId, what, since: null, failure: null }
    this.#asked = this.#asked.filter((one) => one.download.what !== what)
    this.#asked.push({ download, fetch, stop: new AbortController() })
    this.#tell()
    void this.#next()
  }

  /** Calls a file off, or clears away the word about one that did not come. */
  drop(id: number): void {
    const gone = this.#asked.find(({ download }) => download.id === id)
    this.#asked = this.#asked.filter((one) => one !== gone)
    gone?.stop.abort()
    this.#tell()
  }

  /** Calls off everything. */
  close(): void {
    for (const { download } of [...this.#asked]) this.drop(download.id)
  }

  async #next(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      for (;;) {
        const asked = this.#asked.find(({ download }) => download.since === null)
        if (!asked) return
        asked.download = { ...asked.download, since: this.#now() }
        this.#tell()
        try {
          await asked.fetch(asked.stop.signal)
          this.#asked = this.#asked.filter((one) => one !== asked)
        } catch (failure) {
          asked.download = { ...asked.download, failure }
        }
        this.#tell()
      }
    } finally {
      this.#isBusy = false
    }
  }

  #tell(): void {
    this.downloads.set(this.#asked.map(({ download }) => download))
  }
}
