/** What the list needs for changing notes, in one file of the program. */
export { CommitmentSummary } from './commitment-summary.tsx'
export { EditForm } from './edit-form.tsx'
export { NoteButtons } from './note-buttons.tsx'
export { NoteForms } from './note-forms.tsx'
export { NoteHand } from './note-hand.ts'
export { toolsTexts } from './tools-texts.ts'
export { Translations } from './translations.tsx'
export { UndoToast } from './undo-toast.tsx'
