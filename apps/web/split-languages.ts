import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { localizedIn, type Node } from './texts-in.ts'

const src = fileURLToPath(new URL('src/', import.meta.url))
const errors = fileURLToPath(new URL('../../packages/board/src/errors.ts', import.meta.url))
/** Packages whose words travel with the screens, in the program itself. */
const packages = ['board', 'canvas', 'report'].map((name) =>
  fileURLToPath(new URL(`../../packages/${name}/src/`, import.meta.url)),
)
const table = resolve(src, 'word-packs.ts')

/** Folders whose words travel together, because the screens that say them do. Any other folder is a pack of its own. */
const TOGETHER: Record<string, readonly string[]> = {
  start: ['errors', 'ui', 'session', 'join', 'not-found'],
  room: ['board', 'list'],
}

/** A text in every language, as it stands in a source file. `start` and `end` are offsets into it. */
interface Found {
  start: number
  end: number
  words: Record<string, string>
}

interface Pack {
  /** What was read of each file, and the number of its first text. */
  files: Map<string, { code: string; first: number }>
  texts: Found[]
}

/**
 * Ships to each reader the words of one language.
 *
 * In the files named `texts.ts` or `*-texts.ts` (and in the table of errors) every object whose keys are exactly the languages becomes
 * a number; the words move into one JSON file for each pack and language, which `src/words.ts` fetches. In development and
 * in tests nothing is replaced, so the sources stay what the type check reads: a missing language is a type error. It
 * stops the build too, which does not check types.
 *
 * @param locales all languages, as in `LOCALES` of `@atelier/board`
 */
export function splitLanguages(locales: readonly string[]): Plugin {
  const packs = new Map<string, Pack>()
  return {
    name: 'split-languages',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      packs.clear()
      const texts = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /^(?:.+-)?texts\.ts$/.test(basename(file)),
      )
      for (const file of [src, ...packages].flatMap(sourcesIn))
        localizedIn(file, readFileSync(file, 'utf8'), locales)
      for (const file of [errors, ...texts.sort().map((text) => resolve(src, text))]) {
        this.addWatchFile(file)
        const name = packOf(file)
        const pack: Pack = packs.get(name) ?? { files: new Map(), texts: [] }
        const code = readFileSync(file, 'utf8')
        packs.set(name, pack)
        pack.files.set(file, { code, first: pack.texts.length })
        pack.texts.push(...textsIn(file, code, locales))
      }
    },
    load(id) {
      return id === table ? tableOf(packs) : null
    },
    transform(code, id) {
      const name = packOf(id)
      const read = packs.get(name)?.files.get(id)
      if (!read) return null
      // The numbers below stand for the words as they were: another wording would end up under another key.
      if (read.code !== code) return this.error(`${id} changed during the build. Build again.`)
      let number = read.first
      let split = `import { wordsOf } from ${JSON.stringify(resolve(src, 'words.ts'))}\nconst said = wordsOf(${JSON.stringify(name)})\n`
      let at = 0
      for (const text of textsIn(id, code, locales)) {
        split += `${code.slice(at, text.start)}said(${number++})`
        at = text.end
      }
      return { code: split + code.slice(at), map: null }
    },
    generateBundle() {
      for (const [name, pack] of packs)
        for (const locale of locales)
          this.emitFile({
            type: 'asset',
            fileName: `assets/words-${name}-${locale}-${hashOf(pack)}.json`,
            source: wordsIn(pack, locale),
          })
    },
  }
}

/** Sources in a folder that end up in the product. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|bench)\.tsx?$|(?:^|\/)testing\//.test(file))
    .map((file) => resolve(folder, file))

/** `screens/report/texts.ts` belongs to `report`, `session/texts.ts` to `start`. */
function packOf(file: string): string {
  const folders = relative(src, file).split('/')
  const folder = file === errors ? 'errors' : ((folders[0] === 'screens' ? folders[1] : folders[0]) ?? '')
  return Object.keys(TOGETHER).find((pack) => TOGETHER[pack]?.includes(folder)) ?? folder
}

/** The words of a pack in one language, by their numbers. */
const wordsIn = (pack: Pack, locale: string): string =>
  JSON.stringify(pack.texts.map(({ words }) => words[locale]))

/** A pack is named after what is in it in all languages, so that browsers may keep it for ever. */
const hashOf = (pack: Pack): string =>
  createHash('sha256').update(JSON.stringify(pack.texts)).digest('base64url').slice(0, 8)

/** The table of `src/word-packs.ts`, with something in it. */
const tableOf = (packs: ReadonlyMap<string, Pack>): string =>
  `export const wordPacks = ${JSON.stringify(Object.fromEntries([...packs].map(([name, pack]) => [name, hashOf(pack)])))}`

/** @throws Error naming the file whose text lacks a language, or is not written out in full, which the type check lets pass */
function textsIn(file: string, code: string, locales: readonly string[]): Found[] {
  return localizedIn(file, code, locales).map(({ start, end, values }) => ({
    start,
    end,
    words: Object.fromEntries(
      Object.entries(values).map(([locale, value]) => [locale, wordingOf(value, file)]),
    ),
  }))
}

function wordingOf(value: Node, file: string): string {
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value
  const plain = value.type === 'TemplateLiteral' && (value.expressions as unknown[]).length === 0
  const [part] = plain ? (value.quasis as { value: { cooked: string } }[]) : []
  if (part) return part.value.cooked
  throw new Error(`${file}, character ${value.start}: write this text as one string, without a computation.`)
}
