/** What the list needs for changing notes, in one file of the program. */
export { EditForm } from './edit-form.tsx'
export { NoteButtons, Tool } from './note-buttons.tsx'
export { NoteForms } from './note-forms.tsx'
export { NoteHand } from './note-hand.ts'
export { UndoToast } from './undo-toast.tsx'
