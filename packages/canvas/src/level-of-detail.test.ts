// @vitest-environment jsdom
import { zoneX } from '@atelier/board'
import type { Editor } from '@tldraw/tldraw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildInSight, detailAt, FAR, stretchInSight, VERY_FAR } from './level-of-detail.ts'
import { shapeIdOf } from './shapes/board-shapes.ts'
import { stroke } from './testing/drawings.ts'
import { fakeScreen, openEditor } from './testing/editor.ts'
import { makeFacilitation, Person } from './testing/people.ts'
import { moveAsOne } from './wall-canvas.tsx'

let person: Person
let editor: Editor

beforeEach(() => {
  fakeScreen()
  person = new Person(makeFacilitation())
  editor = openEditor(person.store)
  buildInSight(editor)
  editor.setCameraOptions({ ...editor.getCameraOptions(), zoomSteps: [0.01, 1, 8] })
  look(0, 0, 1)
})
afterEach(() => {
  editor.dispose()
  person.binding.stop()
  document.body.replaceChildren()
})

const look = (x: number, y: number, z: number) =>
  editor.setCamera({ x: -x, y: -y, z }, { immediate: true, force: true })
const built = () => editor.getRenderingShapes().map(({ id }) => id as string)
const near = (id: string) => built().includes(shapeIdOf(id))

describe('elements on the wall', () => {
  it('are there for notes in sight, and for none far below', () => {
    const here = person.board.addNote({ questionId: 'q1', text: 'here', xy: [40, 300] })
    const below = person.board.addNote({ questionId: 'q1', text: 'below', xy: [40, 9000] })
    person.frame()
    expect([near(here), near(below)]).toEqual([true, false])
    look(0, 8900, 1)
    expect([near(here), near(below)]).toEqual([false, true])
  })

  it('stay a little longer than they are seen, so that going back builds nothing', () => {
    const id = person.board.addNote({ questionId: 'q1', text: 'a', xy: [40, 300] })
    person.frame()
    const view = editor.getViewportPageBounds().h
    expect(near(id)).toBe(true)
    look(0, 300 + view, 1)
    expect(near(id)).toBe(true)
    look(0, 300 + 4 * view, 1)
    expect(near(id)).toBe(false)
  })

  it('are not made for notes and groups from afar, but for zones and drawing', () => {
    const id = person.board.addNote({ questionId: 'q1', text: 'a', xy: [40, 300] })
    const group = person.board.makeCluster([id], { questionId: 'q1', title: 'Group' })
    person.board.setDrawing('shape:1', stroke('shape:1'))
    person.frame()
    expect(built()).toEqual(expect.arrayContaining([shapeIdOf(id), shapeIdOf(group), 'shape:1']))
    look(0, 0, 0.2)
    expect(built().sort()).toEqual(['shape:1', ...['q1', 'q2', 'q3'].map(shapeIdOf)].sort())
  })

  it('never leave the note that is being written', () => {
    const id = person.board.addNote({ questionId: 'q1', text: 'a', xy: [40, 300] })
    person.frame()
    editor.select(shapeIdOf(id))
    editor.setEditingShape(shapeIdOf(id))
    look(zoneX(2), 90_000, 1)
    expect(near(id)).toBe(true)
    look(0, 0, 0.02)
    expect(near(id)).toBe(true)
  })

  it('lie over each other as their shapes do', () => {
    const ids = [1, 2, 3].map((n) =>
      person.board.addNote({ questionId: 'q1', text: `${n}`, xy: [40 + n, 300], createdAt: n }),
    )
    person.board.setDrawing('shape:1', stroke('shape:1'))
    person.frame()
    const heights = new Map(editor.getRenderingShapes().map(({ id, index }) => [id as string, index]))
    const order = ['q1', ...ids].map((id) => heights.get(shapeIdOf(id)) ?? 0)
    expect([...order, heights.get('shape:1') ?? 0]).toEqual(
      [...order, heights.get('shape:1') ?? 0].toSorted((a, b) => a - b),
    )
  })
})

describe('a wall that is moved', () => {
  it('moves as one picture while it keeps its size, and is painted anew when it does not', () => {
    const layer = document.createElement('div')
    const stop = moveAsOne(editor, layer)
    expect(layer.style.willChange).toBe('')
    look(0, 10, 1)
    editor.emit('tick', 16)
    expect(layer.style.willChange).toBe('transform')
    look(0, 10, 1.5)
    expect(layer.style.willChange).toBe('')
    look(0, 30, 1.5)
    expect(layer.style.willChange).toBe('transform')
    for (let n = 0; n < 30; n++) editor.emit('tick', 16)
    expect(layer.style.willChange).toBe('')
    look(0, 50, 1.5)
    stop()
    expect(layer.style.willChange).toBe('')
  })
})

describe('detailAt', () => {
  it('goes from words to blocks to groups', () => {
    expect([1, FAR, FAR - 0.01, VERY_FAR, VERY_FAR - 0.01, 0.01].map(detailAt)).toEqual([
      'near',
      'near',
      'far',
      'far',
      'very far',
      'very far',
    ])
  })
})

describe('stretchInSight', () => {
  it('covers the view and a row around it, and moves in steps', () => {
    const view = { x: 17, y: -40, w: 1000, h: 700 }
    const stretch = stretchInSight(view)
    expect(stretch.x).toBeLessThan(view.x - 100)
    expect(stretch.maxY).toBeGreaterThan(view.y + view.h + 100)
    expect(stretchInSight({ ...view, x: 18, y: -41 })).toEqual(stretch)
  })
})
