import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const src = fileURLToPath(new URL('src/', import.meta.url))
const library = dirname(createRequire(import.meta.url).resolve('lucide-react/package.json'))
const MODULE = '\0icons'

type Shape = [tag: string, attributes: Record<string, string>]

/**
 * Moves the drawings of the icons out of the program into one picture, of which each icon shows a part.
 *
 * The screens import from `lucide-react` as ever; in the build those names become a few bytes each, and a phone that
 * joins loads the drawings beside the program instead of before it. Packages of this repository keep the library's own
 * icons: what the canvas draws must stand in a saved picture, too.
 */
export function iconSheet(): Plugin {
  const ids = new Map<string, string>()
  let sheet = ''
  let path = ''
  return {
    name: 'icon-sheet',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const files = exportsOf(readFileSync(join(library, 'dist/esm/lucide-react.mjs'), 'utf8'))
      for (const name of namesIn(src)) {
        const id = files.get(name)
        if (!id) throw new Error(`lucide-react has no icon "${name}". Correct its name where it is imported.`)
        ids.set(name, id)
      }
      const drawings = await Promise.all([...new Set(ids.values())].map(symbolOf))
      sheet = `<svg xmlns="http://www.w3.org/2000/svg">${drawings.join('')}</svg>`
      path = `assets/icons-${createHash('sha256').update(sheet).digest('base64url').slice(0, 8)}.svg`
    },
    resolveId(source) {
      return source === 'virtual:icons' ? MODULE : null
    },
    load(id) {
      if (id !== MODULE) return null
      return [
        "import { createElement } from 'react'",
        `import { Icon } from ${JSON.stringify(resolve(src, 'ui/icon.tsx'))}`,
        `export const iconOf = (name) => (props) => createElement(Icon, { sheet: '/${path}', name, ...props })`,
      ].join('\n')
    },
    // Each icon stands where it is used: a list of all of them would be loaded whole before anything is shown.
    transform: {
      filter: { id: /\.tsx?$/, code: /from 'lucide-react'/ },
      handler(code, id) {
        if (!id.startsWith(src)) return null
        const own = code.replace(
          IMPORT,
          (_, list: string) =>
            `import { iconOf } from 'virtual:icons'\n${namesOf(list)
              .map(({ name, as }) => `const ${as} = /* @__PURE__ */ iconOf('${ids.get(name)}')\n`)
              .join('')}`,
        )
        return { code: own, map: null }
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: path, source: sheet })
    },
  }
}

/** Names imported from the library by the files of a folder and those within it. */
function namesIn(folder: string): string[] {
  const names = new Set<string>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    const code = readFileSync(join(folder, file), 'utf8')
    for (const [, list = ''] of code.matchAll(IMPORT)) for (const { name } of namesOf(list)) names.add(name)
  }
  return [...names].sort()
}

const IMPORT = /import \{([^}]*)\} from 'lucide-react'/g

/** What an import names, types excepted, and under which name it is used. */
function namesOf(list: string): { name: string; as: string }[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => {
      const [name = '', as = name] = part.split(' as ')
      return { name, as }
    })
}

/** Icon files by the names under which the library offers them. */
function exportsOf(index: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const [, list = '', id = ''] of index.matchAll(/export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs'/g))
    for (const [, name = ''] of list.matchAll(/default as (\w+)/g)) files.set(name, id)
  return files
}

async function symbolOf(id: string): Promise<string> {
  const file = pathToFileURL(join(library, `dist/esm/icons/${id}.mjs`)).href
  const { __iconData } = (await import(file)) as { __iconData: { node: Shape[] } }
  const shapes = __iconData.node.map(([tag, { key: _, ...attributes }]) => {
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
    return `<${tag}${written.join('')}/>`
  })
  return `<symbol id="${id}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`
}
