import { cutTo } from './paste.ts'

/** A field that is about to open, and the shared text it will show. */
export interface AwaitedField {
  read(): string
  write(text: string): void
  maxChars: number
}

/** A field that has not opened by then will not, ms. */
const WAIT_MS = 3000

/**
 * Takes the letters typed between asking for a field and its opening.
 *
 * A note or a group's title is asked for in one frame and stands on the screen some frames later; who types on
 * without looking must not lose the first letters, or worse, set off shortcuts with them.
 */
export class TypeAhead {
  #awaited: { field: AwaitedField; until: number } | null = null

  await(field: AwaitedField): void {
    this.#awaited = { field, until: performance.now() + WAIT_MS }
  }

  /** The field has opened, or the person did something else. */
  done(): void {
    this.#awaited = null
  }

  /** @returns whether the key was taken */
  take(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): boolean {
    const awaited = this.#awaited
    if (!awaited || performance.now() > awaited.until) return false
    if (event.ctrlKey || event.metaKey || event.isComposing) return false
    const { read, write, maxChars } = awaited.field
    const text = read()
    if ([...event.key].length === 1) write(cutTo(text + event.key, maxChars))
    else if (event.key === 'Backspace') write([...text].slice(0, -1).join(''))
    return event.key !== 'Escape'
  }
}
