import { posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { elements } from './read-office.ts'

/**
 * What Word, Excel and PowerPoint offer to repair, by the rules of Open Packaging: every part is named once and has a
 * content type, every content type names a part, every relation leads to a part and is there when it is used, ids are
 * used once, and every part that is XML is well-formed.
 *
 * @returns what is wrong, empty for a sound file
 */
export function packageFaults(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes)
  const faults: string[] = []
  const paths = Object.keys(files).filter((path) => !path.endsWith('/'))
  const known = new Set(paths)
  if (new Set(paths.map((path) => path.toLowerCase())).size < paths.length)
    faults.push('a part is there twice')
  const read = (path: string) => {
    try {
      return elements(strFromU8(files[path] ?? new Uint8Array()))
    } catch (error) {
      faults.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  }

  const types = read('[Content_Types].xml')
  const defaults = new Set(
    types.flatMap(({ name, attributes: { Extension } }) =>
      name === 'Default' && Extension ? [Extension.toLowerCase()] : [],
    ),
  )
  const overrides = types.flatMap(({ name, attributes: { PartName } }) =>
    name === 'Override' && PartName ? [PartName.slice(1)] : [],
  )
  if (new Set(overrides).size < overrides.length) faults.push('[Content_Types].xml: a part has two types')
  for (const path of overrides) if (!known.has(path)) faults.push(`[Content_Types].xml: ${path} is not there`)
  for (const path of paths) {
    if (path === '[Content_Types].xml') continue
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    if (!overrides.includes(path) && !defaults.has(extension)) faults.push(`${path}: no content type`)
  }

  for (const path of paths.filter((one) => /(^|\/)_rels\/[^/]*\.rels$/.test(one))) {
    const [, folder = '', owner = ''] = /^(.*?)_rels\/([^/]*)\.rels$/.exec(path) ?? []
    const source = owner === '' ? null : folder + owner
    if (source && !known.has(source)) faults.push(`${path}: ${source} is not there`)
    const relations = read(path).filter(({ name }) => name === 'Relationship')
    const ids = relations.map(({ attributes }) => attributes.Id ?? '')
    if (new Set(ids).size < ids.length) faults.push(`${path}: an id is used twice`)
    for (const { attributes } of relations) {
      const { Target = '', TargetMode } = attributes
      if (TargetMode === 'External') continue
      const target = Target.startsWith('/') ? Target.slice(1) : posix.normalize(folder + Target)
      if (!known.has(target)) faults.push(`${path}: ${target} is not there`)
    }
    const used = source
      ? read(source).flatMap(({ attributes }) =>
          Object.entries(attributes).flatMap(([name, value]) =>
            /^r:(id|embed|link|pict)$/.test(name) && value ? [value] : [],
          ),
        )
      : []
    for (const id of new Set(used)) if (!ids.includes(id)) faults.push(`${source}: ${id} leads nowhere`)
  }

  for (const path of paths.filter((one) => /\.(xml|svg)$/.test(one) && one !== '[Content_Types].xml')) {
    const all = read(path)
    // Ids that a reader wants once in a part: of drawings and shapes, of bookmarks, of cells and rows.
    for (const [kind, attribute] of [
      ['wp:docPr', 'id'],
      ['p:cNvPr', 'id'],
      ['w:bookmarkStart', 'w:id'],
      ['w:bookmarkStart', 'w:name'],
      ['w:style', 'w:styleId'],
      ['p:sldId', 'id'],
      ['sheet', 'sheetId'],
      ['sheet', 'name'],
      ['c', 'r'],
      ['row', 'r'],
    ] as const) {
      const ids = all.flatMap(({ name, attributes }) =>
        name === kind && attributes[attribute] !== undefined ? [attributes[attribute]] : [],
      )
      const seen = new Set<string>()
      const twice = ids.find((id) => seen.size === seen.add(id).size)
      if (twice !== undefined) faults.push(`${path}: ${kind} ${attribute}="${twice}" is there twice`)
    }
    const bookmarks = new Set(
      all.flatMap(({ name, attributes }) => (name === 'w:bookmarkStart' ? [attributes['w:name']] : [])),
    )
    for (const { name, attributes } of all)
      if (name === 'w:hyperlink' && attributes['w:anchor'] && !bookmarks.has(attributes['w:anchor']))
        faults.push(`${path}: a link to ${attributes['w:anchor']} leads nowhere`)
  }
  return faults
}
