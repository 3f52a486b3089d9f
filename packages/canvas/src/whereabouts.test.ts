// @vitest-environment jsdom
import { BoardDoc, ZONE_WIDTH, zoneX } from '@atelier/board'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { shapeIdOf } from './shapes/board-shapes.ts'
import { openStage } from './testing/open-stage.ts'
import { makeFacilitation } from './testing/people.ts'

let opened: ReturnType<typeof openStage> | undefined
afterEach(() => opened?.stop())

const PHONE = { w: 390, h: 600 }
const LAPTOP = { w: 1380, h: 700 }
const AWAY = { camera: { x: -40, y: -300, z: 0.9 }, selected: [], writing: null }

/** A wall with notes under each question, higher than a screen. */
function wall() {
  const board = new BoardDoc(new Y.Doc())
  const notes = ['q1', 'q2', 'q3'].flatMap((questionId) =>
    Array.from({ length: 24 }, (_, n) => board.addNote({ questionId, text: `${questionId} idea ${n}` })),
  )
  const last = (questionId: string) =>
    notes.filter((id) => board.note(id)?.questionId === questionId).at(-1) ?? ''
  return { board, last }
}

/** Whether a note is whole in the view, at a size that can be read. */
function isSeen(noteId: string): boolean {
  const editor = opened?.editor
  const bounds = editor?.getShapePageBounds(shapeIdOf(noteId))
  return (
    !!editor && !!bounds && editor.getViewportPageBounds().contains(bounds) && editor.getZoomLevel() >= 0.4
  )
}

describe('a canvas that opens where one is by the list', () => {
  it('has the note in view and in hand, however it was left', () => {
    const { board, last } = wall()
    for (const luggage of [null, AWAY])
      for (const view of [PHONE, LAPTOP]) {
        const id = last('q3')
        opened = openStage({ board, view, luggage, first: { questionId: 'q3', recordId: id } })
        expect(isSeen(id)).toBe(true)
        expect(opened.editor.getSelectedShapeIds()).toEqual([shapeIdOf(id)])
        opened.stop()
      }
  })

  it('keeps the note in view when the window takes its size only then', () => {
    const { board, last } = wall()
    opened = openStage({ board, view: LAPTOP, first: { questionId: 'q3', recordId: last('q3') } })
    opened.resize(320, 480)
    expect(isSeen(last('q3'))).toBe(true)
  })

  it('shows the note that another was joined to', () => {
    const { board, last } = wall()
    board.mergeInto(last('q2'), last('q3'))
    opened = openStage({ board, view: PHONE, first: { questionId: 'q2', recordId: last('q2') } })
    expect(isSeen(last('q3'))).toBe(true)
  })

  it('shows the question when no note is in hand, or the note is gone', () => {
    const { board, last } = wall()
    const gone = last('q2')
    board.removeNote(gone)
    for (const recordId of [null, gone]) {
      opened = openStage({ board, view: PHONE, luggage: AWAY, first: { questionId: 'q2', recordId } })
      expect(opened.stage.views.spot()).toEqual({ questionId: 'q2', recordId: null })
      opened.stop()
    }
  })

  it('is as it was left when nothing is new', () => {
    const { board, last } = wall()
    const selected = [shapeIdOf(last('q1'))]
    opened = openStage({ board, view: LAPTOP, luggage: { ...AWAY, selected } })
    expect(opened.editor.getCamera()).toMatchObject(AWAY.camera)
    expect(opened.editor.getSelectedShapeIds()).toEqual(selected)
  })

  it('does not go once more where everyone was called before', () => {
    const { board, last } = wall()
    const facilitation = makeFacilitation()
    facilitation.setSpotlight({ kind: 'note', id: last('q3'), at: 1 })
    opened = openStage({ board, facilitation, view: LAPTOP, luggage: AWAY })
    facilitation.setSettings({ frozen: true })
    expect(opened.editor.getCamera()).toMatchObject(AWAY.camera)
    expect(opened.stage.guide.spotlit.get()).toBe(last('q3'))
  })
})

describe('where somebody is on the wall', () => {
  it('is at the note in hand last while that is in view, else at the question that fills the view', () => {
    const { board, last } = wall()
    opened = openStage({ board, view: PHONE })
    expect(opened.stage.views.spot()).toEqual({ questionId: 'q1', recordId: null })
    opened.editor.setCamera({ x: -zoneX(2), y: 0, z: PHONE.w / ZONE_WIDTH })
    expect(opened.stage.views.spot()).toEqual({ questionId: 'q3', recordId: null })
    opened.stage.views.focusNote(last('q2'))
    opened.editor.emit('tick', 1000)
    expect(opened.stage.views.spot()).toEqual({ questionId: 'q2', recordId: last('q2') })
    opened.editor.selectNone()
    expect(opened.stage.views.spot()).toEqual({ questionId: 'q2', recordId: last('q2') })
    opened.editor.setCamera({ x: -zoneX(0), y: 0, z: PHONE.w / ZONE_WIDTH })
    expect(opened.stage.views.spot()).toEqual({ questionId: 'q1', recordId: null })
  })

  it('cannot be told of a question where all are in view', () => {
    const { board } = wall()
    opened = openStage({ board, view: LAPTOP })
    expect(opened.stage.views.spot()).toEqual({ questionId: null, recordId: null })
  })
})
