import { type Locale, MAX_TRANSLATION_CHARS, tidyText } from '@atelier/board'
import { z } from 'zod'
import { type Translator, TranslatorError } from './translator.ts'

/** How long a service may take for one note. */
export const TRANSLATE_TIMEOUT_MS = 15_000
/** Largest answer that is read: a translation at its longest, as JSON, with much room. */
export const MAX_TRANSLATE_BYTES = 64 * 1024

const Answer = z.object({ translatedText: z.string() })

interface LibreTranslateOptions {
  /** Address of the server, without a slash at the end: `https://translate.example.org`. */
  url: string
  key: string | null
  timeoutMs?: number
}

/**
 * Speaks to a LibreTranslate server, or one that answers alike: `POST <url>/translate` with
 * `{ q, source, target, format: 'text', api_key }` gives `{ translatedText }`.
 *
 * Redirects are not followed: a note goes to the machine that was configured and to no other. Of an answer that is no
 * translation only the status is told, as services repeat in it what they were sent.
 */
export function createLibreTranslate({
  url,
  key,
  timeoutMs = TRANSLATE_TIMEOUT_MS,
}: LibreTranslateOptions): Translator {
  const { host } = new URL(url)
  return {
    host,
    async translate(text: string, source: Locale | null, target: Locale): Promise<string> {
      const body = { q: text, source: source ?? 'auto', target, format: 'text', ...(key && { api_key: key }) }
      const answer = await reach(() =>
        fetch(`${url}/translate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        }),
      )
      if (!answer.ok) {
        await answer.body?.cancel()
        throw new TranslatorError(`${host} answered with HTTP ${answer.status}`)
      }
      const parsed = Answer.safeParse(parseJson(await reach(() => readAtMost(answer, MAX_TRANSLATE_BYTES))))
      const translated = parsed.success ? tidyText(parsed.data.translatedText) : ''
      if (translated === '') throw new TranslatorError(`${host} answered without a translation`)
      if (translated.length > MAX_TRANSLATION_CHARS)
        throw new TranslatorError(
          `${host} answered with ${translated.length} characters, ${MAX_TRANSLATION_CHARS} at most`,
        )
      return translated
    },
  }

  /** Puts what keeps an answer from coming into words. */
  async function reach<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof TranslatorError) throw error
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      throw new TranslatorError(
        isLate ? `${host} gave no answer within ${timeoutMs} ms` : `${host} cannot be reached`,
        { cause: isLate ? undefined : error },
      )
    }
  }

  async function readAtMost(answer: Response, maxBytes: number): Promise<string> {
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) throw new TranslatorError(`${host} answered with more than ${maxBytes} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
