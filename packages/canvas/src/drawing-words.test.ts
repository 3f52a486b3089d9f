// @vitest-environment jsdom
import { drawingWords, wallWords, zoneX } from '@atelier/board'
import { toRichText } from '@tldraw/tldraw'
import { expect, it } from 'vitest'
import { readDrawing } from './drawing-records.ts'
import { createBoardStore } from './schema.ts'
import { words } from './testing/drawings.ts'
import { openStage } from './testing/open-stage.ts'

it('the words of a text that the canvas takes are read without it', () => {
  const record = words('shape:1')
  expect(readDrawing(createBoardStore(), 'shape:1', record).shape).toBeDefined()
  expect(drawingWords(record)).toBe('Here')
})

it('the words of texts and arrows that were put on the wall are read from the document', () => {
  const { editor, stage, board, stop } = openStage()
  editor.createShape({ type: 'arrow', x: zoneX(1) + 40, y: 300, props: { text: 'leads to' } })
  editor.createShape({ type: 'text', x: 40, y: 300, props: { richText: toRichText('First line\nSecond') } })
  editor.createShape({ type: 'draw', x: 40, y: 20 })
  stage.binding.storeDrawing()
  expect(
    wallWords(board.drawing(), ['q1', 'q2', 'q3']).map(({ text, questionId }) => [questionId, text]),
  ).toEqual([
    ['q1', 'First line\nSecond'],
    ['q2', 'leads to'],
  ])
  stop()
})
