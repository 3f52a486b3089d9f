// @vitest-environment jsdom
import { BoardDoc, carryDraft, Draft, markCarried } from '@atelier/board'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindNoteField } from './note-field.ts'

let field: HTMLTextAreaElement
let board: BoardDoc
let draft: Draft
let noteId: string
let isHidden: boolean
let shown: string
let stop: () => void

beforeEach(() => {
  field = document.createElement('textarea')
  document.body.append(field)
  board = new BoardDoc(new Y.Doc())
  draft = new Draft(new Y.Doc())
  isHidden = true
  board.attachDraft(draft, { personId: 'person_1', inUse: () => isHidden, editsStay: () => false })
  noteId = board.addNote({ questionId: 'q1', text: 'The funding', authorId: 'person_1' })
  stop = bindNoteField(field, board, noteId, (text) => {
    shown = text
  })
  field.focus()
})
afterEach(() => {
  stop()
  field.remove()
})

/** What the server does when hidden writing ends: first on the board, then a mark in the draft. */
function reveal(): void {
  isHidden = false
  const server = new BoardDoc(board.doc)
  board.doc.transact(() => {
    carryDraft(draft, server, { author: { personId: 'person_1' }, keepPlaces: false })
  }, 'network')
  markCarried(draft, server)
}

function type(text: string): void {
  const at = field.selectionStart
  field.setRangeText(text, at, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input'))
}

/** The wording as everybody reads it. */
const onBoard = () => new BoardDoc(board.doc).note(noteId)?.text

describe('the open field of a note', () => {
  it('writes on the board once the note was carried there, and the caret stays', () => {
    field.setSelectionRange(3, 3)
    type(' new')
    reveal()
    expect(field.selectionStart).toBe(7)
    type(' EU')
    expect(onBoard()).toBe('The new EU funding')
    expect(draft.notes.note(noteId)?.text).toBe('The new funding')
    expect(shown).toBe('The new EU funding')
  })

  it('shows what others change in the note after it was carried', () => {
    reveal()
    board.doc.transact(() => new BoardDoc(board.doc).setText(noteId, 'The funding ends'), 'network')
    expect(field.value).toBe('The funding ends')
    expect(shown).toBe('The funding ends')
  })

  it('finishes the word that is being composed before it turns to the board', () => {
    field.setSelectionRange(11, 11)
    field.dispatchEvent(new Event('compositionstart'))
    type('資金')
    reveal()
    expect(field.value).toBe('The funding資金')
    field.dispatchEvent(new Event('compositionend'))
    expect(draft.notes.note(noteId)?.text).toBe('The funding資金')
    reveal()
    expect(onBoard()).toBe('The funding資金')
    field.setSelectionRange(13, 13)
    type('!')
    expect(onBoard()).toBe('The funding資金!')
  })

  it('keeps what was typed when the note is taken away', () => {
    reveal()
    board.doc.transact(() => new BoardDoc(board.doc).removeNote(noteId), 'network')
    expect(field.value).toBe('The funding')
  })
})
