import { isDone, LOCALES } from '@atelier/board'
import { sayStepKind, sayStepStatus } from './note-words.ts'
import type { Report } from './report.ts'
import { type PlacedEntry, sayLanguage } from './report-reading.ts'
import { say } from './wording.ts'

/** A column of the table of notes. Figures are numbers, a moment is a `Date`, what is missing is empty. */
export interface NoteColumn {
  id: string
  head: string
  /** Characters of the widest text that should be read without opening the cell. */
  width: number
  value: (placed: PlacedEntry) => string | number | Date
}

/** Columns of the table with one row a note, in the report's language; the same for CSV and for a workbook. */
export function noteColumns(report: Report): NoteColumn[] {
  const { language, attribution, questions } = report
  const voted = questions.some(({ votedOn }) => votedOn === 'notes')
  const entries = questions
    .flatMap(({ clusters, ungrouped }) => [...clusters.flatMap(({ notes }) => notes), ...ungrouped])
    .flatMap((note) => [note, ...note.alsoSaid])
  // What a machine wrote stands in columns of its own: a cell has no room to say so.
  const into = LOCALES.flatMap((target) =>
    (['person', 'service'] as const).flatMap((by) =>
      entries.some((entry) => entry.translations.some((one) => one.language === target && one.by === by))
        ? [{ target, by }]
        : [],
    ),
  )
  const anyDone = entries.some((entry) => isDone(entry.step))
  const text = (id: string, head: string, width: number, value: NoteColumn['value']) => ({
    id,
    head,
    width,
    value,
  })
  return [
    text('ref', say(language, 'columnRef'), 6, ({ entry }) => entry.ref),
    text('text', say(language, 'columnText'), 60, ({ entry }) => entry.text),
    text('language', say(language, 'languageHeading'), 10, ({ entry }) =>
      entry.language ? sayLanguage(language, entry.language) : '',
    ),
    text('question', say(language, 'columnQuestionNumber'), 8, ({ question }) => question.number),
    text('questionShort', say(language, 'columnQuestion'), 18, ({ question }) => question.short),
    text('group', say(language, 'columnGroup'), 26, ({ cluster }) => cluster?.title ?? ''),
    text('under', say(language, 'columnUnder'), 8, ({ under }) => under?.ref ?? ''),
    ...(attribution === 'none'
      ? []
      : [
          text('hub', say(language, 'hub'), 22, ({ entry }) => entry.hub?.name ?? ''),
          text('hubCode', say(language, 'columnHubCode'), 8, ({ entry }) => entry.hub?.code ?? ''),
        ]),
    ...(attribution === 'name'
      ? [text('author', say(language, 'columnAuthor'), 18, ({ entry }) => entry.author ?? '')]
      : []),
    text('kind', say(language, 'kindHeading'), 12, ({ entry }) =>
      say(language, entry.kind === 'commitment' ? 'kindCommitment' : 'kindNote'),
    ),
    ...(voted ? [text('votes', say(language, 'votesHeading'), 7, ({ entry }) => entry.votes ?? '')] : []),
    text('stepKind', say(language, 'columnStepKind'), 14, ({ entry }) => sayStepKind(entry.step, language)),
    ...(anyDone
      ? [
          text('stepStatus', say(language, 'stepStatus'), 12, ({ entry }) =>
            sayStepStatus(entry.step, language),
          ),
        ]
      : []),
    text('owner', say(language, 'owner'), 18, ({ entry }) => entry.step?.owner ?? ''),
    text('due', say(language, 'due'), 12, ({ entry }) => entry.step?.due ?? ''),
    text('help', say(language, 'help'), 26, ({ entry }) => entry.step?.help ?? ''),
    text('sdgs', say(language, 'sdgs'), 8, ({ entry }) => entry.step?.sdgs?.join(', ') ?? ''),
    ...into.map(({ target, by }) =>
      text(
        by === 'person' ? `translation/${target}` : `translation/${target}/service`,
        say(language, by === 'person' ? 'translation' : 'machineTranslation', {
          language: sayLanguage(language, target),
        }),
        40,
        ({ entry }) => entry.translations.find((one) => one.language === target && one.by === by)?.text ?? '',
      ),
    ),
    text('createdAt', say(language, 'columnWritten'), 18, ({ entry }) => new Date(entry.createdAt)),
    text('id', say(language, 'columnNoteId'), 26, ({ entry }) => entry.id),
  ]
}
