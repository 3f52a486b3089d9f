import { Locale, MAX_BOARD_FILE_BYTES, Question, TemplateFile } from '@atelier/board'
import * as z from 'zod/mini'

/** As much of a saved board as is shown before it opens; the server reads the whole of it. */
const SavedBoard = z.looseObject({
  format: z.literal('atelier-board'),
  board: z.looseObject({
    title: z.string(),
    language: z.catch(Locale, 'en'),
    questions: z.array(Question).check(z.minLength(1)),
    notes: z.array(z.unknown()),
    clusters: z.array(z.unknown()),
  }),
})
export type SavedBoard = z.infer<typeof SavedBoard>

/** What a chosen file holds. */
export type OpenedFile =
  | { holds: 'template'; template: TemplateFile }
  | { holds: 'board'; saved: SavedBoard }
  | { holds: 'nothing'; because: 'fileWrong' | 'fileIsReport' | 'fileNewer' | 'fileTooLarge' }

/** Reads a file that somebody chose to begin with: a template, or a board that was saved whole. */
export async function openFile(file: Blob): Promise<OpenedFile> {
  if (file.size > MAX_BOARD_FILE_BYTES) return { holds: 'nothing', because: 'fileTooLarge' }
  const content = await jsonOf(file)
  const template = TemplateFile.safeParse(content)
  if (template.success) return { holds: 'template', template: template.data }
  const saved = SavedBoard.safeParse(content)
  if (saved.success && saved.data.formatVersion === 1) return { holds: 'board', saved: saved.data }
  const { format, version, formatVersion } = Object(content) as Record<string, unknown>
  if (format === 'atelier-report') return { holds: 'nothing', because: 'fileIsReport' }
  const later = (given: unknown) => typeof given === 'number' && given > 1
  const isNewer =
    (format === 'atelier-board' && later(formatVersion)) || (format === 'atelier-template' && later(version))
  return { holds: 'nothing', because: isNewer ? 'fileNewer' : 'fileWrong' }
}

/** A saved board under the title and in the language chosen now. */
export function savedAs(saved: SavedBoard, title: string, language: Locale): SavedBoard {
  return { ...saved, board: { ...saved.board, title, language } }
}

async function jsonOf(file: Blob): Promise<unknown> {
  try {
    return JSON.parse((await file.text()).replace(/^\ufeff/, ''))
  } catch {
    return null
  }
}
