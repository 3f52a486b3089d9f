import { randomBytes } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testFolder } from './testing/test-app.ts'
import { type Access, openKey, Tokens } from './tokens.ts'

const access: Access = {
  boardId: 'board_1',
  personId: 'person_1',
  role: 'participant',
  linkId: 'code',
  expiresAt: 2000,
}
const tokens = new Tokens(randomBytes(32))

it('gives back what it vouches for until its time is over', () => {
  const token = tokens.issue(access)
  expect(tokens.read(token, 1999)).toEqual(access)
  expect(tokens.read(token, 2000)).toBeNull()
})

it('can be the name of a subprotocol and the value of a cookie', () => {
  expect(`bearer.${tokens.issue(access)}`).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/)
})

it('is worthless when a single character is changed, or signed by another key', () => {
  const token = tokens.issue(access)
  for (let at = 0; at < token.length; at++) {
    // The last character of base64url may differ in bits that carry nothing.
    if (at === token.length - 1 || token[at + 1] === '.') continue
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    expect(tokens.read(changed, 0)).toBeNull()
  }
  expect(new Tokens(randomBytes(32)).read(token, 0)).toBeNull()
})

it.each(['', '.', 'a.b', 'a.b.c', 'x'.repeat(5000), '🙂.🙂'])('reads nothing from "%s"', (token) => {
  expect(tokens.read(token, 0)).toBeNull()
})

it('keeps its key over restarts, for its owner alone', async () => {
  const folder = await testFolder()
  const key = await openKey(folder)
  expect(await openKey(folder)).toEqual(key)
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600)
})

it('refuses a damaged key in words and leaves it as it is', async () => {
  const folder = await testFolder()
  await writeFile(join(folder, 'secret.key'), 'beef')
  await expect(openKey(folder)).rejects.toThrow(/secret\.key is damaged.*Restore it/)
})
