import type { Editor } from '@tldraw/tldraw'
import type { Stage } from './stage.ts'

/** Tools by key. */
const TOOLS: Record<string, string> = {
  v: 'select',
  h: 'hand',
  d: 'draw',
  a: 'arrow',
  t: 'text',
  e: 'eraser',
}

/** Tools that need the right to write. */
export const WRITING_TOOLS = new Set(['draw', 'arrow', 'text', 'eraser'])

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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !isOurs()) return
    if (stage.mode === 'work' && stage.undoKeys(event)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (act(stage, editor, event.key)) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain')
    if (!text || !isOurs() || stage.mode !== 'work') return
    event.preventDefault()
    stage.pasteNotes(text)
  }
  page.addEventListener('keydown', onKeyDown)
  page.addEventListener('paste', onPaste)
  return () => {
    page.removeEventListener('keydown', onKeyDown)
    page.removeEventListener('paste', onPaste)
  }
}

function act(stage: Stage, editor: Editor, key: string): boolean {
  if (/^[1-9]$/.test(key)) {
    stage.fitZone(Number(key) - 1)
    return true
  }
  const letter = key.toLowerCase()
  switch (letter) {
    case '0':
    case 'f':
      stage.fitAll()
      return true
    case '+':
    case '=':
      stage.zoomIn()
      return true
    case '-':
      stage.zoomOut()
      return true
  }
  if (stage.mode !== 'work') return false
  switch (letter) {
    case 'n':
      stage.newNote()
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
