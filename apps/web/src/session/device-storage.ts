import { Me, ROLES, type Role } from '@atelier/board'
import type { KeptText } from './session.ts'

/**
 * What this device remembers, in the browser's own storage. No secret is in it but the links of boards made here. A
 * browser that keeps nothing (private windows) makes the product forgetful, never broken.
 *
 * | storage | key                                 | value                                             |
 * |---------|-------------------------------------|---------------------------------------------------|
 * | session | `atelier.role.<board>`              | role in which this tab acts                       |
 * | local   | `atelier.me.<board>.<role>`         | {@link Me}, to open the board before the server answers |
 * | local   | `atelier.waiting.<board>.<person>`  | ids of records with changes not yet stored        |
 * | local   | `atelier.waiting.<board>.<person>/draft` | the same, for the person's draft             |
 * | local   | `atelier.kept.<board>.<person>`     | {@link KeptText}s                                 |
 * | local   | `atelier.boards`                    | boards opened here, newest first                  |
 * | local   | `atelier.links.<board>`             | role links of a board made here                   |
 */
export interface DeviceStorage {
  local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
}

type Shelf = DeviceStorage['local']

/** The storages of this browser; `null` for one that it refuses. */
export function browserStorage(): DeviceStorage {
  const tried = (open: () => Storage): Shelf => {
    try {
      return open()
    } catch {
      return null
    }
  }
  return { local: tried(() => window.localStorage), session: tried(() => window.sessionStorage) }
}

/** A stored value; `null` when there is none or it cannot be read. */
export function readStored(shelf: Shelf, key: string): unknown {
  try {
    return JSON.parse(shelf?.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** Stores a value; an empty list or `null` takes it away. */
export function writeStored(shelf: Shelf, key: string, value: unknown): void {
  try {
    if (value === null || (Array.isArray(value) && value.length === 0)) shelf?.removeItem(key)
    else shelf?.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the page goes on with what it holds in memory.
  }
}

export function tabRole(storage: DeviceStorage, boardId: string): Role | null {
  const stored = readStored(storage.session, `atelier.role.${boardId}`)
  return ROLES.find((role) => role === stored) ?? null
}

export function setTabRole(storage: DeviceStorage, boardId: string, role: Role): void {
  writeStored(storage.session, `atelier.role.${boardId}`, role)
}

/** Who I was on this board the last time, in that role or the last one used. */
export function rememberedMe(storage: DeviceStorage, boardId: string, role: Role | null): Me | null {
  const me = Me.safeParse(readStored(storage.local, `atelier.me.${boardId}.${role ?? 'last'}`))
  return me.success ? me.data : null
}

/** @param me with more than that, what is more is left out: the token of who joined has no place here */
export function rememberMe(storage: DeviceStorage, me: Me): void {
  const known = Me.safeParse(me)
  if (!known.success) return
  writeStored(storage.local, `atelier.me.${me.boardId}.${me.role}`, known.data)
  writeStored(storage.local, `atelier.me.${me.boardId}.last`, known.data)
}

export function forgetMe(storage: DeviceStorage, boardId: string, role: Role | null): void {
  for (const key of [role ?? 'last', 'last']) writeStored(storage.local, `atelier.me.${boardId}.${key}`, null)
}

export function storedWaiting(storage: DeviceStorage, boardId: string, personId: string): string[] {
  const stored = readStored(storage.local, `atelier.waiting.${boardId}.${personId}`)
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
}

export function storeWaiting(
  storage: DeviceStorage,
  boardId: string,
  personId: string,
  ids: Iterable<string>,
): void {
  writeStored(storage.local, `atelier.waiting.${boardId}.${personId}`, [...ids])
}

export function storedKept(storage: DeviceStorage, boardId: string, personId: string): KeptText[] {
  const stored = readStored(storage.local, `atelier.kept.${boardId}.${personId}`)
  return Array.isArray(stored) ? stored.flatMap((value) => readKept(value) ?? []) : []
}

export function storeKept(
  storage: DeviceStorage,
  boardId: string,
  personId: string,
  kept: readonly KeptText[],
): void {
  writeStored(storage.local, `atelier.kept.${boardId}.${personId}`, kept)
}

/** The first versions kept wordings of notes alone, by `noteId`. */
function readKept(value: unknown): KeptText | null {
  if (typeof value !== 'object' || value === null) return null
  const { noteId, id = noteId, kind = 'note', questionId, text } = value as Record<string, unknown>
  const known = KEPT_KINDS.find((each) => each === kind)
  if (!known || typeof id !== 'string' || typeof text !== 'string') return null
  if (questionId !== null && typeof questionId !== 'string') return null
  return { id, kind: known, questionId, text }
}

const KEPT_KINDS = ['note', 'card', 'title', 'drawing'] as const
