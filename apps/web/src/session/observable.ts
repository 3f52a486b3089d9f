/** A value that changes, in the form `useSyncExternalStore` reads. `get` answers the same object until it changes. */
export interface Observable<T> {
  get(): T
  /** @returns a function that stops it */
  subscribe(listener: () => void): () => void
}

/** A value somebody sets. */
export class Value<T> implements Observable<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  /** Stores a value and tells the listeners; one that is the same, or reads the same, is not news. */
  readonly set = (value: T): void => {
    if (Object.is(value, this.#value) || sameFields(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/**
 * A reading of something that can be observed, made again only when asked after a change.
 *
 * @param observe calls its listener at each change, for as long as the source lives
 * @param read the new reading; gets the last one, to hand back what did not change
 */
export function reading<T>(
  observe: (listener: () => void) => void,
  read: (last: T | undefined) => T,
): Observable<T> {
  let value: T | undefined
  let stale = true
  const listeners = new Set<() => void>()
  observe(() => {
    stale = true
    for (const listener of [...listeners]) listener()
  })
  return {
    get: () => {
      if (stale) {
        value = read(value)
        stale = false
      }
      return value as T
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The old object when the new one says the same, so that nobody draws it again. For small plain values. */
export function unlessSame<T>(last: T | undefined, next: T): T {
  return last !== undefined && JSON.stringify(last) === JSON.stringify(next) ? last : next
}

/** Whether two plain objects have the same fields with the same values. */
export function sameFields(a: unknown, b: unknown): boolean {
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]))
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
