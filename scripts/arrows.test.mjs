/**
 * The rules in `.dependency-cruiser.cjs` fire where they must and stay silent where they may. Each
 * test cruises a small house of its own, laid out as pnpm lays out ours: packages reached by a
 * symbolic link in `node_modules`, and never built.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms = {
  'packages/board': ['yjs', 'zod'],
  'packages/storage': [],
  'packages/sync': ['@atelier/storage', '@atelier/board', 'react'],
  'packages/canvas': ['@atelier/board', '@tldraw/tldraw', 'react'],
  'packages/report': ['@atelier/board', '@tldraw/tldraw', 'react'],
  'apps/server': ['@atelier/board', '@atelier/sync', '@atelier/canvas'],
  'apps/web': ['@atelier/board', '@atelier/canvas', '@atelier/sync', 'react', '@tldraw/tldraw'],
}

/**
 * Writes a house with these files and cruises it.
 *
 * @param {Record<string, string>} files path in the house to source text
 * @returns {{ rule: string, from: string, to: string, comment: string }[]} the violations
 */
function cruise(files) {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'atelier-arrows-')))
  const put = (path, text) => {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  try {
    for (const [room, needs] of Object.entries(rooms)) {
      const name = `@atelier/${room.split('/')[1]}`
      put(
        `${room}/package.json`,
        JSON.stringify({
          name,
          type: 'module',
          exports: { '.': { '@atelier/source': './src/index.ts', default: './dist/index.js' } },
          dependencies: Object.fromEntries(needs.map((need) => [need, '*'])),
        }),
      )
      put(`${room}/src/index.ts`, `export const ${room.split('/')[1]} = 1\nexport type Kind = string\n`)
      for (const need of needs) {
        const target = need.startsWith('@atelier/')
          ? `packages/${need.split('/')[1]}`
          : `node_modules/.pnpm/${need.replace('/', '+')}@1.0.0/node_modules/${need}`
        if (!need.startsWith('@atelier/')) {
          put(`${target}/package.json`, JSON.stringify({ name: need, version: '1.0.0', main: 'index.js' }))
          put(`${target}/index.js`, 'export default 1\n')
        }
        const link = join(house, room, 'node_modules', need)
        mkdirSync(dirname(link), { recursive: true })
        symlinkSync(join(house, target), link, 'junction')
      }
    }
    put('e2e/journey.spec.ts', 'export {}\n')
    for (const [path, text] of Object.entries(files)) put(path, text)
    const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const config = join(root, '.dependency-cruiser.cjs')
    const args = [cli, '--config', config, '--output-type', 'json', 'apps', 'packages', 'e2e']
    const { summary } = JSON.parse(execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8' }))
    const comments = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]))
    return summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name),
    }))
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}

