import { errorMessage } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { Api, failureMessage, type RequestError } from './api.ts'
import { ConductorApi } from './conductor-api.ts'

interface Sent {
  path: string
  method: string
  headers: Record<string, string>
  body: unknown
}

/** An interface whose server answers as told, and what was sent to it. */
function apiWith(answer: () => Response | Promise<Response>, role: 'facilitator' | null = null) {
  const sent: Sent[] = []
  const api = new Api({
    language: () => 'fr',
    role: () => role,
    fetch: async (input, init) => {
      sent.push({
        path: String(input),
        method: init?.method ?? 'GET',
        headers: init?.headers as Record<string, string>,
        body: init?.body ? JSON.parse(String(init.body)) : undefined,
      })
      return answer()
    },
  })
  return { api, sent }
}

const caught = (promise: Promise<unknown>): Promise<RequestError> =>
  promise.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: RequestError) => error,
  )

describe('requests', () => {
  it('say which role of this device is meant, and in which language to answer', async () => {
    const { api, sent } = apiWith(() => Response.json({ phaseId: 'write', serverNow: 1 }), 'facilitator')
    await new ConductorApi(api).changePhase('board_1', { to: 'write', from: 'frame' })
    expect(sent[0]).toMatchObject({
      path: '/api/boards/board_1/phase',
      method: 'POST',
      body: { to: 'write', from: 'frame' },
      headers: {
        'x-atelier-role': 'facilitator',
        'accept-language': 'fr',
        'content-type': 'application/json',
      },
    })
  })

  it('leave the role to the server when the tab has none', async () => {
    const { api, sent } = apiWith(() => new Response('{}', { status: 404 }))
    await caught(api.me('board_1'))
    expect(sent[0]?.headers).not.toHaveProperty('x-atelier-role')
  })

  it('carry the creation password as a bearer, and never in the address', async () => {
    const { api, sent } = apiWith(() => new Response('{}', { status: 500 }))
    await caught(api.createBoard({ title: 'Séance' }, 'sésame'))
    expect(sent[0]?.headers.authorization).toBe('Bearer sésame')
    expect(sent[0]?.path).toBe('/api/boards')
  })
})

describe('failures', () => {
  it('come with the code and parameters of the server, to be said in the language of the screen', async () => {
    const error = { code: 'tooManyAttempts', message: '…', params: { seconds: 30 } }
    const { api } = apiWith(() => Response.json({ error }, { status: 429 }))
    const failure = await caught(api.invitation({ code: 'ABC' }))
    expect(failure).toMatchObject({ code: 'tooManyAttempts', status: 429, params: { seconds: 30 } })
    expect(failureMessage(failure, 'es', '')).toBe(errorMessage('tooManyAttempts', 'es', { seconds: 30 }))
  })

  it('are "unreachable" when no answer comes, and when something in front of the server answers', async () => {
    const lost = apiWith(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await caught(lost.api.me('board_1'))).toMatchObject({ code: 'unreachable', status: 0 })
    const gateway = apiWith(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(await caught(gateway.api.me('board_1'))).toMatchObject({ code: 'unreachable' })
    const portal = apiWith(() => new Response('<h1>Bienvenue sur le Wi-Fi</h1>'))
    const failure = await caught(portal.api.me('board_1'))
    expect(failureMessage(failure, 'fr', 'Le serveur est injoignable.')).toBe('Le serveur est injoignable.')
  })

  it('are "internal" when the server refuses without a code this version knows', async () => {
    const { api } = apiWith(() => Response.json({ error: { code: 'newerThanMe' } }, { status: 409 }))
    expect(await caught(api.me('board_1'))).toMatchObject({ code: 'internal', status: 409 })
  })
})
