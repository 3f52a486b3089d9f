import type { Locale, Step } from '@atelier/board'
import { escapeBlock, escapeCell, escapeInline } from './markdown-escape.ts'
import type {
  Report,
  ReportCluster,
  ReportCommitment,
  ReportEntry,
  ReportHub,
  ReportNote,
  ReportPhase,
  ReportQuestion,
} from './report.ts'
import { say, sayCount, sayDay, sayDue, sayDuration, sayList, sayMoment, sayNumber } from './wording.ts'

/**
 * Lays a report out as Markdown (CommonMark with GFM tables), in UTF-8.
 *
 * Every note is one item of a numbered list, its number being its `ref`; those merged into it are a list under it.
 */
export function toMarkdown(report: Report): string {
  const blocks = [
    ...cover(report),
    ...inBrief(report),
    ...report.questions.flatMap((question) => questionBlocks(question, report.language)),
    ...commitments(report),
    ...participation(report),
    ...course(report),
    `## ${say(report.language, 'method')}`,
    report.method.map((sentence) => `- ${escapeInline(sentence)}`).join('\n'),
  ]
  return `${blocks.join('\n\n')}\n`
}

function cover({ cover: page, language }: Report): string[] {
  const fact = (label: string, value: string) => `- ${labelled(language, `**${label}**`, value)}`
  return [
    `# ${escapeInline(page.title)}`,
    `**${say(language, 'synthesis')}**`,
    [
      fact(say(language, 'sessionDate'), escapeInline(sayDay(language, page.heldAt, page.timeZone))),
      fact(say(language, 'madeOn'), escapeInline(sayMoment(language, page.madeAt, page.timeZone))),
      fact(say(language, 'reportLanguage'), languageName(language, language)),
      fact(say(language, 'board'), escapeInline(page.boardId)),
      fact(say(language, 'version'), page.version),
    ].join('\n'),
  ]
}

function inBrief({ numbers, questions, language }: Report): string[] {
  const hubs = say(language, 'ofListed', { n: numbers.hubs, all: numbers.hubsListed })
  const number = (n: number) => sayNumber(language, n)
  return [
    `## ${say(language, 'inBrief')}`,
    table(
      ['', say(language, 'numberOf')],
      [
        [say(language, 'hubsContributing'), hubs],
        [say(language, 'peopleJoined'), number(numbers.people)],
        [say(language, 'notesWritten'), number(numbers.notes)],
        [say(language, 'groupsMade'), number(numbers.clusters)],
        [say(language, 'notesUngrouped'), number(numbers.ungrouped)],
        [say(language, 'stepsListed'), number(numbers.commitments)],
      ],
      ['left', 'right'],
    ),
    `### ${say(language, 'leadingGroups')}`,
    questions.map((question) => leading(question, language)).join('\n'),
  ]
}

function leading(question: ReportQuestion, language: Locale): string {
  const groups = question.leading.flatMap(
    (id) => question.clusters.find((cluster) => cluster.id === id) ?? [],
  )
  const names = groups.map(
    (cluster) => `${escapeInline(cluster.title)} (${counts(cluster.counts, language)})`,
  )
  const value = names.length > 0 ? names.join(' · ') : say(language, 'noGroups')
  return `- **${question.number}. ${escapeInline(question.short)}** – ${value}`
}

function questionBlocks(question: ReportQuestion, language: Locale): string[] {
  const heading = `## ${say(language, 'question', { n: question.number })} – ${escapeInline(question.text)}`
  if (question.counts.notes === 0) return [heading, say(language, 'noNotes')]
  const groups = sayCount(language, 'groups', question.clusters.length)
  return [
    heading,
    `${counts(question.counts, language)} · ${groups}`,
    ...question.clusters.flatMap((cluster) => clusterBlocks(cluster, language)),
    ...(question.ungrouped.length > 0
      ? [`### ${say(language, 'ungrouped')}`, noteList(question.ungrouped, language)]
      : []),
  ]
}

function clusterBlocks(cluster: ReportCluster, language: Locale): string[] {
  return [
    `### ${escapeInline(cluster.title)}`,
    counts(cluster.counts, language),
    noteList(cluster.notes, language),
  ]
}

function noteList(notes: readonly ReportNote[], language: Locale): string {
  return notes.map((note) => noteItem(note, language)).join('\n')
}

function noteItem(note: ReportNote, language: Locale): string {
  const marker = `${note.ref}. `
  const indent = ' '.repeat(marker.length)
  const top = `${marker}${entryText(note, indent, language)}`
  if (note.alsoSaid.length === 0) return top
  const also = note.alsoSaid.map((entry, index) => {
    const inner = `${index + 1}. `
    return `${indent}${inner}${entryText(entry, indent + ' '.repeat(inner.length), language)}`
  })
  return [top, '', `${indent}${say(language, 'alsoSaidAs')}`, '', ...also].join('\n')
}

/** The wording, then who wrote it, then the commitment card: three lines of one paragraph. */
function entryText(entry: ReportEntry, indent: string, language: Locale): string {
  const wording = entry.text === '' ? say(language, 'noWording') : escapeBlock(entry.text, indent)
  const original =
    entry.foreign && entry.language
      ? ` · ${say(language, 'writtenIn', { language: languageName(language, entry.language) })}`
      : ''
  const lines = [wording, `*${hubName(entry.hub, language)}${original}*`]
  const card = entry.step ? cardLine(entry.step, language) : ''
  if (card) lines.push(card)
  return lines.join(`\\\n${indent}`)
}

