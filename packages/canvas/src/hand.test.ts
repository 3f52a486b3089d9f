// @vitest-environment jsdom
import { NOTE_HEIGHT, NOTE_WIDTH, zoneX } from '@atelier/board'
import type { Editor } from '@tldraw/tldraw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Hand } from './hand.ts'
import { shapeIdOf } from './shapes/board-shapes.ts'
import { stroke } from './testing/drawings.ts'
import { fakeScreen, openEditor, point as pointAt } from './testing/editor.ts'
import { makeFacilitation, Person } from './testing/people.ts'

let person: Person
let editor: Editor
let hand: Hand
let facilitation: ReturnType<typeof makeFacilitation>
const onMove = vi.fn()
const onGroup = vi.fn()

function open(kind = 'write', role: 'facilitator' | 'participant' = 'facilitator'): void {
  facilitation = makeFacilitation(kind)
  person = new Person(facilitation, { role })
  editor = openEditor(person.store)
  hand = new Hand({
    editor,
    board: person.board,
    binding: person.binding,
    onMove,
    onGroup,
    onStep: () => undefined,
  })
}

beforeEach(() => {
  fakeScreen()
  vi.clearAllMocks()
  open()
})
afterEach(() => {
  hand.stop()
  editor.dispose()
  person.binding.stop()
  document.body.replaceChildren()
})

const point = (name: 'pointer_down' | 'pointer_move' | 'pointer_up', x: number, y: number) =>
  pointAt(editor, name, x, y)

/** Drags whatever stands at a place on the page to another place. */
function drag(from: readonly [number, number], to: readonly [number, number], drop = true): void {
  editor.setCamera({ x: 0, y: 0, z: 1 }, { immediate: true })
  point('pointer_down', ...from)
  for (let n = 1; n <= 4; n++)
    point('pointer_move', from[0] + ((to[0] - from[0]) * n) / 4, from[1] + ((to[1] - from[1]) * n) / 4)
  if (drop) point('pointer_up', ...to)
  editor.emit('tick', 16)
}

function note(questionId: string, xy?: readonly [number, number]): string {
  const createdAt = person.board.notes().length
  const id = person.board.addNote({ questionId, text: 'a', createdAt, ...(xy && { xy }) })
  person.frame()
  return id
}
const middle = (x: number, y: number) => [x + NOTE_WIDTH / 2, y + NOTE_HEIGHT / 2] as const

