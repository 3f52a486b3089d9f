import { type Editor, useValue } from '@tldraw/tldraw'
import type { KeyboardEvent, ReactNode } from 'react'
import { QuestionMark } from './shapes/question-mark.tsx'
import { WRITING_TOOLS } from './shortcuts.ts'
import type { Stage } from './stage.ts'
import { canvasTexts, fill } from './texts.ts'
import { toolIcons } from './tool-icons.tsx'
import styles from './toolbar.module.css'

const TOOLS = [
  ['select', 'V'],
  ['hand', 'H'],
  ['note', 'N'],
  ['draw', 'D'],
  ['arrow', 'A'],
  ['text', 'T'],
  ['eraser', 'E'],
] as const

/** The canvas' own tools, at its side so that they cover nothing. What is not allowed now is not there. */
export function Toolbar({ stage, editor }: { stage: Stage; editor: Editor }) {
  const locale = useValue(stage.locale)
  const rights = useValue(stage.binding.rights)
  const history = useValue(stage.history)
  const questions = useValue(stage.binding.questions)
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
            onPress={() => (tool === 'note' ? stage.newNote() : editor.setCurrentTool(tool))}
          >
            {toolIcons[tool]}
          </Tool>
        ))}
        {!rights.readOnly && (
          <>
            <hr className={styles.line} />
            <Tool label={say('undo')} shortcut="Ctrl+Z" disabled={!history.undo} onPress={() => stage.undo()}>
              {toolIcons.undo}
            </Tool>
            <Tool
              label={say('redo')}
              shortcut="Ctrl+Shift+Z"
              disabled={!history.redo}
              onPress={() => stage.redo()}
            >
              {toolIcons.redo}
            </Tool>
          </>
        )}
      </div>
      <div
        className={styles.group}
        role="toolbar"
        aria-label={say('view')}
        aria-orientation="vertical"
        onKeyDown={onArrow}
      >
        {questions.map((question, index) => (
          <Tool
            key={question.id}
            label={`${fill(say('fitQuestion'), { n: index + 1 })} – ${question.short[locale]}`}
            shortcut={String(index + 1)}
            onPress={() => stage.fitZone(index)}
          >
            <QuestionMark index={index} />
          </Tool>
        ))}
        <Tool label={say('fitAll')} shortcut="F" onPress={() => stage.fitAll()}>
          {toolIcons.fit}
        </Tool>
        <hr className={styles.line} />
        <Tool label={say('zoomIn')} shortcut="+" onPress={() => stage.zoomIn()}>
          {toolIcons.zoomIn}
        </Tool>
        <Tool label={say('zoomOut')} shortcut="-" onPress={() => stage.zoomOut()}>
          {toolIcons.zoomOut}
        </Tool>
      </div>
    </div>
  )
}

/** Up and down go from tool to tool. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const tools = [...event.currentTarget.querySelectorAll('button')]
  const at = tools.indexOf(event.target as HTMLButtonElement)
  tools[(at + step + tools.length) % tools.length]?.focus()
}

interface ToolProps {
  label: string
  shortcut: string
  pressed?: boolean | undefined
  primary?: boolean
  disabled?: boolean
  onPress(): void
  children: ReactNode
}

function Tool({ label, shortcut, pressed, primary, disabled, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-keyshortcuts={shortcut.replace('Ctrl', 'Control')}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      title={`${label} (${shortcut})`}
      data-primary={primary || undefined}
      onClick={disabled ? undefined : onPress}
    >
      {children}
    </button>
  )
}
