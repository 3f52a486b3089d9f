import type {} from './asked-early.ts'

// Runs while the program is still on its way, and so imports nothing: what a code opens is asked at once.
const code = /^\/j\/([^/]+)\/?$/.exec(window.location.pathname)?.[1]
if (code) {
  const path = '/api/invitation'
  const body = JSON.stringify({ code: decodeURIComponent(code) })
  const answer = fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
    credentials: 'same-origin',
    cache: 'no-store',
  })
  answer.catch(() => null) // met again, and shown, by who takes it
  window.askedEarly = { path, body, answer }
}
