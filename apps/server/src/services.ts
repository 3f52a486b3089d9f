import type { Hub } from '@atelier/board'
import type { RecordStore } from '@atelier/storage'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import type { Attendance } from './attendance.ts'
import type { BoardCatalogue } from './board-catalogue.ts'
import type { ClosedAccess } from './closed-access.ts'
import type { Config } from './config.ts'
import type { Door } from './door.ts'
import type { Drafts } from './drafts.ts'
import type { JoinLimits } from './join-limits.ts'
import type { LiveBoards } from './live-board.ts'
import type { People } from './people.ts'
import type { Rehearsals } from './rehearsals.ts'
import type { ReportFileStore } from './report-files.ts'
import type { ReportWriter } from './report-writer.ts'
import type { BoardTrails } from './trail.ts'
import type { Translations } from './translations.ts'
import type { Votes } from './votes.ts'

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
  /** People who have a socket open. */
  attendance: Attendance
  /** People whose access is closed. */
  closed: ClosedAccess
  /** Hidden writing. */
  drafts: Drafts
  votes: Votes
  trails: BoardTrails
  rehearsals: Rehearsals
  /** Makes reports, away from the people on the boards. */
  reports: ReportWriter
  /** Files kept beside a board for its report. */
  reportFiles: ReportFileStore
  /** Notes in another language, by a service; off unless one is configured. */
  translations: Translations
  sync: Sync
  records: RecordStore
  /** HUBs of a new board. */
  hubs: readonly Hub[]
}
