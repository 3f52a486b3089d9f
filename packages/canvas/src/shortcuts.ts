import type { Editor } from '@tldraw/tldraw'
import type { Stage } from './stage.ts'
import { WRITING_TOOLS } from './writing-tools.ts'

/** Tools by key. */
const TOOLS: Record<string, string> = {
  v: 'select',
  h: 'hand',
  d: 'draw',
  k: 'highlight',
  a: 'arrow',
  t: 'text',
  e: 'eraser',
}

/**
 * Keys of the canvas. They act while the canvas, or nothing at all, has the focus; never while one types, so that
 * a letter is a letter in every field.
 *
 * @returns stops it
 */
export function listenForKeys(stage: Stage, editor: Editor): () => void {
  const container = editor.getContainer()
  const page = container.ownerDocument
  const frame = container.closest('[data-canvas]') ?? container
  const isOurs = () => {
    const at = page.activeElement
    return !at || at === page.body || (frame.contains(at) && !isField(at))
  }

  const onEarlyKeyDown = (event: KeyboardEvent) => {
    if (stage.mode !== 'work' || !isOurs()) return
    const isTaken =
      stage.typeAhead.take(event) || (stage.writing.isMuted && event.key.length === 1) || takesArrow(event)
    if (!isTaken) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  /** Arrow keys in a group: a note moves along its flow instead of out of it. */
  const takesArrow = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    return step !== undefined && isPlain && stage.arranging.reorderNote(step)
  }
  const onPointerDown = () => stage.writing.beginAnew()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !isOurs()) return
    if (stage.mode === 'work' && stage.steps.takeKey(event)) return
    if (event.altKey && event.key === 'Enter' && stage.notices.take()) {
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (act(stage, editor, event.key)) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain')
    if (!text || !isOurs() || stage.mode !== 'work') return
    event.preventDefault()
    stage.pasting.onWall(text)
  }
  page.addEventListener('keydown', onEarlyKeyDown, true)
  page.addEventListener('pointerdown', onPointerDown, true)
  page.addEventListener('keydown', onKeyDown)
  page.addEventListener('paste', onPaste)
  return () => {
    page.removeEventListener('keydown', onEarlyKeyDown, true)
    page.removeEventListener('pointerdown', onPointerDown, true)
    page.removeEventListener('keydown', onKeyDown)
    page.removeEventListener('paste', onPaste)
  }
}

function act(stage: Stage, editor: Editor, key: string): boolean {
  if (/^[1-9]$/.test(key)) {
    stage.views.fitZone(Number(key) - 1)
    return true
  }
  const letter = key.toLowerCase()
  switch (letter) {
    case '0':
    case 'f':
      stage.views.fitAll()
      return true
    case '+':
    case '=':
      stage.views.zoomIn()
      return true
    case '-':
      stage.views.zoomOut()
      return true
  }
  if (stage.mode !== 'work') return false
  switch (letter) {
    case 'r':
      stage.guide.nextOwnNote()
      return true
    case 'l':
      stage.guide.followNext()
      return true
    case 'c':
      stage.toggleCursors()
      return true
    case 'm':
      stage.toggleMap()
      return true
    case 'p':
      return stage.arranging.openMoveMenu()
    case 's':
      return stage.arranging.merge()
    case '[':
      return stage.arranging.reorder(-1)
    case ']':
      return stage.arranging.reorder(1)
    case 'arrowleft':
    case 'arrowright':
    case 'arrowup':
    case 'arrowdown':
      return stage.arranging.selectFirst()
    case 'enter':
      return stage.arranging.nameSelected()
    case 'n':
      stage.writing.newNote()
      return true
    case 'g':
      stage.group()
      return true
    case 'delete':
    case 'backspace':
      stage.removeSelected()
      return true
    case 'escape':
      if (editor.getCurrentToolId() === 'select' || editor.getIsReadonly()) return false
      editor.setCurrentTool('select')
      return true
  }
  const tool = TOOLS[letter]
  if (!tool) return false
  const { write, readOnly } = stage.binding.rights.get()
  if (readOnly ? tool !== 'hand' : !write && WRITING_TOOLS.has(tool)) return false
  editor.setCurrentTool(tool)
  return true
}

const isField = (element: Element) =>
  element.matches('input, textarea, select, [contenteditable=""], [contenteditable="true"]')
