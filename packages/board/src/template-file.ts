import * as z from 'zod/mini'
import { MAX_TITLE_CHARS } from './api.ts'
import type { FacilitationDoc } from './facilitation-doc.ts'
import { HubDraft, MAX_HUBS } from './hub.ts'
import { Locale } from './locale.ts'
import { AgendaItem, MAX_PHASES, Phase } from './phase.ts'
import { MAX_QUESTIONS, Question } from './question.ts'
import { SETTING_SCHEMAS } from './settings.ts'

/** The most points of one agenda. */
export const MAX_AGENDA_ITEMS = 30

/**
 * A session as a file, to be run again elsewhere: its questions, its agenda, its choices and its HUBs; no note, no
 * name, no way in.
 */
export const TemplateFile = z.object({
  format: z.literal('atelier-template'),
  version: z.literal(1),
  title: z.string().check(z.maxLength(200)),
  language: Locale,
  questions: z.array(Question).check(z.minLength(1), z.maxLength(MAX_QUESTIONS)),
  agenda: z.object({
    items: z.array(AgendaItem).check(z.maxLength(MAX_AGENDA_ITEMS)),
    phases: z.array(Phase).check(z.minLength(1), z.maxLength(MAX_PHASES)),
  }),
  settings: z.partial(z.object(SETTING_SCHEMAS)),
  hubs: z.array(HubDraft).check(z.maxLength(MAX_HUBS)),
})
export type TemplateFile = z.infer<typeof TemplateFile>

/**
 * `POST /api/boards`: from a template by its name, from an earlier board (`from`, whose facilitator one must be) or
 * from a template file. Title and language are those of the earlier board or the file when they are left out.
 */
export const NewBoard = z
  .object({
    title: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_TITLE_CHARS))),
    language: z.optional(Locale),
    template: z.optional(z.string().check(z.maxLength(40))),
    from: z.optional(z.string().check(z.maxLength(80))),
    file: z.optional(TemplateFile),
  })
  .check(
    z.refine((body) => [body.template, body.from, body.file].filter((way) => way !== undefined).length <= 1, {
      message: 'give one of "template", "from" and "file"',
      path: ['template'],
    }),
    z.refine((body) => body.title !== undefined || body.from !== undefined || body.file !== undefined, {
      path: ['title'],
    }),
  )
export type NewBoard = z.input<typeof NewBoard>

/**
 * The largest file of a whole board that is read, in bytes: room for a full board whose notes are all as long as they
 * may be and translated, with its record and its drawings.
 */
export const MAX_BOARD_FILE_BYTES = 16 * 1024 * 1024

/** The session of a board as a template; nobody is silenced by it, so `frozen` stays behind. */
export function templateFileOf(facilitation: FacilitationDoc): TemplateFile {
  const meta = facilitation.meta()
  const { frozen: _, ...settings } = z.object(SETTING_SCHEMAS).parse(facilitation.settings())
  return {
    format: 'atelier-template',
    version: 1,
    title: meta?.title ?? '',
    language: meta?.language ?? 'en',
    questions: facilitation.questions(),
    agenda: { items: facilitation.agendaItems(), phases: facilitation.phases() },
    settings,
    hubs: facilitation.hubs().map(({ name, city, region = '', section = '', language, sdgs }) => ({
      name,
      city,
      region,
      section,
      language,
      sdgs,
    })),
  }
}
