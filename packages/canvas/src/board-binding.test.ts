import { NOTE_HEIGHT, ZONE_HEADING_HEIGHT, zoneX } from '@atelier/board'
import type { TLShape, TLShapeId } from '@tldraw/tldraw'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type ClusterShape, type NoteShape, shapeIdOf } from './shapes/board-shapes.ts'
import { stroke, words } from './testing/drawings.ts'
import { enter, makeFacilitation, Person, sync } from './testing/people.ts'

const noteShape = (person: Person, id: string) => person.store.get(shapeIdOf(id)) as NoteShape | undefined

describe('from the document to the canvas', () => {
  it('shows the three zones of a board before anything was written', () => {
    const { store } = new Person(makeFacilitation())
    const zones = store.allRecords().filter((r) => r.typeName === 'shape' && r.type === 'board-zone')
    expect(zones.map((zone) => (zone as TLShape).x)).toEqual([zoneX(0), zoneX(1), zoneX(2)])
    expect(zones.every((zone) => (zone as TLShape).isLocked)).toBe(true)
  })

  it('shows a note of somebody else with the next frame, and takes it away when it is removed', () => {
    const facilitation = makeFacilitation()
    const [a, b] = [new Person(facilitation), new Person(facilitation)]
    const id = a.board.addNote({ questionId: 'q2', text: 'Hello', xy: [40, 300] })
    sync(a, b)
    expect(noteShape(b, id)).toBeUndefined()
    b.frame()
    expect(noteShape(b, id)).toMatchObject({ x: zoneX(1) + 40, y: 300, props: { text: 'Hello', zone: 1 } })
    a.board.removeNote(id)
    sync(a, b)
    b.frame()
    expect(noteShape(b, id)).toBeUndefined()
  })

  it('keeps the object of every shape that a change leaves as it was', () => {
    const person = new Person(makeFacilitation())
    const [one, two] = ['q1', 'q2'].map((questionId) => person.board.addNote({ questionId, text: 'a' }))
    person.frame()
    const before = noteShape(person, one ?? '')
    person.board.setText(two ?? '', 'b')
    person.frame()
    expect(noteShape(person, two ?? '')?.props.text).toBe('b')
    expect(noteShape(person, one ?? '')).toBe(before)
  })

  it('leaves hidden and merged notes and bare unnamed clusters out', () => {
    const person = new Person(makeFacilitation())
    const [a, b, c] = ['a', 'b', 'c'].map((text) => person.board.addNote({ questionId: 'q1', text }))
    const bare = person.board.makeCluster([], { questionId: 'q1' })
    const named = person.board.makeCluster([], { questionId: 'q1', title: 'Later' })
    person.board.setHidden(a ?? '', true)
    person.board.mergeInto(b ?? '', c ?? '')
    person.frame()
    expect(Object.keys(person.shapes())).not.toContain(shapeIdOf(a ?? ''))
    expect(Object.keys(person.shapes())).not.toContain(shapeIdOf(b ?? ''))
    expect(Object.keys(person.shapes())).not.toContain(shapeIdOf(bare))
    expect(Object.keys(person.shapes())).toContain(shapeIdOf(named))
  })

  it('moves notes that change places within their group, also on other screens', () => {
    const [one, other] = [new Person(makeFacilitation()), new Person(makeFacilitation(), { id: 'person_2' })]
    const [a, b] = ['a', 'b'].map((text) => one.board.addNote({ questionId: 'q1', text })) as [string, string]
    const group = one.board.makeCluster([a, b], { questionId: 'q1', title: 'Group' })
    const inOrder = () => {
      sync(one, other)
      return [one, other].map((person) => {
        person.frame()
        return (noteShape(person, a)?.x ?? 0) < (noteShape(person, b)?.x ?? 0)
      })
    }
    expect(inOrder()).toEqual([true, true])
    one.board.joinCluster([b], group, a)
    expect(inOrder()).toEqual([false, false])
    one.board.joinCluster([b], group, null)
    expect(inOrder()).toEqual([true, true])
  })

  it('keeps every note as it is while the title of a group is typed', () => {
    const person = new Person(makeFacilitation())
    const ids = ['a', 'b'].map((text) => person.board.addNote({ questionId: 'q1', text }))
    const group = person.board.makeCluster(ids, { questionId: 'q1' })
    person.frame()
    const read = vi.spyOn(person.board, 'notes')
    for (const title of ['F', 'Fu', 'Fun', '']) {
      person.board.setTitle(group, title)
      person.frame()
      expect((person.shapes()[shapeIdOf(group)] as ClusterShape | undefined)?.props.title).toBe(title)
    }
    expect(read).not.toHaveBeenCalled()
    person.board.moveCluster(group, 'q2', [40, 400])
    person.frame()
    expect((person.shapes()[shapeIdOf(group)] as ClusterShape | undefined)?.props.zone).toBe(1)
  })

  it('calls an unnamed group of one note by its wording, as it is now', () => {
    const person = new Person(makeFacilitation())
    const [a, b] = ['alone', 'another'].map((text) => person.board.addNote({ questionId: 'q1', text }))
    const group = person.board.makeCluster([a ?? ''], { questionId: 'q1' })
    const name = () => {
      person.frame()
      const shape = person.shapes()[shapeIdOf(group)] as ClusterShape | undefined
      return shape?.props.name
    }
    expect(name()).toBe('alone')
    person.board.setText(a ?? '', 'alone, said better')
    expect(name()).toBe('alone, said better')
    person.board.joinCluster([b ?? ''], group)
    expect(name()).toBe('')
    person.board.setTitle(group, 'Both')
    expect(name()).toBe('Both')
  })

  it('never writes what it derives into the document', () => {
    const person = new Person(makeFacilitation())
    const ids = ['a', 'b', 'c'].map((text) => person.board.addNote({ questionId: 'q1', text }))
    person.board.makeCluster(ids.slice(0, 2), { questionId: 'q1' })
    const before = Y.encodeStateAsUpdate(person.board.doc)
    person.frame()
    expect(Y.encodeStateAsUpdate(person.board.doc)).toEqual(before)
  })

  it('says at once who may edit when the phase changes', () => {
    const facilitation = makeFacilitation('write')
    const person = new Person(facilitation, { role: 'participant', id: 'person_1' })
    const own = person.board.addNote({ questionId: 'q1', text: 'mine', authorId: 'person_1' })
    const other = person.board.addNote({ questionId: 'q1', text: 'hers', authorId: 'person_2' })
    person.frame()
    expect([noteShape(person, own)?.props.mayEdit, noteShape(person, other)?.props.mayEdit]).toEqual([
      true,
      false,
    ])
    enter(facilitation, 'frame')
    person.frame()
    expect(person.binding.rights.get().readOnly).toBe(true)
    expect(noteShape(person, own)?.props.mayEdit).toBe(false)
  })

  it('keeps the place of what is in the hand, and takes over its words', () => {
    const person = new Person(makeFacilitation())
    const id = person.board.addNote({ questionId: 'q1', text: 'a', xy: [40, 300] })
    person.frame()
    const shape = noteShape(person, id)
    if (!shape) throw new Error('no shape')
    person.binding.hold([shape.id])
    person.store.put([{ ...shape, x: 500, y: 500 }])
    person.board.setText(id, 'b')
    person.frame()
    expect(noteShape(person, id)).toMatchObject({ x: 500, y: 500, props: { text: 'b' } })
    person.binding.release()
    expect(noteShape(person, id)).toMatchObject({ x: 40, y: 300 })
  })

  it("lets a note in somebody else's hand glide there, and back when the hand is gone", () => {
    const person = new Person(makeFacilitation())
    const id = person.board.addNote({ questionId: 'q1', text: 'a', xy: [40, 300] })
    person.frame()
    person.binding.float(new Map([[id, { x: 400, y: 700 }]]))
    person.frame()
    expect(noteShape(person, id)).toMatchObject({ x: 400, y: 700 })
    person.binding.float(new Map())
    person.frame()
    expect(noteShape(person, id)).toMatchObject({ x: 40, y: 300 })
  })

  it('stands unplaced notes side by side, none over another, on every screen alike', () => {
    const facilitation = makeFacilitation()
    const [a, b] = [new Person(facilitation), new Person(facilitation)]
    for (let n = 0; n < 20; n++) a.board.addNote({ questionId: 'q1', text: `${n}`, createdAt: n })
    sync(a, b)
    a.frame()
    b.frame()
    expect(b.shapes()).toEqual(a.shapes())
    const places = Object.values(a.shapes()).filter((r) => r.typeName === 'shape' && r.type === 'board-note')
    expect(new Set(places.map((r) => `${(r as TLShape).x},${(r as TLShape).y}`)).size).toBe(20)
    for (const place of places) expect((place as TLShape).y).toBeGreaterThanOrEqual(ZONE_HEADING_HEIGHT)
    expect(NOTE_HEIGHT).toBeGreaterThan(0)
  })
})

