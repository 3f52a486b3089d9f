// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindTextField } from './shared-text.ts'

let field: HTMLTextAreaElement
let shared: Y.Text
let stop: () => void
let isBound = false
const unbind = () => {
  if (isBound) stop()
  isBound = false
}

beforeEach(() => {
  field = document.createElement('textarea')
  document.body.append(field)
  shared = new Y.Doc().getText('note')
  shared.insert(0, 'START')
  isBound = true
  stop = bindTextField(field, shared, {
    maxChars: 20,
    transact: (change) => shared.doc?.transact(change, 'me'),
  })
  field.focus()
})
afterEach(() => {
  unbind()
  field.remove()
})

/** What a keyboard does: the field has changed, then it says so. */
function type(at: number, text: string, remove = 0): void {
  field.value = field.value.slice(0, at) + text + field.value.slice(at + remove)
  field.setSelectionRange(at + text.length, at + text.length)
  field.dispatchEvent(new Event('input'))
}
const others = (change: () => void) => shared.doc?.transact(change, 'network')

describe('bindTextField', () => {
  it('writes a letter where it was typed', () => {
    type(2, 'x')
    expect(shared.toString()).toBe('STxART')
  })

  it('keeps every letter of two people who type at both ends, and the caret', () => {
    for (let n = 0; n < 5; n++) {
      type(5 + 2 * n, 'b')
      others(() => shared.insert(0, 'a'))
    }
    expect(shared.toString()).toBe('aaaaaSTARTbbbbb')
    expect(field.value).toBe('aaaaaSTARTbbbbb')
    expect(field.selectionStart).toBe(15)
  })

  it('keeps a selection around the letters it holds when others write before it', () => {
    field.setSelectionRange(1, 4)
    others(() => shared.insert(0, '>>'))
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('TAR')
  })

  it('leaves the field alone while an input method composes, and then puts the words where they belong', () => {
    field.setSelectionRange(5, 5)
    field.dispatchEvent(new Event('compositionstart'))
    field.value = 'STARTni'
    field.setSelectionRange(7, 7)
    field.dispatchEvent(new Event('input'))
    others(() => shared.insert(0, 'ab'))
    expect(field.value).toBe('STARTni')
    expect(shared.toString()).toBe('abSTART')
    field.value = 'START你'
    field.setSelectionRange(6, 6)
    field.dispatchEvent(new Event('compositionend'))
    expect(shared.toString()).toBe('abSTART你')
    expect(field.value).toBe('abSTART你')
    expect(field.selectionStart).toBe(8)
  })

  it('hands over what was being composed when it is stopped', () => {
    field.dispatchEvent(new Event('compositionstart'))
    field.value = 'START你'
    field.setSelectionRange(6, 6)
    unbind()
    expect(shared.toString()).toBe('START你')
  })

  it('takes no more of a paste than there is room for, and shows what it took', () => {
    type(5, 'x'.repeat(100))
    expect(shared.toString()).toBe(`START${'x'.repeat(15)}`)
    expect(field.value).toBe(shared.toString())
  })

  it('never stores half an emoji at the limit', () => {
    type(5, `${'x'.repeat(14)}😀`)
    expect(shared.toString()).toBe(`START${'x'.repeat(14)}`)
  })

  it('follows an undo', () => {
    const undo = new Y.UndoManager(shared, { trackedOrigins: new Set(['me']) })
    type(5, '!')
    undo.undo()
    expect(field.value).toBe('START')
    undo.destroy()
  })

  it('writes nothing after it was stopped', () => {
    unbind()
    type(0, 'x')
    expect(shared.toString()).toBe('START')
  })

  it('takes a letter without harm when the note was taken away under the pen', () => {
    unbind()
    const notes = new Y.Doc().getMap<Y.Text>('text')
    notes.set('note', new Y.Text('START'))
    const text = notes.get('note')
    if (!text) throw new Error('no text')
    stop = bindTextField(field, text, { maxChars: 20, transact: (change) => notes.doc?.transact(change) })
    isBound = true
    notes.delete('note')
    type(2, 'x')
    field.dispatchEvent(new Event('compositionstart'))
    type(2, 'y')
    unbind()
    expect(notes.has('note')).toBe(false)
  })
})
