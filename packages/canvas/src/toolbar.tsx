import { type Editor, useValue } from '@tldraw/tldraw'
import type { Stage } from './stage.ts'
import { canvasTexts } from './texts.ts'
import { onArrow, Tool } from './tool.tsx'
import { toolIcons } from './tool-icons.tsx'
import styles from './toolbar.module.css'
import { WRITING_TOOLS } from './writing-tools.ts'

const TOOLS = [
  ['select', 'V'],
  ['hand', 'H'],
  ['note', 'N'],
  ['draw', 'D'],
  ['highlight', 'K'],
  ['arrow', 'A'],
  ['text', 'T'],
  ['eraser', 'E'],
] as const

/** The canvas' own tools, at its side so that they cover nothing. What is not allowed now is not there. */
export function Toolbar({ stage, editor }: { stage: Stage; editor: Editor }) {
  const locale = useValue(stage.locale)
  const rights = useValue(stage.binding.rights)
  const history = useValue(stage.steps.left)
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor])
  const say = (key: keyof typeof canvasTexts) => canvasTexts[key][locale]
  const tools = TOOLS.filter(([tool]) => {
    if (tool === 'hand') return true
    if (tool === 'note' || WRITING_TOOLS.has(tool)) return rights.write
    return !rights.readOnly
  })
  return (
    <div className={styles.rail}>
      <div
        className={styles.group}
        role="toolbar"
        aria-label={say('tools')}
        aria-orientation="vertical"
        onKeyDown={onArrow}
      >
        {tools.map(([tool, key]) => (
          <Tool
            key={tool}
            label={say(tool)}
            shortcut={key}
            pressed={tool === 'note' ? undefined : current === tool}
            primary={tool === 'note'}
            onPress={() => (tool === 'note' ? stage.writing.newNote() : editor.setCurrentTool(tool))}
          >
            {toolIcons[tool]}
          </Tool>
        ))}
        {!rights.readOnly && (
          <>
            <hr className={styles.line} />
            <Tool
              label={say('undo')}
              shortcut="Ctrl+Z"
              disabled={!history.undo}
              onPress={() => stage.steps.undo()}
            >
              {toolIcons.undo}
            </Tool>
            <Tool
              label={say('redo')}
              shortcut="Ctrl+Shift+Z"
              disabled={!history.redo}
              onPress={() => stage.steps.redo()}
            >
              {toolIcons.redo}
            </Tool>
          </>
        )}
      </div>
    </div>
  )
}
