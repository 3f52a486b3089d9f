import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import type * as Y from 'yjs'

/**
 * The copy of a document on this device, kept up to date until the document is destroyed.
 *
 * Tabs of one person share it. So it is emptied, never deleted: the browser would close it under the other tab, which
 * went on without one. The other tab is told, and puts what it holds into it again.
 */
export class DeviceCopy {
  readonly #name: string
  readonly #persistence: IndexeddbPersistence
  readonly #tabs: BroadcastChannel | null

  constructor(name: string, doc: Y.Doc) {
    this.#name = name
    this.#persistence = new IndexeddbPersistence(name, doc)
    this.#tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null
    this.#tabs?.addEventListener('message', () => this.#putAll())
    doc.on('destroy', () => this.#tabs?.close())
  }

  /** Settles when the document has what was in the copy. */
  get read(): Promise<unknown> {
    return this.#persistence.whenSynced
  }

  /** Whether a change came out of this copy. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#persistence
  }

  /** Ends the copying and takes everything out. */
  async empty(): Promise<void> {
    await this.#persistence.destroy()
    await emptied(this.#name)
    this.#tabs?.postMessage('emptied')
    this.#tabs?.close()
  }

  #putAll(): void {
    // A copy that is still being opened puts everything in anyway, once it is open.
    if (this.#persistence.db) storeState(this.#persistence, true).catch(() => undefined)
  }
}

/** Settles when the stored updates of a copy are gone. */
function emptied(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    // It was open a moment ago. Where the browser has thrown it away since, there is nothing to take out.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const copy = opening.result
      const transaction = copy.transaction('updates', 'readwrite')
      transaction.objectStore('updates').clear()
      transaction.oncomplete = () => {
        copy.close()
        resolve()
      }
      transaction.onabort = () => {
        copy.close()
        reject(transaction.error)
      }
    }
  })
}
