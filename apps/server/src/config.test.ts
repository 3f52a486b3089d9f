import { expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

it('starts without any variable, and takes an empty one as none', () => {
  expect(readConfig({ PORT: '', STORE_URL: ' ' })).toMatchObject({
    port: 3000,
    host: '0.0.0.0',
    dataDir: './data',
    publicUrl: null,
    createToken: null,
    trustProxy: 0,
  })
})

it('lets the system choose the port', () => {
  expect(readConfig({ PORT: '0' }).port).toBe(0)
})

it('keeps the origin of PUBLIC_URL, without the slash', () => {
  expect(readConfig({ PUBLIC_URL: 'https://Board.example.org/' }).publicUrl).toBe('https://board.example.org')
})

it('sends no note anywhere unless a service is named, by its address with or without its last part', () => {
  expect(readConfig({}).translateUrl).toBeNull()
  for (const end of ['', '/', '/translate', '/translate/'])
    expect(readConfig({ TRANSLATE_URL: `https://example.org/lt${end}` }).translateUrl).toBe(
      'https://example.org/lt',
    )
  expect(readConfig({ TRANSLATE_URL: 'http://localhost:5000' }).translateUrl).toBe('http://localhost:5000')
})

it.each([
  ['TRANSLATE_URL', 'translate.example.org'],
  ['TRANSLATE_URL', 'ftp://example.org'],
  ['TRANSLATE_URL', 'https://example.org/?api_key=x'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['PUBLIC_URL', 'board.example.org'],
  ['PUBLIC_URL', 'https://example.org/board'],
  ['LOG_LEVEL', 'loud'],
  ['STORE_URL', 'redis://localhost'],
  ['JOIN_FAILURES_PER_ADDRESS', '-1'],
  ['LINK_TTL_DAYS', '0'],
  ['TRUST_PROXY', 'yes'],
])('refuses %s=%s and says which variable, which value and the fix', (name, value) => {
  const refused = refusalOf({ [name]: value })
  expect(refused).toHaveLength(1)
  expect(refused[0]).toContain(`${name} is "${value}". It must be `)
})

it('names every wrong variable at once, in the language of the host', () => {
  expect(refusalOf({ PORT: 'x', LOG_LEVEL: 'y' }, 'fr')).toEqual([
    expect.stringContaining('PORT vaut'),
    expect.stringContaining('LOG_LEVEL vaut'),
  ])
})

it('does not print a password that it refuses', () => {
  expect(refusalOf({ CREATE_TOKEN: 'short1' })[0]).not.toContain('short1')
})

function refusalOf(env: Record<string, string>, locale: 'en' | 'fr' = 'en'): string[] {
  try {
    readConfig(env, locale)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}
