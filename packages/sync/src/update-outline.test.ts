import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { outlineOf, TooManyParts } from './update-outline.ts'

const ANY = { maxUpdateParts: 1_000_000, maxUpdateClients: 1_000_000 }

/** The same outline, from what Yjs decodes. */
function byDecoding(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update)
  const clients = new Map<number, { from: number; to: number; after: number }>()
  let skipped = false
  for (const struct of structs) {
    const { id, length } = struct
    const range = clients.get(id.client) ?? { from: id.clock, to: 0, after: id.clock }
    const after = skipped && range.to > 0 ? id.clock : range.after
    clients.set(id.client, { from: range.from, to: id.clock + length, after })
    skipped = struct instanceof Y.Skip && length > 0
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  )
  return {
    parts: structs.length + clients.size + deletions.length + ds.clients.size,
    clients: [...clients].map(([client, range]) => ({ client, ...range })),
    deletions,
    bytes: update.byteLength,
  }
}

/** Something a document can hold: every kind of content that Yjs writes. */
const edit = fc.oneof(
  fc.tuple(fc.constant('insert' as const), fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat()),
  fc.tuple(fc.constant('set' as const), fc.jsonValue({ maxDepth: 3 }), fc.nat(5)),
  fc.tuple(fc.constant('delete' as const), fc.nat(4), fc.nat()),
  fc.tuple(
    fc.constant('embed' as const),
    fc.constantFrom('bytes', 'bigint', 'undefined', 'float', 'bold', 'image', 'type', 'xml', 'subdocument'),
    fc.nat(5),
  ),
)

function make(doc: Y.Doc, edits: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[]): void {
  const [text, map] = [doc.getText('t'), doc.getMap('m')]
  for (const [kind, what, where] of edits) {
    const key = `k${where}`
    if (kind === 'insert') text.insert(where % (text.length + 1), what)
    else if (kind === 'set') map.set(key, what)
    else if (kind === 'delete') text.delete(0, Math.min(text.length, what))
    else if (what === 'bytes') map.set(key, Uint8Array.of(1, 2, 3))
    else if (what === 'bigint') map.set(key, [-5n, { deep: 12n ** 12n }])
    else if (what === 'undefined') map.set(key, undefined)
    else if (what === 'float') map.set(key, [0.5, 1e300, -1, -70_000, 2 ** 40])
    else if (what === 'bold') text.insert(0, 'b', { bold: true })
    else if (what === 'image') text.insertEmbed(0, { image: 'x' })
    else if (what === 'type') map.set(key, new Y.Array())
    else if (what === 'xml') doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p'), new Y.XmlText('hé')])
    else map.set(key, new Y.Doc())
  }
}

