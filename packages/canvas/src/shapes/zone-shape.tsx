import { unbroken, ZONE_WIDTH } from '@atelier/board'
import { HTMLContainer, useValue } from '@tldraw/tldraw'
import { BOLD, fitText } from '../fit-text.ts'
import { useStage } from '../stage-context.ts'
import { canvasTexts, fill } from '../texts.ts'
import { BoardShapeUtil } from './board-shape-util.ts'
import { type ZoneShape, zoneProps } from './board-shapes.ts'
import { QuestionMark } from './question-mark.tsx'
import styles from './zone-shape.module.css'

/** Room for the question's wording beside its mark, and the sizes it may take, board units. */
const HEADING = { w: (ZONE_WIDTH - 128) / BOLD, h: 148 }
const HEADING_TYPE = [38, 36, 34, 32, 30, 28, 26, 24]
const HEADING_LINE_HEIGHT = 1.15

/** A question and the paper below it. */
export class ZoneShapeUtil extends BoardShapeUtil<ZoneShape> {
  static override type = 'board-zone' as const
  static override props = zoneProps

  override getDefaultProps(): ZoneShape['props'] {
    return { w: 1, h: 1, questionId: '', index: 0 }
  }
  override canTabTo(): boolean {
    return false
  }
  override component(shape: ZoneShape) {
    return <Zone shape={shape} />
  }
  override indicator() {
    return null
  }
}

function Zone({ shape: { props } }: { shape: ZoneShape }) {
  const stage = useStage()
  const locale = useValue(stage.locale)
  const questions = useValue(stage.binding.questions)
  const measure = useValue(stage.measure)
  const wording = questions.find((question) => question.id === props.questionId)?.text[locale] ?? ''
  // One size for all questions: none is more important than another.
  const size = Math.min(
    ...questions.map(
      ({ text }) => fitText(unbroken(text[locale]), HEADING, measure, HEADING_TYPE, HEADING_LINE_HEIGHT).size,
    ),
  )
  const n = props.index + 1
  return (
    <HTMLContainer
      className={styles.zone ?? ''}
      data-question={((props.index % 3) + 1).toString()}
      style={{ width: props.w, height: props.h }}
    >
      <header className={styles.heading}>
        <QuestionMark index={props.index} label={fill(canvasTexts.question[locale], { n })} />
        <h2 className={styles.text} lang={locale} style={{ fontSize: size, lineHeight: HEADING_LINE_HEIGHT }}>
          {unbroken(wording)}
        </h2>
      </header>
    </HTMLContainer>
  )
}