describe('a drag', () => {
  it('writes nothing until the drop, and then once', () => {
    const id = note('q1', [40, 300])
    let updates = 0
    person.board.doc.on('update', () => updates++)
    drag(middle(40, 300), middle(300, 600), false)
    expect(updates).toBe(0)
    expect(onMove).toHaveBeenLastCalledWith({ [id]: [300, 600] })
    point('pointer_up', ...middle(300, 600))
    expect(updates).toBe(1)
    expect(person.board.note(id)?.xy).toEqual([300, 600])
    expect(onMove).toHaveBeenLastCalledWith(null)
  })

  it('carries a note to another question', () => {
    const id = note('q1', [40, 300])
    drag(middle(40, 300), middle(zoneX(2) + 80, 500))
    expect(person.board.note(id)).toMatchObject({ questionId: 'q3', xy: [80, 500] })
  })

  it('begins a group on another note, which lights up before the drop', () => {
    const [a, b] = [note('q1', [40, 300]), note('q2', [40, 700])]
    drag(middle(40, 300), middle(zoneX(1) + 50, 710), false)
    expect(hand.target.get()).toBe(b)
    point('pointer_up', ...middle(zoneX(1) + 50, 710))
    const [cluster] = person.board.clusters()
    expect(cluster).toMatchObject({ questionId: 'q2', noteIds: [a, b] })
    expect(onGroup).toHaveBeenCalledExactlyOnceWith(cluster?.id)
    expect(hand.target.get()).toBeNull()
  })

  it('joins a cluster and leaves it again', () => {
    const [a, b] = [note('q1', [40, 300]), note('q1', [300, 550])]
    const clusterId = person.board.makeCluster([a], { questionId: 'q1', xy: [40, 300], title: 'Home' })
    person.frame()
    drag(middle(300, 550), middle(50, 340))
    expect(person.board.note(b)?.clusterId).toBe(clusterId)
    const shape = person.binding.wall.records.get(shapeIdOf(b))
    drag(middle(shape?.x ?? 0, shape?.y ?? 0), middle(zoneX(1) + 100, 500))
    expect(person.board.note(b)).toMatchObject({ clusterId: null, questionId: 'q2', xy: [100, 500] })
  })

  it('moves a cluster with its notes in one step, and undo brings them back', () => {
    const [a, b] = [note('q1'), note('q1')]
    const id = person.board.makeCluster([a, b], { questionId: 'q1', xy: [40, 300], title: 'Home' })
    person.frame()
    const undo = person.board.undoManager()
    drag([200, 320], [200 + zoneX(1), 720], false)
    expect(person.store.get(shapeIdOf(a))).toMatchObject({ x: 48 + zoneX(1), y: 748 })
    point('pointer_up', 200 + zoneX(1), 720)
    expect(person.board.cluster(id)).toMatchObject({ questionId: 'q2', xy: [40, 700] })
    expect(person.board.note(a)?.questionId).toBe('q2')
    undo.undo()
    expect(person.board.cluster(id)).toMatchObject({ questionId: 'q1', xy: [40, 300] })
    undo.destroy()
  })

  it('does not lie down on a note that somebody placed', () => {
    note('q1', [40, 300])
    const id = note('q1', [300, 800])
    drag(middle(300, 800), middle(40 + 150, 300))
    const [x = 0, y = 0] = person.board.note(id)?.xy ?? []
    expect(Math.abs(x - 40) >= NOTE_WIDTH || Math.abs(y - 300) >= NOTE_HEIGHT).toBe(true)
  })

  it('writes nothing when it is cancelled', () => {
    const id = note('q1', [40, 300])
    drag(middle(40, 300), middle(300, 600), false)
    editor.cancel()
    point('pointer_up', ...middle(300, 600))
    expect(person.board.note(id)?.xy).toEqual([40, 300])
    expect(person.store.get(shapeIdOf(id))).toMatchObject({ x: 40, y: 300 })
  })

  it('moves nothing in a phase that does not allow it', () => {
    hand.stop()
    open('read', 'participant')
    const id = note('q1', [40, 300])
    drag(middle(40, 300), middle(300, 600))
    expect(person.board.note(id)?.xy).toEqual([40, 300])
  })

  it('moves own notes, and nobody else’s, while one writes', () => {
    hand.stop()
    open('write', 'participant')
    const other = note('q1', [40, 300])
    const own = person.board.addNote({ questionId: 'q1', xy: [300, 300], authorId: 'person_1' })
    person.frame()
    drag(middle(40, 300), middle(40, 600))
    drag(middle(300, 300), middle(300, 600))
    expect(person.board.note(other)?.xy).toEqual([40, 300])
    expect(person.board.note(own)?.xy).toEqual([300, 600])
  })

  it('puts a note where in a group it is let go of', () => {
    const [a, b, c] = [note('q1', [40, 300]), note('q1', [300, 300]), note('q1', [40, 560])]
    const clusterId = person.board.makeCluster([a, b], { questionId: 'q1', xy: [24, 300] })
    person.frame()
    const first = person.store.get(shapeIdOf(a)) as { x: number; y: number }
    drag(middle(40, 560), [first.x + 20, first.y + NOTE_HEIGHT / 2])
    expect(person.board.clusters().find(({ id }) => id === clusterId)?.noteIds).toEqual([c, a, b])
  })

  it('survives the removal of what it holds', () => {
    const id = note('q1', [40, 300])
    drag(middle(40, 300), middle(300, 600), false)
    person.board.removeNote(id)
    person.frame()
    point('pointer_move', 400, 700)
    point('pointer_up', 400, 700)
    expect(person.board.hasNote(id)).toBe(false)
    expect(hand.held.get().size).toBe(0)
  })
})

describe('what the wall keeps', () => {
  it('neither selects, moves nor deletes a zone', () => {
    drag([zoneX(0) + 60, 60], [400, 500])
    expect(editor.getSelectedShapeIds()).toEqual([])
    editor.deleteShapes([shapeIdOf('q1')])
    editor.run(() => editor.deleteShapes([shapeIdOf('q1')]), { ignoreShapeLock: true })
    expect(person.store.has(shapeIdOf('q1'))).toBe(true)
  })

  it('keeps notes from the eraser and from copies', () => {
    const id = note('q1', [40, 300])
    editor.setErasingShapes([shapeIdOf(id)])
    expect(editor.getErasingShapeIds()).toEqual([])
    editor.deleteShapes([shapeIdOf(id)])
    editor.duplicateShapes([shapeIdOf(id)])
    expect(
      person.store.allRecords().filter((r) => r.typeName === 'shape' && r.type === 'board-note'),
    ).toHaveLength(1)
  })

  it('puts drawing over the notes, and only drawing', () => {
    note('q1')
    editor.createShapes([{ type: 'draw', props: stroke('shape:1').props as never }])
    editor.createShapes([{ type: 'board-note', x: 1, y: 1 }])
    const drawn = editor.getCurrentPageShapesSorted().at(-1)
    expect(drawn?.type).toBe('draw')
    expect(
      person.store.allRecords().filter((r) => r.typeName === 'shape' && r.type === 'board-note'),
    ).toHaveLength(1)
  })
})

it('groups what is selected', () => {
  const [a, b] = [note('q2'), note('q2')]
  editor.select(shapeIdOf(a), shapeIdOf(b))
  hand.group()
  expect(person.board.clusters()[0]?.noteIds).toEqual([a, b])
})