/** [rule, file that breaks it, its text, words of the message] */
const breaches = [
  [
    'tldraw-only-in-canvas',
    'packages/report/src/a.ts',
    "import { Editor } from '@tldraw/tldraw'\nexport const e = Editor\n",
    'put canvas code in packages/canvas',
  ],
  [
    'tldraw-only-in-canvas',
    'packages/report/src/b.ts',
    "import type { Editor } from '@tldraw/tldraw'\nexport type E = Editor\n",
    'put canvas code in packages/canvas',
  ],
  [
    'tldraw-only-in-canvas',
    'packages/board/src/c.ts',
    "import type { Editor } from 'tldraw'\nexport type E = Editor\n",
    'must stay usable without tldraw',
  ],
  [
    'tldraw-only-in-canvas',
    'apps/web/src/canvas-screen.tsx',
    "import { Tldraw } from '@tldraw/tldraw'\nexport const T = Tldraw\n",
    'put canvas code in packages/canvas',
  ],
  [
    'arrows-of-board',
    'packages/board/src/d.ts',
    "import type { Kind } from '@atelier/report'\nexport type K = Kind\n",
    'board is a leaf',
  ],
  [
    'arrows-of-sync',
    'packages/sync/src/e.ts',
    "import type { Kind } from '@atelier/board'\nexport type K = Kind\n",
    'never looks inside a document',
  ],
  [
    'arrows-of-server',
    'apps/server/src/f.ts',
    "export * from '@atelier/canvas'\n",
    'canvas code belongs to apps/web',
  ],
  [
    'arrows-of-web',
    'apps/web/src/g.ts',
    "import type { Kind } from '@atelier/sync'\nexport type K = Kind\n",
    'through HTTP and the sync socket',
  ],
  [
    'react-only-on-screens',
    'packages/sync/src/h.ts',
    "import type { ReactNode } from 'react'\nexport type N = ReactNode\n",
    'put components and hooks in apps/web',
  ],
  [
    'board-needs-yjs-and-zod-only',
    'packages/board/src/i.ts',
    "import { join } from 'node:path'\nexport const p = join\n",
    'yjs and zod only',
  ],
  [
    'by-name-not-by-path',
    'packages/canvas/src/j.ts',
    "import type { Kind } from '../../board/src/index.ts'\nexport type K = Kind\n",
    "by its name ('@atelier/board')",
  ],
  [
    'no-deep-imports',
    'packages/canvas/src/k.ts',
    "import type { Kind } from '@atelier/board/src/index.ts'\nexport type K = Kind\n",
    "by its name ('@atelier/board')",
  ],
  [
    'packages-never-import-apps',
    'packages/report/src/l.ts',
    "import type { Kind } from '../../../apps/server/src/index.ts'\nexport type K = Kind\n",
    'pass it in',
  ],
  [
    'apps-stay-apart',
    'apps/web/src/m.ts',
    "import type { Kind } from '../../server/src/index.ts'\nexport type K = Kind\n",
    'packages/board',
  ],
  [
    'e2e-sees-the-running-product',
    'e2e/n.spec.ts',
    "import type { Kind } from '../packages/board/src/index.ts'\nexport type K = Kind\n",
    'as people do',
  ],
  [
    'e2e-sees-the-running-product',
    'e2e/o.spec.ts',
    "import { board } from '@atelier/board'\nexport const b = board\n",
    'as people do',
  ],
  [
    'canvas-comes-lazily',
    'apps/web/src/list-screen.tsx',
    "import type { Kind } from '@atelier/canvas'\nexport type K = Kind\n",
    'the list view must open without tldraw',
  ],
  [
    'canvas-comes-lazily',
    'apps/web/src/main.tsx',
    "import { S } from './screens/canvas-screen.tsx'\nexport const s = S\n",
    'dynamic import',
  ],
  [
    'no-circle',
    'packages/board/src/p.ts',
    "import type { Q } from './q.ts'\nexport type P = Q\n",
    'in a circle',
  ],
  ['no-test-in-product', 'packages/board/src/r.ts', "export * from './s.test.ts'\n", 'imports a test'],
  [
    'declared-and-found',
    'packages/sync/src/t.ts',
    "import { x } from 'not-declared-anywhere'\nexport const y = x\n",
    'package.json of this very room',
  ],
]

describe('a house that breaks the rules', () => {
  let found = []
  beforeAll(() => {
    found = cruise({
      ...Object.fromEntries(breaches.map(([, path, text]) => [path, text])),
      'apps/web/src/screens/canvas-screen.tsx': "export { canvas as S } from '@atelier/canvas'\n",
      'packages/board/src/q.ts': "import type { P } from './p.ts'\nexport type Q = P | 1\n",
      'packages/board/src/s.test.ts': 'export const s = 1\n',
    })
  })

  it.each(breaches)('%s catches %s', (rule, path, _text, words) => {
    const hit = found.find((violation) => violation.rule === rule && violation.from === path)
    expect(
      hit,
      `rules that fired: ${JSON.stringify(found.filter(({ from }) => from === path))}`,
    ).toBeDefined()
    expect(hit.comment).toContain(words)
  })

  it('blames no file that keeps the rules', () => {
    const guilty = new Set([...breaches.map(([, path]) => path), 'packages/board/src/q.ts'])
    expect(found.filter(({ from }) => !guilty.has(from))).toEqual([])
  })
})

describe('a house that keeps the rules', () => {
  let found = []
  beforeAll(() => {
    found = cruise({
      'packages/board/src/note.ts':
        "import * as Y from 'yjs'\nimport { z } from 'zod'\nexport const n = [Y, z]\n",
      'packages/board/src/note.test.ts': "import { join } from 'node:path'\nexport const p = join\n",
      'packages/sync/src/room.ts': "import { storage } from '@atelier/storage'\nexport const r = storage\n",
      'packages/canvas/src/view.tsx':
        "import { Editor } from '@tldraw/tldraw'\nimport type { Kind } from '@atelier/board'\nexport type V = Kind\nexport const e = Editor\n",
      'apps/web/src/screens/canvas-screen.tsx': "export { canvas as default } from '@atelier/canvas'\n",
      'apps/web/src/main.tsx': "export const load = () => import('./screens/canvas-screen.tsx')\n",
      'apps/server/src/main.ts':
        "export { sync } from '@atelier/sync'\nexport { board } from '@atelier/board'\n",
    })
  })

  it('raises nothing', () => {
    expect(found).toEqual([])
  })
})
