import { escapeBlock, escapeCell, escapeInline } from './markdown-escape.ts'
import { cardLine, quoteLine, sayTranslation, sourceLine } from './note-words.ts'
import { type Block, plainBlocks } from './plain-blocks.ts'
import type { Report, ReportEntry, ReportNote } from './report.ts'
import { coverFacts } from './report-blocks.ts'
import type { Column } from './section-tables.ts'
import { say } from './wording.ts'

/**
 * Lays a report out as Markdown (CommonMark with GFM tables), in UTF-8.
 *
 * In the annex every note is one item of a numbered list, its number being its `ref`; those merged into it are a list
 * under it. No other list is numbered. Pictures are left out: the tables beside them hold the same figures.
 */
export function toMarkdown(report: Report): string {
  const { cover, language } = report
  const facts = coverFacts(report).map(
    ({ label, value }) =>
      `- ${say(language, 'labelled', { label: `**${label}**`, value: escapeInline(value) })}`,
  )
  const blocks = [
    `# ${escapeInline(cover.title)}`,
    `**${say(language, 'synthesis')}**`,
    facts.join('\n'),
    ...plainBlocks(report).flatMap((block) => layOut(block, report)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function layOut(block: Block, report: Report): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level + 1)} ${escapeInline(block.text)}`]
    case 'text':
      return [escapeInline(block.text)]
    case 'statements':
      return [
        block.items
          .map(({ text, refs }) => `- ${escapeInline(text)}${refs ? ` (${escapeInline(refs)})` : ''}`)
          .join('\n'),
      ]
    case 'editorial':
      return [`> ${escapeBlock(block.text, '> ')}\n>\n> *${escapeInline(block.by)}*`]
    case 'quotes':
      return [
        block.items
          .map(({ note, remark }) => {
            const source = [quoteLine(report, note), remark].filter(Boolean).join(' · ')
            return `- ${paragraph([escapeBlock(note.text || say(report.language, 'noWording'), '  '), italic(source)], '  ')}`
          })
          .join('\n'),
      ]
    case 'notes':
      return [block.notes.map((note) => noteItem(note, report)).join('\n')]
    case 'figure':
      return []
    case 'table':
      return [
        table(
          block.columns,
          block.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text))),
        ),
      ]
  }
}

function noteItem(note: ReportNote, report: Report): string {
  const marker = `${note.ref}. `
  const indent = ' '.repeat(marker.length)
  const top = `${marker}${entryText(note, indent, report)}`
  if (note.alsoSaid.length === 0) return top
  const also = note.alsoSaid.map((entry, index) => {
    const inner = `${index + 1}. `
    return `${indent}${inner}${entryText(entry, indent + ' '.repeat(inner.length), report)}`
  })
  return [top, '', `${indent}${say(report.language, 'alsoSaidAs')}`, '', ...also].join('\n')
}

/** The wording, then who wrote it, the commitment card, and translations: lines of one paragraph. */
function entryText(entry: ReportEntry, indent: string, report: Report): string {
  const { language } = report
  const wording = entry.text === '' ? say(language, 'noWording') : escapeBlock(entry.text, indent)
  const translations = entry.translations.map(
    (translation) => `${sayTranslation(language, translation)} ${escapeBlock(translation.text, indent)}`,
  )
  return paragraph(
    [
      wording,
      italic(sourceLine(report, entry)),
      escapeInline(cardLine(entry.step, language)),
      ...translations,
    ],
    indent,
  )
}

const italic = (text: string) => (text === '' ? '' : `*${escapeInline(text)}*`)

/** Lines of one paragraph, empty ones left out. */
const paragraph = (lines: readonly string[], indent: string) => lines.filter(Boolean).join(`\\\n${indent}`)

/** A GFM table; cells are plain text and escaped here. */
function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`
  const rule = `| ${columns.map(({ figures }) => (figures ? '---:' : '---')).join(' | ')} |`
  return [line(columns.map(({ head }) => head)), rule, ...rows.map(line)].join('\n')
}
