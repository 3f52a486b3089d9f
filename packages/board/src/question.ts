import * as z from 'zod/mini'
import { Localized } from './locale.ts'

export const MAX_QUESTIONS = 8

/** A guiding question: one zone of the board. */
export const Question = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  order: z.number(),
  text: Localized,
  /** Two or three words for a tab or a table heading. */
  short: Localized,
  /** Whether notes here are next steps of an initiative, with a commitment card. */
  commitments: z.catch(z.boolean(), false),
})
export type Question = z.infer<typeof Question>
