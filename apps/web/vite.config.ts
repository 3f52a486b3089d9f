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
      output: {
        codeSplitting: {
          // One file for each step of the way in, rather than dozens of small ones: they compress better together and
          // cost a phone fewer requests. What these modules import comes with them. Nothing that `start` needs may lie
          // in `room`, or the form one joins with would wait for the list.
          groups: [
            {
              name: 'start',
              priority: 2,
              test: /\/web\/src\/(api|app-context|i18n|session\/(device-storage|observable)|ui\/(?!qr|copy|dialog))|preload-helper|\/node_modules\/(react-dom|wouter)\//,
            },
            {
              name: 'room',
              priority: 1,
              test: /\/web\/src\/(session|screens\/(board|list))\/(?!canvas-screen)/,
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
