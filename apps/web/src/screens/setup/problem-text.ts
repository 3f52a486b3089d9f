import type { HubProblem } from '@atelier/board'
import type { Say } from '../../i18n.ts'
import type { setupTexts } from './texts.ts'

/** What is wrong with a cell, in words: "Language: “Deutsch”: write en, fr or es". */
export function problemText(t: Say<typeof setupTexts>, { kind, column, value, number }: HubProblem): string {
  return t(`problem.${kind}`, { column: t(`col.${column}`), value, ...(number !== undefined && { number }) })
}
