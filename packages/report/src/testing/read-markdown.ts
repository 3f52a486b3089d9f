import type { List, ListItem, Paragraph, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as textOf } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'

/** A note as an independent reader finds it in a report's Markdown. */
export interface ReadNote {
  ref: string
  /** Lines of the item's first paragraph: wording, author, perhaps the card. */
  lines: string[]
}

export const parseMarkdown = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

/** Every item of a numbered list in the document, at both depths. */
export function readNotes(root: Root): ReadNote[] {
  return root.children.flatMap((block) => (isNumbered(block) ? readList(block, '') : []))
}

/** Headings in order, with their depth in front: "2 In brief". */
export function readHeadings(root: Root): string[] {
  return root.children.flatMap((block) =>
    block.type === 'heading' ? [`${block.depth} ${textOf(block)}`] : [],
  )
}

/** Text of the cells of every table in order, headings first. */
export function readTables(root: Root): string[][][] {
  return root.children.flatMap((block) =>
    block.type === 'table' ? [block.children.map((row) => row.children.map((cell) => textOf(cell)))] : [],
  )
}

/** Types of all nodes in the document. */
export function nodeTypes(node: Root | RootContent): Set<string> {
  const types = new Set<string>([node.type])
  if ('children' in node)
    for (const child of node.children) for (const type of nodeTypes(child)) types.add(type)
  return types
}

const isNumbered = (block: RootContent): block is List => block.type === 'list' && block.ordered === true

function readList(list: List, prefix: string): ReadNote[] {
  return list.children.flatMap((item, index) => {
    const ref = `${prefix}${(list.start ?? 1) + index}`
    const inner = item.children.filter(isNumbered).flatMap((nested) => readList(nested, `${ref}.`))
    return [{ ref, lines: linesOf(item) }, ...inner]
  })
}

function linesOf(item: ListItem): string[] {
  const first = item.children[0] as Paragraph
  const lines = ['']
  for (const part of first.children)
    if (part.type === 'break') lines.push('')
    else lines[lines.length - 1] += textOf(part)
  return lines
}
