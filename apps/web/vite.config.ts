import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { ariaLanguages } from './aria-languages.ts'
import { compressedFiles } from './compressed-files.ts'
import { iconSheet } from './icon-sheet.ts'
import { leanYjs } from './lean-yjs.ts'
import { pageHints } from './page-hints.ts'
import { pureSchemas } from './pure-schemas.ts'
import { splitLanguages } from './split-languages.ts'

const server = process.env.ATELIER_SERVER ?? 'http://localhost:3000'

/** Whether a module of the room is fetched only when somebody needs it: it, or all that import it, by `import()`. */
function comesLater(id: string, getModuleInfo: ModuleInfoOf, above: readonly string[] = []): boolean {
  if (/\/(session-provider|board-screen)\.tsx$/.test(id)) return false
  const info = getModuleInfo(id)
  if (!info) return false
  const importers = info.importers.filter((importer) => !above.includes(importer))
  if (importers.length === 0) return info.dynamicImporters.length > 0 || above.length > 0
  return importers.every((importer) => comesLater(importer, getModuleInfo, [...above, id]))
}

type ModuleInfoOf = (id: string) => { importers: string[]; dynamicImporters: string[] } | null

export default defineConfig({
  plugins: [
    leanYjs(),
    splitLanguages(['en', 'fr', 'es']),
    ariaLanguages(['en', 'fr', 'es']),
    iconSheet(),
    pureSchemas(),
    react(),
    pageHints(['en', 'fr', 'es']),
    compressedFiles(),
  ],
  resolve: {
    // Packages of this repository are read from `src`. The names after it are Vite's own defaults.
    conditions: ['@atelier/source', 'module', 'browser', 'development|production'],
    alias: {
      // React has it itself since version 18.
      'use-sync-external-store/shim/index.js': fileURLToPath(
        new URL('src/session/react-external-store.ts', import.meta.url),
      ),
    },
    // Two copies of Yjs in one page do not understand each other.
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  build: {
    target: 'es2022',
    // The page's security policy allows no `data:` scripts, and fonts are better cached as files.
    assetsInlineLimit: 0,
    // Browsers that lack it fetch a moment later, and nothing else is lost.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // One file for each step of the way in, rather than dozens of small ones: they compress better together and
          // cost a phone fewer requests. What these modules import comes with them. Nothing that `start` needs may lie
          // in `room`, or the form one joins with would wait for the list.
          groups: [
            // The form one joins with stands in `start`: its files would each take one of the six lines that a browser
            // opens to a server, and there are only so many for the first trip.
            {
              name: 'start',
              priority: 2,
              test: /icons$|\/web\/src\/(base\.css|tokens\.css|api|app-context|asked-early|screens\/(join|device-boards)|i18n|words|word-packs|session\/(device-storage|observable)|ui\/(?!qr|copy|dialog))|preload-helper|\/node_modules\/(react-dom|wouter)\//,
            },
            {
              name: (id, chunks) =>
                comesLater(id, (module) => chunks.getModuleInfo(module)) ? null : 'room',
              priority: 1,
              test: /\/web\/src\/(session|screens\/(board|list))\//,
            },
          ],
        },
      },
      treeshake: {
        // These do nothing when merely imported, so a screen carries only what it uses of them.
        moduleSideEffects: [{ test: /\/packages\/(board|report)\/src\//, sideEffects: false }],
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/health': server,
      '/config.json': server,
      '/sync': { target: server, ws: true },
    },
  },
})
