import { parseSync } from 'vite'

/** An object of a source file whose keys are exactly the languages. `start` and `end` are offsets into the file. */
export interface LocalizedInSource {
  /** Under which key it stands: `roleText.viewer`. */
  key: string
  start: number
  end: number
  values: Record<string, Node>
}

export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

/**
 * All texts of a source file that are written in several languages.
 *
 * @param locales all languages, as in `LOCALES` of `@atelier/board`
 * @throws Error naming file and key of a text that lacks a language, or says nothing in one
 */
export function localizedIn(file: string, code: string, locales: readonly string[]): LocalizedInSource[] {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const found: LocalizedInSource[] = []
  walk(program, '', (node, key) => {
    if (node.type !== 'ObjectExpression') return
    const properties = node.properties as Node[]
    const values = Object.fromEntries(properties.map((one) => [keyOf(one), one.value as Node]))
    const keys = Object.keys(values)
    if (keys.length === 0 || !keys.every((one) => locales.includes(one))) return
    const isBlank = (value: Node) => value.type === 'Literal' && String(value.value).trim() === ''
    // Blank in all languages is a form nobody has filled in yet.
    const isForm = Object.values(values).every(isBlank)
    for (const locale of locales) {
      const value = values[locale]
      if (!value) throw new Error(`${file}: "${key}" has no words in "${locale}". Add them.`)
      if (isBlank(value) && !isForm)
        throw new Error(`${file}: "${key}" says nothing in "${locale}". Write it.`)
    }
    found.push({ key, start: node.start, end: node.end, values })
  })
  return found
}

/** The wordings in a piece of source; values that are filled in stand as `…`. */
export function stringsIn(value: Node): string[] {
  const strings: string[] = []
  walk(value, '', (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') strings.push(node.value)
    if (node.type === 'TemplateLiteral')
      strings.push(
        (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('…'),
      )
  })
  return strings
}

/** Visits all nodes, each with the name of the property or constant it stands under. */
function walk(node: unknown, key: string, visit: (node: Node, key: string) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, key, visit)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) visit(node as Node, key)
    const name = nameOf(node as Node)
    for (const child of Object.values(node)) walk(child, name || key, visit)
  }
}

function nameOf(node: Node): string {
  if (node.type === 'Property') return keyOf(node)
  return node.type === 'VariableDeclarator' ? ((node.id as { name?: string }).name ?? '') : ''
}

function keyOf(property: Node): string {
  const key = property.key as { name?: string; value?: string } | undefined
  return key?.name ?? key?.value ?? ''
}
