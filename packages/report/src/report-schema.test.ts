import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { boardSchema, reportSchema } from './report-schema.ts'

const published = {
  'report.schema.json': reportSchema,
  'board.schema.json': boardSchema,
}

// `UPDATE_SCHEMA=1` writes them anew after a change of the model; the version of the format says whether it is a break.
it.each(Object.entries(published))('publishes %s as the code has it', (file, schema) => {
  const url = new URL(`../schema/${file}`, import.meta.url)
  if (process.env.UPDATE_SCHEMA) writeFileSync(url, `${JSON.stringify(schema(), null, 2)}\n`)
  expect(JSON.parse(readFileSync(url, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema())))
})
