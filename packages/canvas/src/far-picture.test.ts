import { describe, expect, it } from 'vitest'
import { drawFarWall, type FarThing, type FarView, type Paint, shorten } from './far-picture.ts'

const paint: Paint = {
  notes: ['note 1', 'note 2', 'note 3'],
  groups: ['group 1', 'group 2', 'group 3'],
  edges: ['edge 1', 'edge 2', 'edge 3'],
  ink: 'ink',
  paper: 'paper',
  accent: 'accent',
  font: 'sans-serif',
}
const view: FarView = {
  camera: { x: 0, y: 0, z: 0.1 },
  view: { w: 1000, h: 800 },
  paint,
  groups: 'blocks',
  open: null,
  target: null,
  held: new Set(),
  selected: new Set(),
}
const note = (key: string, x: number, more: Partial<FarThing> = {}): FarThing => ({
  id: `shape:${key}`,
  key,
  x,
  y: 0,
  w: 200,
  h: 132,
  zone: 0,
  ...more,
})

/** Draws, and says in words what was put where. Letters are 6 px wide. */
function picture(things: FarThing[], more: Partial<FarView> = {}): string[] {
  const done: string[] = []
  const context = {
    fillStyle: '',
    strokeStyle: '',
    fillRect: (x: number, y: number, w: number, h: number) =>
      done.push(`${context.fillStyle} ${[x, y, w, h].map((n) => Math.round(n))}`),
    strokeRect: () => done.push(`frame ${context.strokeStyle}`),
    fillText: (text: string) => done.push(`"${text}"`),
    measureText,
  }
  drawFarWall(context as unknown as CanvasRenderingContext2D, things, { ...view, ...more })
  return done
}
const measureText = (text: string) => ({ width: text.length * 6 }) as TextMetrics

describe('the wall from afar', () => {
  it('shows a note as one block in the colour of its question', () => {
    expect(picture([note('a', 100, { zone: 1 })])).toEqual(['note 2 10,0,20,13'])
  })

  it('draws nothing that is out of the view, and never less than a hair', () => {
    expect(picture([note('a', 20_000)])).toEqual([])
    expect(picture([note('a', 100)], { camera: { x: 0, y: 0, z: 0.001 } })).toEqual(['note 1 0,0,1,1'])
  })

  it('shows a group as one block with its title instead of its notes', () => {
    const group = note('g', 0, { w: 800, h: 400, title: 'Funding' })
    const drawn = picture([group, note('a', 10, { grouped: true }), note('b', 900)])
    expect(drawn).toEqual(['group 1 0,0,80,40', 'frame edge 1', 'note 1 90,0,20,13', '"Funding"'])
  })

  it('shows the notes within their group when they are large enough to tell apart', () => {
    const group = note('g', 0, { w: 800, h: 400, title: '' })
    const drawn = picture([group, note('a', 10, { grouped: true })], { groups: 'outlines' })
    expect(drawn).toContain('note 1 1,0,20,13')
  })

  it('leaves a title out only where it would lie over the one above it, whatever the order of the groups', () => {
    const group = (title: string, y: number) => note(title, 0, { y, w: 800, h: 100, title })
    const groups = [group('third', 1000), group('second', 50), group('first', 0)]
    expect(picture(groups).filter((done) => done.startsWith('"'))).toEqual(['"first"', '"third"'])
  })

  it('leaves out the note that has an element of its own, and frames what is in the hand or selected', () => {
    expect(picture([note('a', 0)], { open: 'shape:a' })).toEqual([])
    expect(picture([note('a', 0)], { selected: new Set(['shape:a']) })).toContain('frame accent')
    expect(picture([note('a', 0, { grouped: true })], { held: new Set(['a']) })).toEqual([
      'note 1 0,0,20,13',
      'frame accent',
    ])
    expect(picture([note('a', 0)], { target: 'a' })).toContain('frame accent')
  })
})

describe('shorten', () => {
  it('keeps what fits, whole letters only, and says that there is more', () => {
    expect(shorten({ measureText }, 'Funding', 42)).toBe('Funding')
    expect(shorten({ measureText }, 'Funding', 41)).toBe('Fundi…')
    expect(shorten({ measureText }, '🌍🌍🌍', 30)).toBe('🌍🌍…')
    expect(shorten({ measureText }, 'Funding', 5)).toBe('')
  })
})
