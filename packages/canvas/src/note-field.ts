import { type BoardDoc, MAX_NOTE_CHARS } from '@atelier/board'
import { bindTextField } from './shared-text.ts'

/**
 * Keeps a field equal to the wording of a note, wherever that is: a note of hidden writing has it in its author's draft,
 * and on the board once it was carried there, also while its field is open. What is typed then goes where the others
 * read it, and the caret stays. A word that is being composed is finished first.
 *
 * @param onText called with what the field shows, whenever that changes
 * @returns stops it
 */
export function bindNoteField(
  field: HTMLTextAreaElement,
  board: BoardDoc,
  noteId: string,
  onText: (text: string) => void,
): () => void {
  let shared = board.text(noteId)
  let unbind = () => {}
  let isComposing = false

  const bind = () => {
    if (!shared) return
    const { selectionStart, selectionEnd } = field
    const unbindText = bindTextField(field, shared, {
      maxChars: MAX_NOTE_CHARS,
      transact: (change) => board.edit(noteId, change),
      onChange: onText,
    })
    field.setSelectionRange(selectionStart, selectionEnd)
    onText(field.value)
    // After the binding's own: what was composed is handed over first.
    field.addEventListener('compositionstart', onStart)
    field.addEventListener('compositionend', onEnd)
    unbind = () => {
      unbindText()
      field.removeEventListener('compositionstart', onStart)
      field.removeEventListener('compositionend', onEnd)
    }
  }
  const follow = () => {
    const now = board.text(noteId)
    // A note that was taken away has no wording; what was typed stays in the field until it is closed.
    if (isComposing || !now || now === shared) return
    unbind()
    shared = now
    bind()
  }
  const onStart = () => {
    isComposing = true
  }
  const onEnd = () => {
    isComposing = false
    follow()
  }

  bind()
  const stop = board.observe(({ notes }) => {
    if (notes.has(noteId)) follow()
  })
  return () => {
    stop()
    unbind()
  }
}
