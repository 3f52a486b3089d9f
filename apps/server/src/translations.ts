import { AtelierError, BoardDoc, documentName, type Locale, type Note } from '@atelier/board'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import type { Translator } from './translator.ts'

/** Notes that are being translated at once, on all boards; a small service of one's own does one after the other. */
const MAX_AT_ONCE = 2
/** Requests that wait for their turn; more are asked to come back. */
export const MAX_WAITING = 40

interface TranslationsOptions {
  /** `null`: none is configured, and nothing is sent anywhere. */
  translator: Translator | null
  sync: Sync
  logger: Logger
  now: () => number
}

/**
 * Asks the service to translate notes, and lays what it answers beside them, marked as its work.
 *
 * Whoever asks for the same at the same time gets the same answer. What a person typed is never replaced, and a note
 * that was changed meanwhile gets no translation of what it said before.
 */
export class Translations {
  readonly #options: TranslationsOptions
  readonly #asked = new Map<string, Promise<string>>()
  readonly #queue: (() => void)[] = []
  #running = 0

  constructor(options: TranslationsOptions) {
    this.#options = options
  }

  /** Where notes go; `null` when no service is configured. */
  get host(): string | null {
    return this.#options.translator?.host ?? null
  }

  /** @throws AtelierError `translationOff`, `unknownNote`, `inThatLanguage`, `translatedByHand`, `translationBusy`, `translationFailed` */
  async translate(boardId: string, noteId: string, language: Locale, seesHidden: boolean): Promise<string> {
    const { translator, sync } = this.#options
    if (!translator) throw new AtelierError('translationOff')
    const note = await sync.read(documentName(boardId, 'board'), (doc) =>
      translatable(new BoardDoc(doc), noteId, language, seesHidden),
    )
    const key = `${boardId}/${noteId}/${language}`
    const underWay = this.#asked.get(key)
    if (underWay) return underWay
    const asked = this.#ask(translator, boardId, note, language).finally(() => this.#asked.delete(key))
    this.#asked.set(key, asked)
    return asked
  }

  async #ask(translator: Translator, boardId: string, before: Note, language: Locale): Promise<string> {
    const { sync, logger, now } = this.#options
    const text = await this.#inTurn(async () => {
      try {
        return await translator.translate(before.text, before.language, language)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        logger.warn({ boardId, noteId: before.id, language, why }, 'note not translated')
        throw new AtelierError('translationFailed')
      }
    })
    await sync.edit(documentName(boardId, 'board'), (doc) => {
      const board = new BoardDoc(doc)
      // It may be gone by now, say something else, or have been translated by somebody.
      const after = translatable(board, before.id, language, true)
      if (after.text !== before.text) throw new AtelierError('translationFailed')
      board.setTranslation(before.id, language, { text, by: 'service', at: now() })
    })
    return text
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= MAX_AT_ONCE) {
      if (this.#queue.length >= MAX_WAITING) throw new AtelierError('translationBusy')
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    } else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#queue.shift()
      if (next) next()
      else this.#running--
    }
  }
}

function translatable(board: BoardDoc, noteId: string, language: Locale, seesHidden: boolean): Note {
  const note = board.note(noteId)
  if (!note || note.text.trim() === '' || (note.hidden && !seesHidden))
    throw new AtelierError('unknownNote', { value: noteId.slice(0, 80) })
  if (note.language === language) throw new AtelierError('inThatLanguage', { value: language })
  if (note.translations[language]?.by === 'person')
    throw new AtelierError('translatedByHand', { value: language })
  return note
}
