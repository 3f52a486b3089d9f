import { expect, it } from 'vitest'
import { type AskedEarly, fetchAskedEarly } from './asked-early.ts'

const PATH = '/api/invitation'
const BODY = '{"code":"ABCDEF"}'
const post = (body: string) => ({ method: 'POST', body })

function asked(answer: Promise<Response>) {
  const page: { askedEarly?: AskedEarly } = { askedEarly: { path: PATH, body: BODY, answer } }
  const sent: string[] = []
  const fetch = fetchAskedEarly(page, async (input, init) => {
    sent.push(`${input} ${init?.body}`)
    return new Response('late')
  })
  return { fetch, sent }
}

it('hands an early answer to who asks the same, and only once', async () => {
  const { fetch, sent } = asked(Promise.resolve(new Response('early')))
  expect(await (await fetch(PATH, post(BODY))).text()).toBe('early')
  expect(sent).toEqual([])
  expect(await (await fetch(PATH, post(BODY))).text()).toBe('late')
})

it('lets every other question go to the server', async () => {
  const { fetch, sent } = asked(Promise.resolve(new Response('early')))
  expect(await (await fetch(PATH, post('{"code":"GHJKMN"}'))).text()).toBe('late')
  expect(sent).toEqual([`${PATH} {"code":"GHJKMN"}`])
})

it('asks again when the early answer did not come', async () => {
  const { fetch } = asked(Promise.reject(new TypeError('no network')))
  expect(await (await fetch(PATH, post(BODY))).text()).toBe('late')
})

it('waits no longer than who asks', async () => {
  const { fetch } = asked(new Promise(() => {}))
  const patience = new AbortController()
  const answer = fetch(PATH, { ...post(BODY), signal: patience.signal })
  patience.abort()
  expect(await (await answer).text()).toBe('late')
})
