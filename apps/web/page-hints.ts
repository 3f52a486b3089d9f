import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const src = fileURLToPath(new URL('src/', import.meta.url))
const EARLY = `${src}early.ts`

/** What the screens of an address need at once, by the first word of its path: modules, and packs of words. */
const PAGES: Record<string, { screens: readonly string[]; words: readonly string[] }> = {
  home: { screens: ['screens/home/home-screen.tsx'], words: ['start', 'home'] },
  j: { screens: ['screens/join/join-screen.tsx'], words: ['start'] },
  join: { screens: ['screens/join/join-screen.tsx'], words: ['start'] },
  b: {
    screens: ['session/session-provider.tsx', 'screens/board/board-screen.tsx'],
    words: ['start', 'room'],
  },
  about: { screens: ['screens/about/about-screen.tsx'], words: ['start', 'about'] },
}

/** What the build tells of a chunk. */
interface Chunk {
  type: 'chunk'
  fileName: string
  moduleIds: string[]
  imports: string[]
  viteMetadata?: { importedCss: Set<string> }
}

/**
 * Writes `pages/<first word of the path>.<language>.html`: the page with the names of all it needs at once, so that
 * a phone fetches program, screen and words side by side instead of one after the other. The server answers with it,
 * see `web-files.ts` there; `index.html` is right everywhere, too.
 *
 * @param locales all languages, as in `LOCALES` of `@atelier/board`
 */
export function pageHints(locales: readonly string[]): Plugin {
  let early = ''
  return {
    name: 'page-hints',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      early = this.emitFile({ type: 'chunk', id: EARLY, name: 'early' })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const index = bundle['index.html']
        if (index?.type !== 'asset') return this.error('the build made no index.html to write pages from.')
        const html = String(index.source)
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk') as unknown as Chunk[]
        for (const [page, { screens, words }] of Object.entries(PAGES)) {
          const { scripts, styles } = neededBy(
            screens.map((screen) => src + screen),
            chunks,
          )
          const fresh = (name: string) => !html.includes(name)
          for (const locale of locales) {
            const packs = words.map((pack) =>
              Object.keys(bundle).find((name) =>
                new RegExp(`^words-${pack}-${locale}-[\\w-]+\\.json$`).test(basename(name)),
              ),
            )
            if (packs.includes(undefined))
              return this.error(
                `words of the page "${page}" in "${locale}" are missing. See split-languages.ts.`,
              )
            // Before all others: it asks the server what a code opens.
            const first =
              page === 'j'
                ? `<script type="module" crossorigin async src="/${this.getFileName(early)}"></script>`
                : ''
            const hints = [
              ...scripts
                .filter(fresh)
                .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`),
              ...styles.filter(fresh).map((name) => `<link rel="stylesheet" crossorigin href="/${name}">`),
              ...packs.map((name) => `<link rel="preload" as="fetch" crossorigin href="/${name}">`),
            ]
            this.emitFile({
              type: 'asset',
              fileName: `pages/${page}.${locale}.html`,
              source: html
                .replace('<html lang="en">', `<html lang="${locale}">`)
                .replace('<script', first ? `${first}\n    <script` : '<script')
                .replace('</head>', `  ${hints.join('\n    ')}\n  </head>`),
            })
          }
        }
      },
    },
  }
}

/** The files of some modules, and of all these import. */
function neededBy(modules: readonly string[], chunks: readonly Chunk[]) {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const visit = (chunk: Chunk | undefined) => {
    if (!chunk || scripts.has(chunk.fileName)) return
    scripts.add(chunk.fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name))
  }
  for (const module of modules) {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(module))
    if (!chunk) throw new Error(`${module} is in no file of the build. Correct its name in page-hints.ts.`)
    visit(chunk)
  }
  return { scripts: [...scripts], styles: [...styles] }
}
