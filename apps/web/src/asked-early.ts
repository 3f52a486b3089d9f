/** A question that went out before the program was here, see `early.ts`. */
export interface AskedEarly {
  path: string
  body: string
  answer: Promise<Response>
}

declare global {
  interface Window {
    askedEarly?: AskedEarly
  }
}

/**
 * A `fetch` that hands out the answer to an early question, once, to whoever asks the same. One that did not come is
 * asked for again.
 *
 * @param page where the early question stands
 */
export function fetchAskedEarly(
  page: Pick<Window, 'askedEarly'>,
  fetch: typeof globalThis.fetch,
): typeof fetch {
  return async (input, init) => {
    const early = page.askedEarly
    if (early && input === early.path && init?.body === early.body) {
      delete page.askedEarly
      const answer = await Promise.race([early.answer.catch(() => null), abortion(init.signal)])
      if (answer) return answer
    }
    return fetch(input, init)
  }
}

/** `null` when the one who asks has lost patience. */
function abortion(signal: AbortSignal | null | undefined): Promise<null> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve(null)
    else signal?.addEventListener('abort', () => resolve(null), { once: true })
  })
}
