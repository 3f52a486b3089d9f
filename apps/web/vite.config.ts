import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.ATELIER_SERVER ?? 'http://localhost:3000'

const NO_JSON_SCHEMAS = 'no-json-schemas'

/**
 * Leaves zod's writer of JSON schemas out of the bundles. Every schema of zod carries a method that calls it, so
 * nothing shakes it off, and no screen describes a schema: calling it here is a programming error.
 */
function withoutJsonSchemas(): Plugin {
  return {
    name: 'without-json-schemas',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer) {
      const inZod = importer?.includes('/zod/v4/')
      return inZod && /\/(json-schema-processors|to-json-schema)\.js$/.test(id)
        ? `\0${NO_JSON_SCHEMAS}`
        : null
    },
    load(id) {
      if (id !== `\0${NO_JSON_SCHEMAS}`) return null
      return `
        const no = () => { throw new Error('JSON schemas are made on the server, not on a screen.') }
        export { no as createStandardJSONSchemaMethod, no as createToJSONSchemaMethod, no as toJSONSchema }
        export { no as extractDefs, no as finalize, no as initializeContext, no as processSchema }
        export const allProcessors = {}
      `
    },
  }
}

export default defineConfig({
  plugins: [react(), withoutJsonSchemas()],
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
      onLog(level, log, handle) {
        // The methods that would call what `withoutJsonSchemas` leaves out.
        if (log.code !== 'IMPORT_IS_UNDEFINED' || !log.message.includes(NO_JSON_SCHEMAS)) handle(level, log)
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
