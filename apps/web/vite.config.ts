import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.ATELIER_SERVER ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Packages of this repository are read from `src`. The names after it are Vite's own defaults.
    conditions: ['@atelier/source', 'module', 'browser', 'development|production'],
    // Two copies of Yjs in one page do not understand each other.
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  build: {
    target: 'es2022',
    // The page's security policy allows no `data:` scripts, and fonts are better cached as files.
    assetsInlineLimit: 0,
    rolldownOptions: {
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
