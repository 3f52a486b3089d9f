/** `npm run demo`: a server with a session in full swing, played by simulated participants. */
import { serve } from './serve.mjs'

await serve('apps/server/dist/demo.js', process.argv.slice(2))
