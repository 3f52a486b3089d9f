import { openStorage } from '@atelier/storage'
import { serve } from './serve.ts'

/** A sync server over the embedded store, for tests that kill it. Says its port on stdout. */
const [dataDir = '', port = '0'] = process.argv.slice(2)
const storage = await openStorage({ dataDir })
const { port: actual } = await serve({
  log: storage.log,
  port: Number(port),
  limits: {
    compactFromEntries: 20,
    compactAfterQuietMs: 5,
    compactBusyFromEntries: 40,
    evictAfterMs: 20,
    tickMs: 5,
  },
})
process.stdout.write(`${actual}\n`)
