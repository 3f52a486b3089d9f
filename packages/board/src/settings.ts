import { z } from 'zod'

/** Choices of a session. An unknown value reads as the default. */
export const Settings = z.looseObject({
  /** Who groups notes in a clustering phase. */
  clustering: z.enum(['facilitators', 'everyone']).catch('facilitators'),
  /** Whose wording one may change, besides one's own. */
  editing: z.enum(['author', 'everyone']).catch('author'),
})
export type Settings = z.infer<typeof Settings>

export const DEFAULT_SETTINGS: Settings = { clustering: 'facilitators', editing: 'author' }
