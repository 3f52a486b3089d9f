import { describe, expect, it } from 'vitest'
import { drawingWords, MAX_WALL_WORDS_CHARS, wallWords } from './drawing-words.ts'
import { ZONE_WIDTH, zoneX } from './layout.ts'

const say = (text: string) => ({ type: 'text', text })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const box = (x: number, y: number, ...content: object[]) => ({
  x,
  y,
  props: { richText: { type: 'doc', content } },
})

describe('drawingWords', () => {
  it('gives a line to each paragraph and each item of a list', () => {
    const item = (text: string) => ({ type: 'listItem', content: [paragraph(say(text))] })
    const list = { type: 'bulletList', content: [item('first'), item('second')] }
    const marked = { ...say('bold'), marks: [{ type: 'bold' }] }
    expect(drawingWords(box(0, 0, paragraph(say('One '), marked), list))).toBe('One bold\nfirst\nsecond')
    expect(drawingWords(box(0, 0, paragraph(say('a'), { type: 'hardBreak' }, say('b'))))).toBe('a\nb')
  })

  it('reads what stands on an arrow', () => {
    expect(drawingWords({ type: 'arrow', props: { text: ' leads to ' } })).toBe('leads to')
  })

  it('finds no words in strokes, nor in what is not a record of the canvas', () => {
    for (const record of [
      { props: { segments: [] } },
      {},
      { props: null },
      { props: { richText: 'x' } },
      { props: { richText: { content: [null, 3, { content: 'x' }] } } },
    ])
      expect(drawingWords(record)).toBe('')
  })

  it('stays whole before a text without end, or nested without end', () => {
    expect(drawingWords({ props: { text: 'x'.repeat(1e5) } })).toHaveLength(MAX_WALL_WORDS_CHARS)
    let nested: object = paragraph(say('deep'))
    for (let depth = 0; depth < 10_000; depth++) nested = { type: 'bulletList', content: [nested] }
    expect(drawingWords(box(0, 0, nested, paragraph(say('near'))))).toBe('near')
  })
})

describe('wallWords', () => {
  const drawing = new Map<string, Record<string, unknown>>([
    ['right', box(zoneX(2) + 4 * ZONE_WIDTH, 0, paragraph(say('far right')))],
    ['low', box(10, 900, paragraph(say('below')))],
    ['second', box(zoneX(1) + 5, 50, paragraph(say('second')))],
    ['high', box(20, 100, paragraph(say('above')))],
    ['stroke', { x: 0, y: 0, props: { segments: [] } }],
    ['left', box(-400, 950, paragraph(say('far left')))],
    ['lost', { props: { text: 'nowhere' } }],
  ])

  it('reads question by question from the top, each text below the question nearest to it', () => {
    expect(wallWords(drawing, ['q1', 'q2', 'q3']).map(({ id, questionId }) => `${questionId} ${id}`)).toEqual(
      ['q1 lost', 'q1 high', 'q1 low', 'q1 left', 'q2 second', 'q3 right'],
    )
  })

  it('has nothing to say on a board without questions', () => {
    expect(wallWords(drawing, [])).toEqual([])
  })
})
