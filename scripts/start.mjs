/** `npm start`: installs what is missing, builds what changed, runs the server. Ctrl-C stops it cleanly. */
import { serve } from './serve.mjs'

await serve('apps/server/dist/main.js', process.argv.slice(2))
