/**
 * Text of people inside CommonMark with GFM tables, so that a reader gets back what was typed, whatever it looks
 * like. Escapes only where a character could mean something: the file is also read as it is.
 */

/** Text that begins and ends on one line: a heading, a name. */
export function escapeInline(text: string): string {
  return startOfLine(escapeMarks(oneLine(text))).replace(/(?<!\\)#/g, '\\#')
}

/** Text in a cell of a table, where `|` is taken before anything else and nothing starts a block. */
export function escapeCell(text: string): string {
  return escapeMarks(oneLine(text)).replaceAll('\\|', '&#124;')
}

const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim()

/**
 * Text of several lines inside one paragraph: each line end becomes a hard break.
 *
 * @param indent spaces in front of each line but the first, where the paragraph stands in a list
 */
export function escapeBlock(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => keepEdges(startOfLine(escapeMarks(line))))
    .join(`\\\n${indent}`)
}

/**
 * What means something anywhere: escapes, code, emphasis, links, HTML, tables, strike-through, maths, attributes.
 *
 * Bare addresses too: inside one that GFM has made a link, an escape would be read as it stands.
 */
function escapeMarks(line: string): string {
  return line
    .replace(/[\\`*_[\]<>|~${}]/g, '\\$&')
    .replace(/&(?=[#\p{L}])/gu, '\\&')
    .replace(/(https?|ftp|mailto|xmpp):/gi, '$1\\:')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
}

/** What means something at the start of a line: headings, lists, quotes, underlines, rules, table rules. */
function startOfLine(line: string): string {
  return line.replace(/^(\s*)([#+\-=:])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
}

/** Spaces at the ends of a line, which Markdown would drop, as character references. */
function keepEdges(line: string): string {
  return line.replace(/^\s+|\s+$/gu, (spaces) =>
    [...spaces].map((space) => `&#${space.codePointAt(0)};`).join(''),
  )
}
