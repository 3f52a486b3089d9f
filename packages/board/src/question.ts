import { z } from 'zod'
import { Localized } from './locale.ts'

export const MAX_QUESTIONS = 8

/** A guiding question: one zone of the board. */
export const Question = z.looseObject({
  id: z.string().min(1).max(80),
  order: z.number().finite(),
  text: Localized,
  /** Two or three words for a tab or a table heading. */
  short: Localized,
  /** Whether notes here are next steps of an initiative, with a commitment card. */
  commitments: z.boolean().catch(false),
})
export type Question = z.infer<typeof Question>
