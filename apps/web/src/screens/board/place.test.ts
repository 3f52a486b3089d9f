import { describe, expect, it } from 'vitest'
import { Place } from './place.ts'

const luggage = { camera: { x: 1, y: 2, z: 0.5 }, selected: [], writing: null }

describe('the place that canvas and list share', () => {
  it('tells the canvas of the note one came to in the list, once', () => {
    const place = new Place()
    place.go('list', { questionId: 'q2', recordId: 'note_1' }, 'p1')
    expect(place.newToCanvas).toEqual({ questionId: 'q2', recordId: 'note_1', phaseId: 'p1' })
    place.leaveCanvas({ questionId: 'q2', recordId: 'note_1', luggage }, 'p1')
    expect(place.newToCanvas).toBeNull()
    expect(place.luggage).toBe(luggage)
  })

  it('has nothing new for the canvas when the list was only looked at', () => {
    const place = new Place()
    place.leaveCanvas({ questionId: 'q2', recordId: 'note_1', luggage }, 'p1')
    place.go('list', { questionId: 'q2', recordId: null }, 'p1')
    place.go('list', { questionId: 'q2', recordId: 'note_1' }, 'p1')
    expect(place.newToCanvas).toBeNull()
  })

  it('keeps the note in hand while one stays under its question, and lets go of it under another', () => {
    const place = new Place()
    place.go('list', { questionId: 'q1', recordId: 'note_1' }, 'p1')
    place.go('list', { questionId: 'q1', recordId: null }, 'p1')
    expect(place.spot.recordId).toBe('note_1')
    place.go('list', { questionId: 'q3', recordId: null }, 'p1')
    expect(place.spot).toEqual({ questionId: 'q3', recordId: null, phaseId: 'p1' })
  })

  it('stays where it was when a canvas shows several questions and nothing is selected', () => {
    const place = new Place()
    place.go('list', { questionId: 'q1', recordId: 'note_1' }, 'p1')
    place.leaveCanvas({ questionId: null, recordId: null, luggage }, 'p2')
    expect(place.spot).toEqual({ questionId: 'q1', recordId: 'note_1', phaseId: 'p1' })
  })

  it('keeps the last known canvas when one is left before it was drawn', () => {
    const place = new Place()
    place.leaveCanvas({ questionId: 'q1', recordId: null, luggage }, 'p1')
    place.leaveCanvas({ questionId: 'q1', recordId: null, luggage: null }, 'p1')
    expect(place.luggage).toBe(luggage)
  })

  it('asks the view in sight alone', () => {
    const place = new Place()
    const told: string[] = []
    const end = place.attend(() => told.push('list'))
    place.attend(() => told.push('canvas'))
    end()
    place.ask()
    expect(told).toEqual(['canvas'])
  })
})
