import { type CreatedBoard, Role } from '@atelier/board'
import * as z from 'zod/mini'
import { type DeviceStorage, readStored, writeStored } from '../session/device-storage.ts'

/** The most boards a device lists. */
const MAX_RECENT = 6

/** A board that was opened on this device. `openedAt` is epoch ms on this device's clock. */
const RecentBoard = z.object({ boardId: z.string(), title: z.string(), role: Role, openedAt: z.number() })
export type RecentBoard = z.infer<typeof RecentBoard>

/** Absolute addresses of role links, as far as this device knows them. */
const KnownLinks = z.partialRecord(Role, z.string())
export type KnownLinks = z.infer<typeof KnownLinks>

/** Boards opened on this device, newest first. */
export function recentBoards(storage: DeviceStorage): RecentBoard[] {
  const stored = readStored(storage.local, 'atelier.boards')
  if (!Array.isArray(stored)) return []
  return stored.flatMap((entry) => {
    const board = RecentBoard.safeParse(entry)
    return board.success ? [board.data] : []
  })
}

export function rememberBoard(
  storage: DeviceStorage,
  board: Omit<RecentBoard, 'openedAt'>,
  nowMs: number = Date.now(),
): void {
  const others = recentBoards(storage).filter(
    (known) => known.boardId !== board.boardId || known.role !== board.role,
  )
  writeStored(
    storage.local,
    'atelier.boards',
    [{ ...board, openedAt: nowMs }, ...others].slice(0, MAX_RECENT),
  )
}

/** Role links of a board. The server keeps only their fingerprints, so the device that made them is the one to know. */
export function knownLinks(storage: DeviceStorage, boardId: string): KnownLinks {
  const links = KnownLinks.safeParse(readStored(storage.local, `atelier.links.${boardId}`))
  return links.success ? links.data : {}
}

export function rememberLinks(
  storage: DeviceStorage,
  { boardId, links }: Pick<CreatedBoard, 'boardId' | 'links'>,
) {
  writeStored(storage.local, `atelier.links.${boardId}`, links)
}

export function rememberLink(storage: DeviceStorage, boardId: string, role: Role, url: string): void {
  writeStored(storage.local, `atelier.links.${boardId}`, { ...knownLinks(storage, boardId), [role]: url })
}

/** It opens no more. */
export function forgetLink(storage: DeviceStorage, boardId: string, role: Role): void {
  const { [role]: _, ...others } = knownLinks(storage, boardId)
  writeStored(storage.local, `atelier.links.${boardId}`, others)
}

/** Roles in the order in which links are offered. */
export const LINK_ROLES = [
  'participant',
  'facilitator',
  'secretariat',
  'viewer',
] as const satisfies readonly Role[]
