#!/usr/bin/env node
import { localeFrom } from '@atelier/board'
import { run } from './run.ts'

/** The program `atelier`. */
const { env } = process
process.exitCode = await run(process.argv.slice(2), {
  locale: localeFrom(env.LC_ALL || env.LC_MESSAGES || env.LANG),
  env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  now: Date.now,
})