describe('drawing', () => {
  it('shows good records and lists bad ones, whatever comes with them', () => {
    const facilitation = makeFacilitation()
    const [a, b] = [new Person(facilitation), new Person(facilitation)]
    a.board.transact(() => {
      a.board.setDrawing('shape:good', stroke('shape:good'))
      a.board.setDrawing('shape:circle', { ...stroke('shape:circle'), parentId: 'shape:circle' })
      a.board.setDrawing('shape:evil', words('shape:evil', [{ type: 'iframe' }]))
      a.board.setDrawing('shape:odd', { anything: 1 })
      a.board.setDrawing('shape:also', words('shape:also'))
    })
    sync(a, b)
    b.frame()
    expect(b.store.has('shape:good' as TLShapeId)).toBe(true)
    expect(b.store.has('shape:also' as TLShapeId)).toBe(true)
    expect(b.binding.refused.get().map(({ id }) => id)).toEqual(['shape:circle', 'shape:evil', 'shape:odd'])
    for (const { id } of b.binding.refused.get()) expect(b.store.has(id as TLShapeId)).toBe(false)
  })

  it('takes a shape off the canvas when its record turns bad', () => {
    const person = new Person(makeFacilitation())
    person.board.setDrawing('shape:1', stroke('shape:1'))
    person.frame()
    person.board.setDrawing('shape:1', { ...stroke('shape:1'), x: 1e300 })
    person.frame()
    expect(person.store.has('shape:1' as TLShapeId)).toBe(false)
  })

  it('takes a record off the list of bad ones when it is put right or taken away', () => {
    const person = new Person(makeFacilitation())
    person.board.setDrawing('shape:1', { ...stroke('shape:1'), x: 1e300 })
    person.board.setDrawing('shape:2', { ...stroke('shape:2'), x: 1e300 })
    person.frame()
    expect(person.binding.refused.get().map(({ id }) => id)).toEqual(['shape:1', 'shape:2'])
    person.board.setDrawing('shape:1', stroke('shape:1'))
    person.board.removeDrawing('shape:2')
    person.frame()
    expect(person.binding.refused.get()).toEqual([])
    expect(person.store.has('shape:1' as TLShapeId)).toBe(true)
  })

  it('never puts a drawing in the place of a note or a zone', () => {
    const person = new Person(makeFacilitation())
    const id = person.board.addNote({ questionId: 'q1', text: 'a' })
    for (const taken of [shapeIdOf(id), shapeIdOf('q2')]) person.board.setDrawing(taken, stroke(taken))
    person.frame()
    expect(noteShape(person, id)?.type).toBe('board-note')
    expect(person.store.get(shapeIdOf('q2'))).toMatchObject({ type: 'board-zone' })
    expect(person.binding.refused.get()).toHaveLength(2)
  })

  it('stores what is drawn here, and shows it there', () => {
    const facilitation = makeFacilitation()
    const [a, b] = [new Person(facilitation), new Person(facilitation)]
    a.store.put([stroke('shape:1') as unknown as TLShape])
    a.binding.storeDrawing()
    sync(a, b)
    b.frame()
    expect(b.store.get('shape:1' as TLShapeId)).toEqual(stroke('shape:1'))
  })

  it('takes a stroke back that was drawn without the right to', () => {
    const facilitation = makeFacilitation('read')
    const person = new Person(facilitation, { role: 'participant' })
    person.store.put([stroke('shape:1') as unknown as TLShape])
    person.binding.storeDrawing()
    person.frame()
    expect(person.board.drawing().size).toBe(0)
    expect(person.store.has('shape:1' as TLShapeId)).toBe(false)
  })

  it('is not overwritten by others between the stroke and its storing', () => {
    const facilitation = makeFacilitation()
    const [a, b] = [new Person(facilitation), new Person(facilitation)]
    a.board.setDrawing('shape:1', stroke('shape:1'))
    sync(a, b)
    b.frame()
    a.frame()
    b.store.put([stroke('shape:1', 500) as unknown as TLShape])
    a.board.setDrawing('shape:1', stroke('shape:1', 90))
    sync(a, b)
    b.binding.flush()
    expect((b.store.get('shape:1' as TLShapeId) as TLShape).x).toBe(500)
    b.binding.storeDrawing()
    sync(a, b)
    a.frame()
    b.frame()
    expect(a.shapes()).toEqual(b.shapes())
  })
})

it('lets go of everything when it is stopped', () => {
  const person = new Person(makeFacilitation())
  person.binding.stop()
  const id = person.board.addNote({ questionId: 'q1', text: 'late' })
  person.frame()
  expect(noteShape(person, id)).toBeUndefined()
})
