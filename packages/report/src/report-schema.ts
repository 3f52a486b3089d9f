import * as z from 'zod/mini'
import { BoardFile } from './board-json.ts'
import { Report } from './report.ts'

/** JSON Schema (draft 2020-12) of a report's JSON, as it is published in `schema/report.schema.json`. */
export function reportSchema(): Record<string, unknown> {
  return {
    $id: 'urn:atelier:report:3',
    title: 'Atelier report',
    ...z.toJSONSchema(Report, { target: 'draft-2020-12' }),
  }
}

/** JSON Schema (draft 2020-12) of a board's JSON as it is exported, in `schema/board.schema.json`. */
export function boardSchema(): Record<string, unknown> {
  return {
    $id: 'urn:atelier:board:1',
    title: 'Atelier board',
    ...z.toJSONSchema(BoardFile, { target: 'draft-2020-12', io: 'output', unrepresentable: 'any' }),
  }
}
