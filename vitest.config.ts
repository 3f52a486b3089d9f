import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Rooms of the house that exist on disk: `packages/board`, `apps/server`, ... */
const rooms = ['packages', 'apps'].flatMap((floor) =>
  readdirSync(`${here}${floor}`)
    .map((name) => `${floor}/${name}`)
    .filter((room) => existsSync(`${here}${room}/package.json`)),
)

/**
 * Packages of this repository are read from `src`, never from a stale `dist`. The names after
 * `@atelier/source` are Vite's own defaults, which a list of one's own replaces.
 */
const browserConditions = ['@atelier/source', 'module', 'browser', 'development|production']
const nodeConditions = ['@atelier/source', 'module', 'node', 'development|production']

/**
 * One project a room, all in Node. A test that needs a page says so on its first line:
 * `// @vitest-environment jsdom` (for rooms that list jsdom: canvas and web).
 */
export default defineConfig({
  test: {
    projects: [...rooms, 'scripts', 'e2e/load'].map((room) => ({
      resolve: { conditions: browserConditions },
      ssr: { resolve: { conditions: nodeConditions, externalConditions: ['@atelier/source', 'node'] } },
      test: {
        name: room.replace(/^(packages|apps)\//, ''),
        root: `${here}${room}`,
        environment: 'node',
        // tldraw's modules import names from CommonJS that Node cannot see; Vite can.
        server: { deps: { inline: [/[\\/]@?tldraw[\\/@+]/, /@use-gesture/] } },
        include: ['**/*.test.{ts,tsx,mjs}'],
        exclude: ['**/node_modules/**', '**/dist/**'],
        // Machines are noisy: these stop a test that hangs, they do not judge speed.
        testTimeout: 30_000,
        hookTimeout: 30_000,
        teardownTimeout: 15_000,
        restoreMocks: true,
        unstubEnvs: true,
        unstubGlobals: true,
      },
    })),
  },
})
