import type { Report } from './report.ts'
import { say, sayCount } from './wording.ts'

/** A picture of the wall, as an illustration: PNG or JPEG, with its size in pixels. */
export interface BoardPicture {
  data: Uint8Array
  type: 'png' | 'jpg'
  width: number
  height: number
  /** Whether it shows from which HUB a note is. */
  named: boolean
  /** The question it shows; of the whole wall when left out. */
  questionId?: string
}

/** What is said of the picture; `leftOut`: it would name who the report does not name, and is not shown. */
export type PictureWords = { title: string; alt: string } | { leftOut: string }

/**
 * Title and alternative text of the picture in the report's language. What can be read on the wall stands in the annex,
 * so the text gives the whole: how many notes and groups, under which questions.
 */
export function pictureWords(
  report: Pick<Report, 'language' | 'attribution' | 'questions'>,
  { named, questionId }: Pick<BoardPicture, 'named' | 'questionId'>,
): PictureWords {
  const { language, attribution, questions } = report
  if (named && attribution === 'none') return { leftOut: say(language, 'pictureLeftOut') }
  const shown = questions.filter(({ id }) => questionId === undefined || id === questionId)
  const counts = shown.map(({ number, counts: { notes }, clusters }) =>
    say(language, 'pictureQuestion', {
      number,
      notes: sayCount(language, 'notes', notes),
      groups: sayCount(language, 'groups', clusters.length),
    }),
  )
  const number = questionId === undefined ? undefined : shown[0]?.number
  return {
    title:
      number === undefined ? say(language, 'pictureWall') : say(language, 'pictureWallQuestion', { number }),
    alt: say(language, 'pictureAlt', { questions: counts.join('; ') }),
  }
}
