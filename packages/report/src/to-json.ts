import { Report } from './report.ts'

/**
 * The report as JSON text, indented by two spaces, with a line end.
 *
 * @throws ZodError when something other than a report is passed in
 */
export function toJson(report: Report): string {
  return `${JSON.stringify(Report.parse(report), null, 2)}\n`
}
