import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The two pages as a release serves them: built, minified, from one origin. */
export default defineConfig({
  root: here('pages'),
  publicDir: here('dist/data'),
  logLevel: 'error',
  resolve: {
    conditions: ['@atelier/source', 'module', 'browser', 'development|production'],
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  build: {
    outDir: here('dist/pages'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: [here('pages/ours.html'), here('pages/plain.html')] },
  },
})
