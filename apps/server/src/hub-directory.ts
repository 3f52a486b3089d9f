import { readFile } from 'node:fs/promises'
import { type Hub, hubCodes, Locale } from '@atelier/board'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** Columns of a directory: `sdgs` are goal numbers between semicolons, `language` a working language or nothing. */
const Row = z.object({
  name: z.string().min(1).max(120),
  city: z.string().max(120).default(''),
  section: z.string().max(120).default(''),
  language: z.union([Locale, z.literal('').transform(() => null)]).default(null),
  sdgs: z
    .string()
    .default('')
    .transform((text) => text.split(';').filter(Boolean).map(Number))
    .pipe(z.array(z.number().int().min(1).max(17))),
})

const shipped = new URL('../hubs/local4action.csv', import.meta.url)

/**
 * Reads a directory of HUBs from CSV with a header line.
 *
 * @throws Error naming the line and the column that cannot be read
 */
export function parseHubs(csv: string): Hub[] {
  const rows = (
    parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as unknown[]
  ).map((row, index) => {
    const parsed = Row.safeParse(row)
    if (parsed.success) return parsed.data
    const column = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new Error(`line ${index + 2} of the HUB directory: column "${column}" cannot be read. Correct it.`)
  })
  const codes = hubCodes(rows.map((row) => row.name))
  return rows.map(({ section, ...row }, index) => ({
    id: `hub_${String(index + 1).padStart(2, '0')}`,
    order: index,
    code: codes[index] ?? '',
    ...row,
    ...(section && { section }),
  }))
}

/** The directory that comes with the Local4Action template. */
export async function local4actionHubs(): Promise<Hub[]> {
  return parseHubs(await readFile(shipped, 'utf8'))
}
