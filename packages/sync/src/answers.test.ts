import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Answers } from './answers.ts'
import { readMessage } from './wire.ts'

describe('[S4] remembered answers to sync step 1', () => {
  const make = (maxCachedAnswerBytes = 1 << 20) =>
    new Answers({ compressFromBytes: 1 << 20, maxCachedAnswerBytes })

  /** A document of three edits, and copies that stopped after the first and the second. */
  function documents(): { doc: Y.Doc; one: Y.Doc; two: Y.Doc } {
    const [doc, one, two] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    doc.getText('t').insert(0, 'one ')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(doc))
    doc.getText('t').insert(4, 'two ')
    Y.applyUpdate(two, Y.encodeStateAsUpdate(doc))
    doc.getText('t').insert(8, 'three')
    return { doc, one, two }
  }

  function apply(answer: ReturnType<Answers['answer']>, to: Y.Doc): string {
    const message = readMessage(answer.parcel.messages[0] ?? new Uint8Array())
    if (message.type !== 'step2') throw new Error('a step 2 was expected')
    Y.applyUpdate(to, message.update)
    return to.getText('t').toString()
  }

  it('gives each asker what that one lacks, also when another asked before', () => {
    const { doc, one, two } = documents()
    const answers = make()
    for (const asker of [two, one, new Y.Doc()]) {
      expect(apply(answers.answer(doc, Y.encodeStateVector(asker)), asker)).toBe('one two three')
    }
  })

  it('gives the very same answer to all who lack the same, whatever they wrote offline themselves', () => {
    const { doc, one } = documents()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    other.getText('t').insert(0, 'offline ')
    const answers = make()
    const first = answers.answer(doc, Y.encodeStateVector(one))
    expect(answers.answer(doc, Y.encodeStateVector(other))).toBe(first)
    answers.clear()
    expect(answers.answer(doc, Y.encodeStateVector(one))).not.toBe(first)
  })

  it('is compressed from compressFromBytes on, once, and not a byte below', async () => {
    const { doc } = documents()
    const bytes = make().answer(doc, Uint8Array.of(0)).parcel.messages[0]?.byteLength ?? 0
    const from = (compressFromBytes: number) =>
      new Answers({ compressFromBytes, maxCachedAnswerBytes: 1 << 20 }).answer(doc, Uint8Array.of(0))
    const answer = from(bytes)
    expect(await answer.deflated()).toBeInstanceOf(Buffer)
    expect(answer.deflated()).toBe(answer.deflated())
    expect(await from(bytes + 1).deflated()).toBeNull()
  })

  it('keeps nothing above its limit, and still answers', () => {
    const { doc, one } = documents()
    const answers = make(1)
    const first = answers.answer(doc, Y.encodeStateVector(one))
    expect(answers.answer(doc, Y.encodeStateVector(one))).not.toBe(first)
    expect(apply(first, one)).toBe('one two three')
  })
})
