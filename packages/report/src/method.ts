import type { ReportContext } from './build-questions.ts'
import type { SortedNotes } from './placed-notes.ts'
import type { Report, Statement } from './report.ts'
import { say, sayCount, sayNumber } from './wording.ts'

/** How the report came about, the rules by which it was made, and what it cannot tell. */
export function method(context: ReportContext, sorted: SortedNotes, anonymised: boolean): Report['method'] {
  const { source, language, attribution } = context
  const everyone = source.settings.clustering === 'everyone'
  const plain = (text: string): Statement => ({ text, noteIds: [] })
  const edited = Object.keys(source.editorial.texts).length > 0
  return {
    statements: [
      plain(say(language, everyone ? 'methodGroupingOpen' : 'methodWriting')),
      plain(say(language, 'methodVerbatim')),
      plain(say(language, 'methodCounts')),
      plain(say(language, 'ruleLeading')),
      plain(say(language, 'ruleQuotes')),
      plain(say(language, 'ruleApart')),
      ...(source.rounds.length > 0 ? [plain(say(language, 'ruleVotes'))] : []),
      ...(edited ? [plain(say(language, 'ruleEditorial'))] : []),
    ],
    settings: settings(context),
    limits: [
      ...leftOut(context, sorted),
      ...(source.settings.anonymity === 'none' ? [plain(say(language, 'limitAnonymous'))] : []),
      ...(anonymised && attribution === 'none' ? [plain(say(language, 'limitAnonymised'))] : []),
      plain(say(language, 'limitSilent')),
      plain(say(language, 'methodLimits')),
    ],
  }
}

/** Notes that are not quoted, and those that are not as they first were. */
function leftOut({ source, language }: ReportContext, { removed, blank }: SortedNotes): Statement[] {
  const standing = source.trail.filter(({ undoneBy }) => undoneBy === null)
  const subjects = (verb: string) => standing.filter((event) => event.verb === verb).map((e) => e.subjectId)
  const withdrawn = [...new Set(subjects('withdraw'))]
  const corrections = subjects('correct').filter((id) => !withdrawn.includes(id))
  const hidden = removed.map(({ id }) => id).filter((id) => !withdrawn.includes(id))
  const counted = (
    key: 'removedNotes' | 'blankNotes' | 'withdrawnNotes' | 'correctedNotes',
    ids: readonly string[],
  ): Statement[] =>
    ids.length === 0 ? [] : [{ text: sayCount(language, key, ids.length), noteIds: [...new Set(ids)] }]
  return [
    ...counted('removedNotes', hidden),
    ...counted('withdrawnNotes', withdrawn),
    ...counted('correctedNotes', corrections),
    ...counted(
      'blankNotes',
      blank.map(({ id }) => id).filter((id) => !withdrawn.includes(id)),
    ),
  ]
}

function settings({ source, language, attribution }: ReportContext): Report['method']['settings'] {
  const { clustering, editing, notesPerPerson, clusterLimit, voteOn, voteBudget, voteSeveral, tables } =
    source.settings
  const limit = (n: number) => (n > 0 ? sayNumber(language, n) : say(language, 'noLimit'))
  const yesNo = (value: boolean) => say(language, value ? 'yes' : 'no')
  const attributions = {
    none: 'attributionNone',
    hub: 'attributionHub',
    name: 'attributionName',
  } as const
  const rows: [label: Parameters<typeof say>[1], value: string][] = [
    ['settingAttribution', say(language, attributions[attribution])],
    ['settingClustering', say(language, clustering === 'everyone' ? 'byEveryone' : 'byFacilitators')],
    ['settingEditing', say(language, editing === 'everyone' ? 'byEveryone' : 'byAuthor')],
    ['settingNotesPerPerson', limit(notesPerPerson)],
    ['settingClusterLimit', limit(clusterLimit)],
    ['settingVoteOn', say(language, voteOn === 'notes' ? 'onNotes' : 'onClusters')],
    ['settingVoteBudget', sayNumber(language, voteBudget)],
    ['settingVoteSeveral', yesNo(voteSeveral)],
    ['settingTables', yesNo(tables)],
    ['settingCorrection', sayCount(language, 'hours', source.settings.correctionHours)],
  ]
  return rows.map(([label, value]) => ({ label: say(language, label), value }))
}
