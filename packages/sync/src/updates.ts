import * as Y from 'yjs'

/** An update taken apart, without having touched a document. */
export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/**
 * Whether applying `update` would change `doc`.
 *
 * A client that only reads answers sync step 1 with all deletions it knows, which is nothing new and no
 * reason to refuse it; a hundred that come back at once bring a hundred of these.
 * Cost: one look-up per struct and per deleted range.
 */
export function bringsSomething(doc: Y.Doc, update: DecodedUpdate): boolean {
  for (const struct of update.structs) {
    if (struct instanceof Y.Skip) continue
    if (Y.getState(doc.store, struct.id.client) < struct.id.clock + struct.length) return true
  }
  for (const [client, ranges] of update.ds.clients) {
    const structs = doc.store.clients.get(client)
    const known = Y.getState(doc.store, client)
    for (const { clock, len } of ranges) {
      if (len === 0) continue
      if (structs === undefined || clock + len > known) return true
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (!struct.deleted) return true
      }
    }
  }
  return false
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
