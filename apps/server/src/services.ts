import type { Hub } from '@atelier/board'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import type { BoardCatalogue } from './board-catalogue.ts'
import type { Config } from './config.ts'
import type { Door } from './door.ts'
import type { JoinLimits } from './join-limits.ts'
import type { LiveBoards } from './live-board.ts'
import type { People } from './people.ts'

/** What the routes work with. One set for each app: two servers in one process never meet. */
export interface Services {
  config: Config
  /** Version of the product, from its package. */
  version: string
  /** Kind of store, told by `/health`. */
  store: string
  logger: Logger
  /** Epoch ms. */
  now: () => number
  boards: BoardCatalogue
  door: Door
  limits: JoinLimits
  live: LiveBoards
  people: People
  sync: Sync
  /** HUBs of a new board. */
  hubs: readonly Hub[]
}
