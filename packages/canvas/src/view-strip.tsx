import { useValue } from '@tldraw/tldraw'
import { QuestionMark } from './shapes/question-mark.tsx'
import type { Stage } from './stage.ts'
import { canvasTexts, fill } from './texts.ts'
import { onArrow, Tool } from './tool.tsx'
import { toolIcons } from './tool-icons.tsx'
import styles from './view-strip.module.css'

/** Finding one's way: below the canvas, so that it covers nothing. */
export function ViewStrip({ stage }: { stage: Stage }) {
  const locale = useValue(stage.locale)
  const questions = useValue(stage.binding.questions)
  const following = useValue(stage.guide.following)
  const leaders = useValue(stage.guide.leaders)
  const hasMap = useValue(stage.hasMap)
  const hasCursors = useValue(stage.hasCursors)
  const say = (key: keyof typeof canvasTexts) => canvasTexts[key][locale]
  return (
    <div
      className={styles.strip}
      role="toolbar"
      aria-label={say('view')}
      aria-orientation="horizontal"
      onKeyDown={onArrow}
    >
      {questions.map((question, index) => (
        <Tool
          key={question.id}
          label={`${fill(say('fitQuestion'), { n: index + 1 })} – ${question.short[locale]}`}
          shortcut={String(index + 1)}
          onPress={() => stage.views.fitZone(index)}
        >
          <QuestionMark index={index} />
        </Tool>
      ))}
      <Tool label={say('fitAll')} shortcut="F" onPress={() => stage.views.fitAll()}>
        {toolIcons.fit}
      </Tool>
      <Tool label={say('zoomOut')} shortcut="-" onPress={() => stage.views.zoomOut()}>
        {toolIcons.zoomOut}
      </Tool>
      <Tool label={say('zoomIn')} shortcut="+" onPress={() => stage.views.zoomIn()}>
        {toolIcons.zoomIn}
      </Tool>
      <hr className={styles.line} />
      <Tool label={say('mine')} shortcut="R" onPress={() => stage.guide.nextOwnNote()}>
        {toolIcons.mine}
      </Tool>
      {leaders.length > 0 && (
        <Tool
          label={say('follow')}
          shortcut="L"
          pressed={following !== null}
          onPress={() => stage.guide.followNext()}
        >
          {toolIcons.follow}
        </Tool>
      )}
      <Tool label={say('cursors')} shortcut="C" pressed={hasCursors} onPress={() => stage.toggleCursors()}>
        {toolIcons.cursors}
      </Tool>
      <span className={styles.map}>
        <Tool label={say('map')} shortcut="M" pressed={hasMap} onPress={() => stage.toggleMap()}>
          {toolIcons.map}
        </Tool>
      </span>
      {following !== null && (
        <p className={styles.following} role="status">
          {say('followingNow')}
        </p>
      )}
    </div>
  )
}
