import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LOCALES } from '@atelier/board'
import { expect, it } from 'vitest'
import { splitLanguages } from './split-languages.ts'
import { uiTexts } from './src/ui/texts.ts'

const src = fileURLToPath(new URL('src/', import.meta.url))

/** Runs the plugin as a build does, and gives what it makes of a file and the files it emits. */
function build(change: (code: string) => string = (code) => code) {
  const emitted = new Map<string, string>()
  const context = {
    addWatchFile: () => undefined,
    emitFile: ({ fileName, source }: { fileName: string; source: string }) => emitted.set(fileName, source),
    error: (message: string) => {
      throw new Error(message)
    },
  }
  type Hooks = Record<string, (this: typeof context, ...args: unknown[]) => unknown>
  const plugin = splitLanguages(LOCALES) as unknown as Hooks
  plugin.buildStart?.call(context)
  const file = `${src}ui/texts.ts`
  const code = change(readFileSync(file, 'utf8'))
  const split = plugin.transform?.call(context, code, file) as { code: string }
  const table = plugin.load?.call(context, `${src}word-packs.ts`) as string
  plugin.generateBundle?.call(context)
  return { code: split.code, table, emitted }
}

it('leaves no word of any language in the program', () => {
  const { code } = build()
  for (const text of Object.values(uiTexts))
    for (const locale of LOCALES) expect(code).not.toContain(`'${text[locale]}'`)
})

it('puts each wording into the file of its language, under its own number', () => {
  const { code, table, emitted } = build()
  const { wordPacks } = new Function(
    table.replace('export const wordPacks =', 'return { wordPacks:').concat('}'),
  )()
  const numbers = new Map(
    [...code.matchAll(/^ {2}'?([\w.]+)'?: said\((\d+)\)/gm)].map(([, key, n]) => [key, Number(n)]),
  )
  expect(numbers.size).toBe(Object.keys(uiTexts).length)
  for (const locale of LOCALES) {
    const words = JSON.parse(emitted.get(`assets/words-start-${locale}-${wordPacks.start}.json`) ?? '[]')
    for (const [key, text] of Object.entries(uiTexts))
      expect(words[numbers.get(key) ?? -1], key).toBe(text[locale])
  }
})

it('names a file after its words, so that it may be kept for ever', () => {
  const names = [...build().emitted.keys()]
  expect(names).toEqual([...build().emitted.keys()])
  expect(names.every((name) => /^assets\/words-[\w-]+-(en|fr|es)-[\w-]{8}\.json$/.test(name))).toBe(true)
  expect(new Set(names).size).toBe(names.length)
})

it('stops when a file changes while it builds: its numbers would stand for other words', () => {
  expect(() => build((code) => `${code}\n`)).toThrow(/changed during the build/)
})
