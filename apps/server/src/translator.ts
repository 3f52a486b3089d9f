import type { Locale } from '@atelier/board'

/** A service that puts the wording of a note into another language. One is plugged in by configuration, or none. */
export interface Translator {
  /** Name of the machine that texts go to, for people to read. */
  host: string
  /**
   * @param source `null` when it is not known
   * @throws TranslatorError when the service gave no translation
   */
  translate(text: string, source: Locale | null, target: Locale): Promise<string>
}

/** Why there is no translation, for the log: never with a word of the note. */
export class TranslatorError extends Error {
  override readonly name = 'TranslatorError'
}
