import * as z from 'zod/mini'

/** Choices of a session. An unknown value reads as the default. */
export const Settings = z.looseObject({
  /** Who groups notes in a clustering phase. */
  clustering: z.catch(z.enum(['facilitators', 'everyone']), 'facilitators'),
  /** Whose wording one may change, besides one's own. */
  editing: z.catch(z.enum(['author', 'everyone']), 'author'),
})
export type Settings = z.infer<typeof Settings>

export const DEFAULT_SETTINGS: Settings = { clustering: 'facilitators', editing: 'author' }
