import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import type { DeletedRange } from './update-outline.ts'

/** An update taken apart, without having touched a document. */
export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/**
 * Whether any of these deletions would change `doc`.
 *
 * A client that only reads answers sync step 1 with all deletions it knows, which is nothing new and no
 * reason to refuse it; a hundred that come back at once bring a hundred of these.
 * Cost: one look-up per range, and one step per struct in it: no more than there are in the document, since no range
 * overlaps another.
 */
export function deletesSomething(doc: Y.Doc, deletions: readonly DeletedRange[]): boolean {
  for (const { client, clock, length } of deletions) {
    if (length === 0) continue
    const structs = doc.store.clients.get(client)
    if (structs === undefined || clock + length > Y.getState(doc.store, client)) return true
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index]
      if (struct === undefined || struct.id.clock >= clock + length) break
      if (!struct.deleted) return true
    }
  }
  return false
}

/**
 * Whether `update` says something else than `doc` at a place that `doc` holds already: two writers used one client id.
 * Yjs takes what came first and passes over the other without a word.
 *
 * What was deleted on either side is not compared; its content is gone.
 */
export function contradicts(doc: Y.Doc, update: DecodedUpdate): boolean {
  for (const struct of update.structs) {
    // A struct that was only read does not know yet that it is deleted; its content does.
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue
    const { client, clock } = struct.id
    const structs = doc.store.clients.get(client)
    const end = Math.min(clock + struct.length, Y.getState(doc.store, client))
    if (structs === undefined || end <= clock) continue
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const known = structs[index]
      if (known === undefined || known.id.clock >= end) break
      if (known instanceof Y.Item && !known.deleted && !sameContent(known, struct, end)) return true
    }
  }
  return false
}

/** Compares what both items hold between the later beginning and the earlier end. */
function sameContent(known: Y.Item, told: Y.Item, upTo: number): boolean {
  const from = Math.max(known.id.clock, told.id.clock)
  const to = Math.min(known.id.clock + known.length, told.id.clock + told.length, upTo)
  const [one, other] = [known.content, told.content]
  if (one.constructor !== other.constructor) return false
  if (one instanceof Y.ContentString) {
    const knownText = one.str.slice(from - known.id.clock, to - known.id.clock)
    const toldText = (other as Y.ContentString).str.slice(from - told.id.clock, to - told.id.clock)
    // Yjs writes U+FFFD in the place of half a character where it cuts one in two.
    return knownText === toldText || knownText.includes('\ufffd')
  }
  if (one instanceof Y.ContentType) return one.type.constructor === (other as Y.ContentType).type.constructor
  if (one instanceof Y.ContentFormat) {
    const { key, value } = other as Y.ContentFormat
    return one.key === key && equalityDeep(one.value, value)
  }
  if (one instanceof Y.ContentDoc) return one.doc.guid === (other as Y.ContentDoc).doc.guid
  const knownValues = one.getContent().slice(from - known.id.clock, to - known.id.clock)
  const toldValues = other.getContent().slice(from - told.id.clock, to - told.id.clock)
  return equalityDeep(knownValues, toldValues)
}

/**
 * Throws away what Yjs keeps of updates whose predecessors it lacks, and says whether there was any.
 * Kept, it would be sent to every joiner, and merged anew, at a quadratic price, with each further one.
 */
export function dropPending(doc: Y.Doc): boolean {
  const { store } = doc
  const had = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return had
}
