import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The canvas alone, for working on it: `pnpm --filter @atelier/canvas play`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  server: { host: '127.0.0.1', port: 5377 },
  resolve: { conditions: ['@atelier/source', 'module', 'browser', 'development|production'] },
})
