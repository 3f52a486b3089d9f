import { LOCALES, type Locale, type PersonRow } from '@atelier/board'

/** How many participants of a language have written, and how many there are. */
export interface Speaking {
  language: Locale
  people: number
  silent: number
}

/**
 * Who has not spoken yet, by language; languages nobody came in are left out.
 *
 * @param questionIds count only notes under these questions; empty means all
 */
export function speakingOf(
  people: readonly Pick<PersonRow, 'role' | 'language' | 'notes' | 'closed'>[],
  questionIds: readonly string[],
): Speaking[] {
  const rows = LOCALES.map((language) => {
    const theirs = people.filter(
      (person) => person.role === 'participant' && !person.closed && person.language === language,
    )
    const silent = theirs.filter(
      ({ notes }) =>
        !Object.entries(notes).some(
          ([questionId, count]) =>
            count > 0 && (questionIds.length === 0 || questionIds.includes(questionId)),
        ),
    )
    return { language, people: theirs.length, silent: silent.length }
  })
  return rows.filter((row) => row.people > 0)
}
