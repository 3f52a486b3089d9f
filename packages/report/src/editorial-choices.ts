import { type BoardSnapshot, editorialKey, LOCALES, type Locale, tidyText } from '@atelier/board'
import { ATTRIBUTIONS, type Attribution, type ReportText } from './report.ts'

/** The lesser of what the session stored and what is wanted. */
export function attributionOf(source: BoardSnapshot, wanted: Attribution): Attribution {
  const stored = ATTRIBUTIONS.indexOf(source.settings.anonymity)
  return ATTRIBUTIONS[Math.min(stored, ATTRIBUTIONS.indexOf(wanted))] ?? 'none'
}

/** An editorial text in the report's language, else in the board's, else in any; `null` when nobody wrote one. */
export function editorialText(
  source: BoardSnapshot,
  what: 'summary' | { clusterId: string },
  language: Locale,
): ReportText | null {
  for (const candidate of [language, source.language, ...LOCALES]) {
    const found = source.editorial.texts[editorialKey(what, candidate)]
    const text = tidyText(found?.text ?? '')
    if (found && text !== '') return { text, language: candidate, by: found.by || null, at: found.at }
  }
  return null
}
