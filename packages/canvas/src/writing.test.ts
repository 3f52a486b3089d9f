// @vitest-environment jsdom
import { zoneX } from '@atelier/board'
import { afterEach, describe, expect, it } from 'vitest'
import { shapeIdOf } from './shapes/board-shapes.ts'
import { openStage } from './testing/open-stage.ts'

let opened: ReturnType<typeof openStage>
const open = (options: Parameters<typeof openStage>[0] = {}) => {
  opened = openStage(options)
  return opened
}
afterEach(() => opened?.stop())

/** The first phase in which participants write is about the first question alone. */
const CLOSED = 2
const inZone = (index: number) => ({ x: zoneX(index) + 100, y: 500 })

describe('where a note begins', () => {
  it('goes to the open question although another one fills the view', () => {
    const { stage, board, editor } = open({ role: 'participant' })
    editor.setCamera({ x: -zoneX(CLOSED), y: 0, z: 1 }, { immediate: true })
    stage.writing.newNote()
    expect(board.notes().map(({ questionId }) => questionId)).toEqual(['q1'])
  })

  it('goes to the open question although a note under another one is selected', () => {
    const { stage, board, editor } = open({ role: 'participant' })
    const id = board.addNote({ questionId: 'q3', text: 'there', authorId: 'person_1' })
    stage.binding.flush()
    editor.select(shapeIdOf(id))
    stage.pasting.onWall('pasted')
    expect(board.notes().find(({ text }) => text === 'pasted')?.questionId).toBe('q1')
  })

  it('is refused in words at a place of a closed question, and no note is made', () => {
    const { stage, board, refused } = open({ role: 'participant' })
    stage.writing.newNote({ at: inZone(CLOSED) })
    stage.writing.newNote({ questionId: 'q3' })
    expect(board.notes()).toEqual([])
    expect(refused).toEqual(['questionClosed', 'questionClosed'])
  })

  it('is refused beside a note whose question has closed', () => {
    const { stage, board, refused } = open({ role: 'participant' })
    const id = board.addNote({ questionId: 'q3', text: 'there', authorId: 'person_1' })
    stage.binding.flush()
    stage.writing.newNoteBeside(id)
    expect(board.notes()).toHaveLength(1)
    expect(refused).toEqual(['questionClosed'])
  })

  it('is refused everywhere once nobody writes', () => {
    const { stage, board, refused } = open({ kind: 'read', role: 'participant' })
    stage.writing.newNote()
    stage.pasting.onWall('pasted')
    expect(board.notes()).toEqual([])
    expect(refused).toEqual(['phaseClosed', 'phaseClosed'])
  })

  it('is free for facilitators', () => {
    const { stage, board, refused } = open({ kind: 'read' })
    stage.writing.newNote({ at: inZone(CLOSED) })
    expect(board.notes().map(({ questionId }) => questionId)).toEqual(['q3'])
    expect(refused).toEqual([])
  })
})

describe('[B13] the language of a note that was written here', () => {
  /** Begins a note, writes in it and closes its field, as the field itself tells. */
  async function write(text: string, meanwhile?: (noteId: string) => void) {
    const { stage, board, editor } = opened
    stage.writing.newNote({ questionId: 'q1' })
    await Promise.resolve()
    const id = board.notes().find((note) => note.text === '')?.id ?? ''
    stage.writing.opened(id)
    board.setText(id, text)
    meanwhile?.(id)
    editor.setEditingShape(null)
    stage.writing.closed(id)
    await Promise.resolve()
    return board.note(id)?.language
  }

  it('is read from its words when its field closes; the one of the interface where they do not tell', async () => {
    open({ role: 'participant' })
    expect(await write('Faltan datos de los barrios')).toBe('es')
    expect(await write('Bilbao')).toBe('en')
    expect(await write('المياه للجميع')).toBeNull()
  })

  it('stays as somebody corrected it while it was written', async () => {
    const { board } = open({ role: 'participant' })
    expect(await write('Faltan datos de los barrios', (id) => board.setLanguage(id, 'fr'))).toBe('fr')
  })

  it('is read from pasted lines one by one', () => {
    const { stage, board } = open({ role: 'participant' })
    stage.writing.addLines('q1', ['Faltan datos de los barrios', 'Nos données ne sont pas à jour'])
    expect(board.notes().map(({ language }) => language)).toEqual(['es', 'fr'])
  })

  it('goes in one step with its words, and undo needs no second press for it', async () => {
    const { stage, board } = open({ role: 'participant' })
    await write('Faltan datos de los barrios')
    stage.steps.undo()
    expect(board.notes()).toEqual([])
  })
})