function cardLine(step: Step, language: Locale): string {
  const parts: [label: string, value: string | undefined][] = [
    [say(language, 'owner'), step.owner],
    [say(language, 'due'), step.due && sayDue(language, step.due)],
    [say(language, 'help'), step.help],
    [say(language, 'sdgs'), step.sdgs?.join(', ')],
  ]
  return parts
    .flatMap(([label, value]) => (value?.trim() ? labelled(language, label, escapeInline(value)) : []))
    .join(' · ')
}

function commitments({ commitments: { rows, hubsWithout }, language }: Report): string[] {
  const names = (list: readonly string[]) => sayList(language, list)
  const blocks = [`## ${say(language, 'commitments')}`]
  const carded = rows.filter(({ step }) => step && cardLine(step, language) !== '')
  const bare = rows.filter((row) => !carded.includes(row))
  if (rows.length === 0) blocks.push(say(language, 'noSteps'))
  else blocks.push(say(language, 'refersToNotes'))
  if (carded.length > 0) blocks.push(commitmentTable(carded, language))
  if (bare.length > 0)
    blocks.push(say(language, 'stepsWithoutCard', { refs: names(bare.map(({ ref }) => ref)) }))
  if (hubsWithout.length > 0) {
    const hubs = names(hubsWithout.map(({ name }) => name))
    blocks.push(escapeInline(say(language, 'hubsWithoutStep', { names: hubs })))
  }
  return blocks
}

function commitmentTable(rows: readonly ReportCommitment[], language: Locale): string {
  const head = (['refHeading', 'hub', 'owner', 'due', 'help', 'sdgs'] as const).map((key) =>
    say(language, key),
  )
  const body = rows.map(({ ref, hub, step }) => [
    ref,
    hub?.name ?? say(language, 'withoutHub'),
    step?.owner ?? '',
    step?.due ? sayDue(language, step.due) : '',
    step?.help ?? '',
    step?.sdgs?.join(', ') ?? '',
  ])
  return table(head, body, ['right'])
}

function participation({ participation: { rows, silent, absent }, questions, language }: Report): string[] {
  const names = (hubs: readonly ReportHub[]) =>
    sayList(
      language,
      hubs.map(({ name }) => name),
    )
  const body = rows.map(({ hub, joined, notes, total }) => [
    hub ? hub.name : say(language, 'noHub'),
    hub?.code ?? '',
    sayNumber(language, joined),
    ...questions.map((question) => sayNumber(language, notes[question.id] ?? 0)),
    sayNumber(language, total),
  ])
  const head = [
    say(language, 'hub'),
    '',
    say(language, 'joined'),
    ...questions.map((question) => `${question.number}. ${question.short}`),
    say(language, 'total'),
  ]
  return [
    `## ${say(language, 'participation')}`,
    ...(body.length > 0
      ? [
          table(
            head,
            body,
            head.map((_, index) => (index < 2 ? 'left' : 'right')),
          ),
        ]
      : []),
    ...(silent.length > 0 ? [escapeInline(say(language, 'silentHubs', { names: names(silent) }))] : []),
    ...(absent.length > 0 ? [escapeInline(say(language, 'absentHubs', { names: names(absent) }))] : []),
  ]
}

function course({ course: phases, language }: Report): string[] {
  if (phases.length === 0) return []
  return [
    `## ${say(language, 'course')}`,
    table(
      [
        say(language, 'phase'),
        say(language, 'agendaItem'),
        say(language, 'planned'),
        say(language, 'actual'),
      ],
      phases.map((phase) => [
        phase.name,
        phase.agendaItem,
        sayDuration(language, phase.plannedMs),
        actual(phase, language),
      ]),
      ['left', 'left', 'right', 'right'],
    ),
  ]
}

function actual(phase: ReportPhase, language: Locale): string {
  // Nobody leaves the last phase: it says that the session is over, not that it goes on.
  if (phase.current && phase.kind === 'close' && phase.actualMs === null) return '–'
  const spent = phase.actualMs === null ? [] : [sayDuration(language, phase.actualMs)]
  if (phase.current) spent.push(say(language, 'inProgress'))
  return spent.length > 0 ? spent.join(', ') : say(language, 'notHeld')
}

function counts({ notes, hubs }: { notes: number; hubs: number }, language: Locale): string {
  return `${sayCount(language, 'notes', notes)} · ${sayCount(language, 'hubs', hubs)}`
}

function hubName(hub: ReportHub | null, language: Locale): string {
  return hub ? `${escapeInline(hub.name) || hub.id} (${escapeInline(hub.code)})` : say(language, 'withoutHub')
}

/** A label and its value, both ready for Markdown. */
const labelled = (language: Locale, label: string, value: string) =>
  say(language, 'labelled', { label, value })

function languageName(language: Locale, named: Locale): string {
  const keys = { en: 'languageEn', fr: 'languageFr', es: 'languageEs' } as const
  return say(language, keys[named])
}

/** A GFM table; cells are plain text and escaped here. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`
  const rule = `| ${head.map((_, index) => (align[index] === 'right' ? '---:' : '---')).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
