import { describe, expect, it } from 'vitest'
import { isPlainDocument, readDrawing } from './drawing-records.ts'
import { createBoardStore } from './schema.ts'
import { stroke, words } from './testing/drawings.ts'

const store = createBoardStore()
const why = (value: unknown, id = 'shape:1') => readDrawing(store, id, value).why

describe('readDrawing', () => {
  it('takes what the pen and the text tool make', () => {
    expect(readDrawing(store, 'shape:1', stroke('shape:1')).shape).toEqual(stroke('shape:1'))
    expect(readDrawing(store, 'shape:1', words('shape:1')).shape).toEqual(words('shape:1'))
  })

  it.each([
    ['nothing at all', null],
    ['another id than its key', stroke('shape:2')],
    ['a kind that is not drawn', { ...stroke('shape:1'), type: 'embed' }],
    ['one of the derived shapes', { ...stroke('shape:1'), type: 'board-note' }],
    ['a parent that is itself', { ...stroke('shape:1'), parentId: 'shape:1' }],
    ['a parent that is gone', { ...stroke('shape:1'), parentId: 'shape:gone' }],
    ['a place that is no number', { ...stroke('shape:1'), x: Number.NaN }],
    ['a place off the board', { ...stroke('shape:1'), x: 1e300 }],
    ['an index that cannot be ordered', { ...stroke('shape:1'), index: 'zz' }],
    ['an unknown colour', { ...stroke('shape:1'), props: { ...stroke('shape:1').props, color: 'octarine' } }],
    ['an unknown property', { ...stroke('shape:1'), props: { ...stroke('shape:1').props, more: 1 } }],
    [
      'a stroke without points',
      { ...stroke('shape:1'), props: { ...stroke('shape:1').props, segments: [] } },
    ],
    ['a text of an unknown node', words('shape:1', [{ type: 'script' }])],
    ['a text with nothing for a node', words('shape:1', [null])],
  ])('sets aside %s', (_, value) => {
    expect(why(value)).toEqual(expect.any(String))
  })

  it.each(['shape:note_1k742smhpb6bkq8v9r4', 'shape:cluster_1k742smhpb6bkq8v9r4'])(
    'sets aside a stroke that would stand in the place of %s',
    (id) => {
      expect(why(stroke(id), id)).toEqual(expect.any(String))
    },
  )

  it('sets aside a record that cannot be copied, without throwing', () => {
    expect(why({ ...stroke('shape:1'), meta: { f: () => undefined } })).toEqual(expect.any(String))
  })
})

describe('isPlainDocument', () => {
  const doc = (...content: unknown[]) => ({ type: 'doc', content })
  const p = (...content: unknown[]) => ({ type: 'paragraph', content })

  it('knows lists and marks', () => {
    const item = { type: 'listItem', content: [p({ type: 'text', text: 'a', marks: [{ type: 'bold' }] })] }
    expect(isPlainDocument(doc(p(), { type: 'bulletList', content: [item] }))).toBe(true)
  })

  it.each([
    ['an empty document', doc()],
    ['a list item outside a list', doc({ type: 'listItem', content: [p()] })],
    ['an empty text', doc(p({ type: 'text', text: '' }))],
    [
      'a link',
      doc(p({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:0' } }] })),
    ],
    ['an unknown mark', doc(p({ type: 'text', text: 'a', marks: [{ type: 'blink' }] }))],
  ])('refuses %s', (_, value) => {
    expect(isPlainDocument(value)).toBe(false)
  })

  it('refuses lists nested beyond reason', () => {
    let list: unknown = p()
    for (let n = 0; n < 50; n++)
      list = { type: 'bulletList', content: [{ type: 'listItem', content: [p(), list] }] }
    expect(isPlainDocument(doc(list))).toBe(false)
  })
})
