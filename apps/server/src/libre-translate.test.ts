import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MAX_TRANSLATION_CHARS } from '@atelier/board'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLibreTranslate, MAX_TRANSLATE_BYTES } from './libre-translate.ts'

type Answering = (body: Record<string, unknown>, request: IncomingMessage, answer: ServerResponse) => void

/** A service on this machine that answers as the test says. */
async function service(answering: Answering): Promise<string> {
  const server = createServer((request, answer) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => answering(JSON.parse(text), request, answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const json = (answer: ServerResponse, body: unknown, status = 200) =>
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const NOTE = 'Faltan datos de los barrios'

describe('a LibreTranslate server', () => {
  it('gets text, languages, format and key, and gives the translation', async () => {
    let asked: unknown
    const url = await service((body, request, answer) => {
      asked = { method: request.method, path: request.url, body }
      json(answer, { translatedText: ' Neighbourhood data are missing\r\n' })
    })
    const translator = createLibreTranslate({ url, key: 'key-1' })
    expect(await translator.translate(NOTE, 'es', 'en')).toBe('Neighbourhood data are missing')
    expect(asked).toEqual({
      method: 'POST',
      path: '/translate',
      body: { q: NOTE, source: 'es', target: 'en', format: 'text', api_key: 'key-1' },
    })
    expect(translator.host).toBe(new URL(url).host)
  })

  it('is asked to find the language of a note without a mark, and gets no key where there is none', async () => {
    let asked: Record<string, unknown> = {}
    const url = await service((body, _, answer) => {
      asked = body
      json(answer, { translatedText: 'x' })
    })
    await createLibreTranslate({ url, key: null }).translate(NOTE, null, 'en')
    expect(asked).toEqual({ q: NOTE, source: 'auto', target: 'en', format: 'text' })
  })

  it.each<[string, RegExp, Answering]>([
    [
      'refuses',
      /answered with HTTP 403$/,
      (body, _, answer) => json(answer, { error: `no: ${body.q}` }, 403),
    ],
    [
      'answers with something else',
      /without a translation$/,
      (body, _, answer) => json(answer, { text: body.q }),
    ],
    ['answers with no JSON', /without a translation$/, (_, __, answer) => answer.end('<html>')],
    [
      'answers with nothing',
      /without a translation$/,
      (_, __, answer) => json(answer, { translatedText: ' \n' }),
    ],
    [
      'answers at too great length',
      /answered with 561 characters, 560 at most$/,
      (_, __, answer) => json(answer, { translatedText: 'x'.repeat(MAX_TRANSLATION_CHARS + 1) }),
    ],
    [
      'answers without end',
      /more than 65536 bytes$/,
      (_, __, answer) => json(answer, { translatedText: 'x'.repeat(MAX_TRANSLATE_BYTES) }),
    ],
    [
      'sends elsewhere',
      /cannot be reached$/,
      (_, request, answer) =>
        request.url === '/elsewhere'
          ? json(answer, { translatedText: 'it went there' })
          : answer.writeHead(307, { location: '/elsewhere' }).end(),
    ],
    ['hangs up', /cannot be reached$/, (_, request) => request.socket.destroy()],
    ['is silent', /gave no answer within 300 ms$/, () => {}],
  ])('that %s: an error in words, without a word of the note', async (_, words, answering) => {
    const url = await service(answering)
    const timeoutMs = words.source.includes('within') ? 300 : 20_000
    const failure = await createLibreTranslate({ url, key: null, timeoutMs })
      .translate(NOTE, 'es', 'en')
      .then(
        () => null,
        (error: Error) => error,
      )
    expect(failure?.name).toBe('TranslatorError')
    expect(failure?.message).toMatch(words)
    expect(failure?.message).not.toContain('barrios')
  })
})
