import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A node of the structure tree, as a screen reader walks it. */
export interface TaggedNode {
  role: string
  alt?: string
  lang?: string
  children: TaggedNode[]
  /** Own text, without that of children. */
  text: string
}

interface StructNode {
  role: string
  alt?: string
  lang?: string
  children: (StructNode | { type: string; id: string })[]
}

export interface ReadPdf {
  pages: number
  title: string
  language: string
  marked: boolean
  /** The XMP packet as it is. */
  metadata: string
  bookmarks: { title: string; level: number }[]
  /** Structure of every page in a row. */
  tree: TaggedNode[]
}

/** Opens a PDF with a reader that knows nothing of how it was made (PDF.js) and follows its tags. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // The reader takes the bytes over.
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false })
    .promise
  try {
    const { info, metadata } = await document.getMetadata()
    const facts = info as { Title?: string; Language?: string }
    return {
      pages: document.numPages,
      title: facts.Title ?? '',
      language: facts.Language ?? '',
      marked: (await document.getMarkInfo())?.Marked ?? false,
      metadata: metadata?.getRaw() ?? '',
      bookmarks: flat((await document.getOutline()) ?? [], 1),
      tree: await readTree(document),
    }
  } finally {
    await document.destroy()
  }
}

/** A piece of text where it stands, in points from the lower left corner of its page. */
export interface PlacedText {
  text: string
  x: number
  y: number
  width: number
  /** Of its letters. */
  size: number
}

export interface ReadPage {
  width: number
  height: number
  texts: PlacedText[]
}

/** Every page of a PDF with its texts where they stand, to a reader that knows nothing of how it was made. */
export async function readPages(bytes: Uint8Array): Promise<ReadPage[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false })
    .promise
  const pages: ReadPage[] = []
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [
              {
                text: item.str,
                x: item.transform[4] as number,
                y: item.transform[5] as number,
                width: item.width,
                size: Math.hypot(item.transform[2] as number, item.transform[3] as number),
              },
            ]
          : [],
      )
      pages.push({ width, height, texts })
      page.cleanup()
    }
    return pages
  } finally {
    await document.destroy()
  }
}

interface OutlineItem {
  title: string
  items: OutlineItem[]
}

const flat = (items: readonly OutlineItem[], level: number): { title: string; level: number }[] =>
  items.flatMap(({ title, items: under }) => [{ title, level }, ...flat(under, level + 1)])

async function readTree(document: PDFDocumentProxy): Promise<TaggedNode[]> {
  const nodes: TaggedNode[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const tree = (await page.getStructTree()) as StructNode | null
    if (!tree) continue
    const texts = await markedText(page)
    nodes.push(...tree.children.flatMap((child) => ('role' in child ? toNode(child, texts) : [])))
    page.cleanup()
  }
  return nodes
}

/** Text by the id of its marked content. */
async function markedText(
  page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>,
): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  const texts = new Map<string, string>()
  const open: (string | null)[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== null)
      if (id) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? null)
  }
  return texts
}

function toNode(node: StructNode, texts: ReadonlyMap<string, string>): TaggedNode {
  const own = node.children.flatMap((child) => ('role' in child ? [] : (texts.get(child.id) ?? '')))
  return {
    role: node.role,
    ...(node.alt === undefined ? {} : { alt: node.alt }),
    ...(node.lang === undefined ? {} : { lang: node.lang }),
    text: own.join(''),
    children: node.children.flatMap((child) => ('role' in child ? toNode(child, texts) : [])),
  }
}

/** A node and everything in it, in reading order. */
export function walk(node: TaggedNode): TaggedNode[] {
  return [node, ...node.children.flatMap(walk)]
}

/** All text of a node, in reading order. */
export const textOf = (node: TaggedNode): string =>
  walk(node)
    .map(({ text }) => text)
    .join('')

/** Rows of every table, as texts of their cells. Heads are left out. */
export function tableRows(tree: readonly TaggedNode[]): string[][] {
  return tree
    .flatMap(walk)
    .filter(({ role }) => role === 'TR')
    .map((row) => row.children.filter(({ role }) => role === 'TD').map(textOf))
    .filter((cells) => cells.length > 0)
}