describe('the outline of an update', () => {
  it('is what decoding it says, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { maxLength: 12 }), { maxLength: 4 }),
        fc.boolean(),
        (hands, gc) => {
          const doc = new Y.Doc({ gc })
          const updates: Uint8Array[] = []
          doc.on('update', (update: Uint8Array) => updates.push(update))
          for (const [index, edits] of hands.entries()) {
            doc.clientID = 1000 + index * 2 ** 20
            make(doc, edits)
          }
          for (const update of [Y.encodeStateAsUpdate(doc), ...updates])
            expect(outlineOf(update, ANY)).toEqual(byDecoding(update))
          // With holes: an update in the middle is missing.
          const holed = updates.filter((_, n) => n !== 1)
          if (holed.length > 0)
            expect(outlineOf(Y.mergeUpdates(holed), ANY)).toEqual(byDecoding(Y.mergeUpdates(holed)))
        },
      ),
    )
  })

  it('stops at the first part too many, structs, deletions and clients counted together', () => {
    const doc = new Y.Doc()
    const text = doc.getText('t')
    for (let n = 0; n < 10; n++) text.insert(0, 'x')
    text.delete(2, 1)
    text.delete(6, 1)
    const update = Y.encodeStateAsUpdate(doc)
    const { parts } = outlineOf(update, ANY)
    const atMost = (maxUpdateParts: number) => () => outlineOf(update, { ...ANY, maxUpdateParts })
    expect(atMost(parts)().parts).toBe(parts)
    expect(atMost(parts - 1)).toThrow(TooManyParts)
  })

  it('tells up to where a client must be known: behind the last hole, at its first clock, not behind a hole at the end', () => {
    const afterOf = (...structs: number[]) =>
      outlineOf(Uint8Array.from([1, structs.length / 2, 5, 3, ...structs, 0]), ANY).clients[0]
    const [gone, hole] = [
      [0, 2],
      [10, 4],
    ] as const
    expect(afterOf(...gone)).toEqual({ client: 5, from: 3, to: 5, after: 3 })
    expect(afterOf(...gone, ...hole)).toEqual({ client: 5, from: 3, to: 9, after: 3 })
    expect(afterOf(...hole, ...gone)).toEqual({ client: 5, from: 3, to: 9, after: 7 })
    expect(afterOf(...gone, ...hole, ...gone, ...hole)).toEqual({ client: 5, from: 3, to: 15, after: 9 })
  })

  it('takes clients in any order, as earlier releases of Yjs wrote them', () => {
    const clients = [1, 0, 1].map((gone, n) => [1, [9, 5, 7][n] as number, 0, 0, gone + 1])
    const update = Uint8Array.from([3, ...clients.flat(), 2, 3, 1, 0, 1, 8, 1, 0, 1])
    expect(outlineOf(update, ANY).clients.map(({ client }) => client)).toEqual([9, 5, 7])
  })

  it('counts clients without structs or deletions, and stops at the first client too many', () => {
    const empty = Uint8Array.from([3, 0, 7, 0, 0, 6, 0, 0, 5, 0, 2, 7, 0, 6, 0])
    expect(outlineOf(empty, ANY).parts).toBe(5)
    expect(() => outlineOf(empty, { ...ANY, maxUpdateClients: 3 })).not.toThrow()
    expect(() => outlineOf(empty, { ...ANY, maxUpdateClients: 2 })).toThrow(TooManyParts)
    expect(() => outlineOf(empty, { ...ANY, maxUpdateParts: 4 })).toThrow(TooManyParts)
  })

  it.each([
    ['nothing at all', []],
    ['two thousand million structs in seven bytes', [1, 0x80, 0x80, 0x80, 0x80, 0x08, 0]],
    ['more deletions than there are bytes', [0, 1, 5, 100, 0, 1]],
    ['a text longer than the update', [1, 1, 5, 0, 4, 1, 1, 116, 200, 1, 120, 0]],
    ['content of a kind that Yjs has not', [1, 1, 5, 0, 11, 1, 1, 116, 0]],
    ['a value of a kind that lib0 has not', [1, 1, 5, 0, 8, 1, 1, 109, 1, 50, 0]],
    ['a struct of no length', [1, 1, 5, 0, 0, 0, 0]],
    ['a clock beyond what a number holds', [1, 1, 5, 255, 255, 255, 255, 255, 255, 255, 255, 15, 0, 1, 0]],
    ['a client that comes twice', [2, 1, 5, 0, 0, 1, 1, 5, 0, 0, 1, 0]],
    ['a client that comes again later', [3, 1, 5, 0, 0, 1, 0, 6, 0, 1, 5, 0, 0, 1, 0]],
    ['a client whose deletions come twice', [0, 2, 5, 1, 0, 1, 5, 1, 2, 1]],
    ['deletions that overlap', [0, 1, 5, 2, 0, 5, 4, 1]],
    ['deletions out of order', [0, 1, 5, 2, 4, 1, 0, 1]],
    ['more clients than there are bytes', [0x80, 0x80, 0x80, 0x08, 0]],
  ])('is none for %s', (_what, bytes) => {
    expect(() => outlineOf(Uint8Array.from(bytes), ANY)).toThrow()
  })

  it('throws or returns for any bytes, and agrees with Yjs where that decodes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        let decoded: ReturnType<typeof byDecoding> | null = null
        try {
          decoded = byDecoding(bytes)
        } catch {
          // nothing to agree with
        }
        try {
          const { clients, deletions } = outlineOf(bytes, ANY)
          if (decoded === null) return
          expect(clients.filter(({ from, to }) => to > from)).toEqual(decoded.clients)
          expect(deletions).toEqual(decoded.deletions)
        } catch (error) {
          if (error instanceof Error && error.name === 'AssertionError') throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})
