import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LOCALES } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { localizedIn, stringsIn } from './texts-in.ts'

const read = (code: string) => localizedIn('texts.ts', code, LOCALES)

describe('texts in a source', () => {
  it('are found under their key, with where they stand', () => {
    const code =
      "export const t = { saved: { en: 'Saved', fr: `Enregistré`, es: 'Guardado' } } satisfies Texts"
    const [text] = read(code)
    expect(text?.key).toBe('saved')
    expect(code.slice(text?.start, text?.end)).toMatch(/^\{ en: .*'Guardado' \}$/)
  })

  it('stop the build with file and key when a language is missing', () => {
    expect(() => read("const t = { hello: { en: 'Hello', fr: 'Bonjour' } }")).toThrow(
      'texts.ts: "hello" has no words in "es". Add them.',
    )
    expect(() => read("const t = { 'role.viewer': { es: 'Proyector' } }")).toThrow(
      'texts.ts: "role.viewer" has no words in "en". Add them.',
    )
    expect(() => read("const greeting = { en: 'Hello', es: 'Hola' }")).toThrow(
      '"greeting" has no words in "fr"',
    )
  })

  it('stop the build when one language says nothing, and not when none does: that is an empty form', () => {
    expect(() => read("const t = { hello: { en: 'Hello', fr: ' ', es: 'Hola' } }")).toThrow(
      'texts.ts: "hello" says nothing in "fr". Write it.',
    )
    expect(read("const empty = { en: '', fr: '', es: '' }")).toHaveLength(1)
  })

  it('leave alone what only looks like one', () => {
    expect(read("const t = {}; const u = { en: 1, other: 2 }; const v = { title: 'x' }")).toEqual([])
  })
})

/** Sources of every room, but those of tests. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['packages', 'apps'].flatMap((floor) =>
  readdirSync(`${root}${floor}`).flatMap((room) => {
    const folder = `${root}${floor}/${room}/src`
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|bench)\.tsx?$|(?:^|\/)testing\//.test(file))
      .map((file) => ({
        name: `${floor}/${room}/src/${file}`,
        code: readFileSync(`${folder}/${file}`, 'utf8'),
      }))
  }),
)

describe('every text of the product, in screens, canvas, errors, templates, reports and on the server', () => {
  const found = sources.flatMap(({ name, code }) =>
    localizedIn(name, code, LOCALES).map((text) => ({ ...text, name: `${name} ${text.key}` })),
  )

  it.each([
    'apps/web/src/screens/',
    'apps/server/src/config.ts',
    'apps/server/src/cli/',
    'packages/board/src/errors.ts',
    'packages/board/src/templates/',
    'packages/canvas/src/texts.ts',
    'packages/report/src/texts.ts',
  ])('is read, and stands in all three languages: %s', (home) => {
    expect(found.some(({ name }) => name.startsWith(home))).toBe(true)
  })

  it('keeps French punctuation with its word', () => {
    for (const { name, values } of found)
      for (const words of values.fr ? stringsIn(values.fr) : []) {
        // A colon between digits is a time.
        const french = words.replace(/(?<=\d):(?=\d)/g, '')
        expect(french, name).not.toMatch(/[^\u00a0\u202f\s(][;:?!»](?!\/\/)/u)
        expect(french, name).not.toMatch(/ [;:?!»]/)
        expect(french, name).not.toMatch(/«(?![\u00a0\u202f])/)
      }
  })
})
