import { readFile } from 'node:fs/promises'
import { decodeSheet, type Hub, hubsFrom, readHubSheet } from '@atelier/board'
import Papa from 'papaparse'

const shipped = new URL('../hubs/local4action.csv', import.meta.url)

/**
 * Reads a directory of HUBs from a file with a header line.
 *
 * @throws Error naming the line and the column that cannot be read
 */
export function parseHubs(file: Uint8Array): Hub[] {
  const { data } = Papa.parse<string[]>(decodeSheet(file), { skipEmptyLines: false })
  const { rows, hasNames } = readHubSheet(data)
  if (!hasNames) throw new Error('the HUB directory has no column "name". Add one to its first line.')
  for (const { line, problems } of rows) {
    const [problem] = problems
    if (problem)
      throw new Error(
        `line ${line} of the HUB directory: column "${problem.column}" cannot be read (${problem.kind}, "${problem.value}"). Correct it.`,
      )
  }
  return hubsFrom(
    rows.map(({ hub }) => hub),
    [],
    (index) => `hub_${String(index + 1).padStart(2, '0')}`,
  )
}

/** The directory that comes with the Local4Action template. */
export async function local4actionHubs(): Promise<Hub[]> {
  return parseHubs(await readFile(shipped))
}
