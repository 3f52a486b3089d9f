import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { carryDraft, Draft, markCarried } from './draft.ts'
import { DRAFT_GRACE_MS, inDraftGrace } from './hidden-writing.ts'
import { templates } from './template.ts'

const me = { author: { personId: 'person_me' }, keepPlaces: false }
const board = () => new BoardDoc(new Y.Doc())
const draft = () => new Draft(new Y.Doc(), () => 1000)

/** What the server does when a draft is to be shown, or has changed since. */
function carry(from: Draft, to: BoardDoc, options: Parameters<typeof carryDraft>[2] = me) {
  const carried = to.transact(() => carryDraft(from, to, options))
  markCarried(from, to)
  return carried
}

const sync = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

describe('[B10] showing a draft', () => {
  it('puts each note on the board with its own id, once, however often it is done', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1', text: 'Financement', hubId: 'hub_01', xy: [5, 5] })
    expect(carry(from, to).added).toEqual([id])
    expect(carry(from, to)).toEqual({ added: [], changed: [], removed: [] })
    expect(to.notes()).toMatchObject([
      { id, text: 'Financement', authorId: 'person_me', hubId: 'hub_01', xy: null, createdAt: 1000 },
    ])
  })

  it('carries nothing twice when the server dies between the two documents', () => {
    const [from, to] = [draft(), board()]
    from.notes.addNote({ questionId: 'q1', text: 'Financement' })
    to.transact(() => carryDraft(from, to, me))
    expect(carry(from, to).added).toEqual([])
    expect(to.notes()).toHaveLength(1)
  })

  it('does not bring back what was taken away from the board', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1', text: 'Financement' })
    carry(from, to)
    to.removeNote(id)
    expect(carry(from, to).added).toEqual([])
    expect(to.notes()).toEqual([])
  })

  it('leaves a blank note until something is written in it', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1' })
    expect(carry(from, to).added).toEqual([])
    from.notes.setText(id, 'en retard')
    expect(carry(from, to).added).toEqual([id])
  })

  it('does not say who wrote where nobody may know', () => {
    const [from, to] = [draft(), board()]
    from.notes.addNote({ questionId: 'q1', text: 'x', authorId: 'person_me', hubId: 'hub_01' })
    carry(from, to, { author: null, keepPlaces: true })
    expect(to.notes()).toMatchObject([{ authorId: null, hubId: null }])
    expect(JSON.stringify(to.doc.toJSON())).not.toContain('person_me')
  })

  it('carries what its author was still typing, between what others do to it', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1', text: 'Financement' })
    carry(from, to)
    to.text(id)?.insert(0, '> ')
    from.notes.setText(id, 'Financement local')
    carry(from, to)
    expect(to.note(id)?.text).toBe('> Financement local')
    to.text(id)?.insert(19, '!')
    from.notes.setText(id, 'Financement local durable')
    carry(from, to)
    expect(to.note(id)?.text).toBe('> Financement local durable!')
    to.setText(id, 'Autre chose')
    from.notes.setText(id, 'Financement durable')
    carry(from, to)
    expect(to.note(id)?.text).not.toBe('')
  })

  it('takes back what its author takes back', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1', text: 'x' })
    carry(from, to)
    from.notes.removeNote(id)
    expect(carry(from, to).removed).toEqual([id])
    expect(to.notes()).toEqual([])
  })

  it('leaves a note of somebody else alone that has the same id, whatever the draft says of it', () => {
    const [from, to] = [draft(), board()]
    const id = to.addNote({ questionId: 'q1', text: 'theirs', authorId: 'person_you' })
    from.notes.addNote({ id, questionId: 'q1', text: 'mine' })
    const carried = to.transact(() => carryDraft(from, to, me))
    expect(carried).toEqual({ added: [], changed: [], removed: [] })
    expect(to.note(id)).toMatchObject({ text: 'theirs', authorId: 'person_you' })
  })

  it('goes on with what it had begun when the server died, and loses nothing typed since', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1', text: 'Finance' })
    to.transact(() => carryDraft(from, to, me))
    from.notes.setText(id, 'Financement')
    from.notes.setStep(id, { owner: 'HUB 07' })
    expect(carry(from, to, { ...me, begun: new Set([id]) }).changed).toEqual([id])
    expect(to.notes()).toMatchObject([{ text: 'Financement', step: { owner: 'HUB 07' } }])
  })

  it('carries a card that comes later, and leaves one alone that was changed on the board since', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q3', text: 'x' })
    carry(from, to)
    from.notes.setStep(id, { owner: 'HUB 07' })
    carry(from, to)
    expect(to.note(id)?.step).toEqual({ owner: 'HUB 07' })
    to.setStep(id, null)
    from.notes.setText(id, 'xy')
    carry(from, to)
    expect(to.note(id)).toMatchObject({ text: 'xy', step: null })
  })

  it('names nobody where a facilitator wrote for somebody else', () => {
    const [from, to] = [draft(), board()]
    from.notes.addNote({ questionId: 'q1', text: 'for them', hubId: 'hub_09' })
    from.notes.addNote({ questionId: 'q1', text: 'own', authorId: 'person_me' })
    carry(from, to, { ...me, claimed: true })
    expect(to.notes().map(({ authorId, hubId }) => [authorId, hubId])).toEqual([
      [null, 'hub_09'],
      ['person_me', null],
    ])
  })

  it('leaves nothing behind that is on the board by now', () => {
    const [from, to] = [draft(), board()]
    const id = from.notes.addNote({ questionId: 'q1', text: 'x' })
    from.notes.addNote({ questionId: 'q1', text: ' ' })
    carry(from, to)
    const late = from.notes.addNote({ questionId: 'q1', text: 'late' })
    from.empty()
    expect([...from.notes.noteIds()]).toEqual([late])
    expect(from.movedIds()).toEqual([])
    expect(to.hasNote(id)).toBe(true)
  })

  it('loses no letter, whenever it happens between two letters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('type', 'show', 'sync'), { maxLength: 60 }), (events) => {
        const onDevice = new Draft(new Y.Doc(), () => 1)
        const onServer = new Draft(new Y.Doc(), () => 1)
        const to = board()
        const id = onDevice.notes.addNote({ questionId: 'q1', text: '' })
        let typed = ''
        for (const [index, event] of events.entries()) {
          if (event === 'type') {
            typed += String.fromCharCode(97 + (index % 26))
            onDevice.notes.setText(id, typed)
          } else if (event === 'sync') sync(onDevice.doc, onServer.doc)
          else carry(onServer, to)
        }
        sync(onDevice.doc, onServer.doc)
        carry(onServer, to)
        expect(to.notes().map((note) => note.text)).toEqual(typed === '' ? [] : [typed])
      }),
    )
  })
})

describe('[B10] a draft laid over the board', () => {
  const laid = (hidden: () => boolean, editsStay = false) => {
    const [own, to] = [draft(), board()]
    const view = new BoardDoc(to.doc, () => 2000)
    view.attachDraft(own, { personId: 'person_me', inUse: hidden, editsStay: () => editsStay })
    return { own, to, view }
  }

  it('reads as one board, with new notes in the draft while writing is hidden', () => {
    let hidden = true
    const { own, to, view } = laid(() => hidden)
    const secret = view.addNote({ questionId: 'q1', text: 'secret' })
    hidden = false
    const open = view.addNote({ questionId: 'q1', text: 'open' })
    expect(view.notes().map((note) => note.text)).toEqual(['secret', 'open'])
    expect(to.notes().map((note) => note.id)).toEqual([open])
    expect(view.note(secret)).toMatchObject({ authorId: 'person_me', createdAt: 2000 })
    expect([view.isDraft(secret), view.isDraft(open)]).toEqual([true, false])
    carry(own, to)
    expect(view.notes()).toHaveLength(2)
    expect(view.isDraft(secret)).toBe(false)
  })

  it('changes the wording where it lives: in the draft, then on the board', () => {
    const { own, to, view } = laid(() => true)
    const id = view.addNote({ questionId: 'q1', text: 'a' })
    view.setText(id, 'ab')
    expect(own.notes.note(id)?.text).toBe('ab')
    to.transact(() => carryDraft(own, to, me))
    view.setText(id, 'abc')
    // What was not carried yet goes where it began: letters in two places would come out in any order.
    expect([own.notes.note(id)?.text, to.note(id)?.text, view.note(id)?.text]).toEqual(['abc', 'ab', 'abc'])
    markCarried(own, { hasNote: () => true })
    to.setText(id, 'abc')
    view.setText(id, 'abcd')
    expect(to.note(id)?.text).toBe('abcd')
    expect(own.notes.note(id)?.text).toBe('abc')
  })

  it('goes on changing the draft where the board does not say whose note it is', () => {
    const { own, to, view } = laid(() => true, true)
    const id = view.addNote({ questionId: 'q1', text: 'a' })
    carry(own, to, { author: null, keepPlaces: false })
    view.setText(id, 'ab')
    expect(own.notes.note(id)?.text).toBe('ab')
    expect(view.note(id)).toMatchObject({ authorId: 'person_me' })
    carry(own, to, { author: null, keepPlaces: false })
    expect(to.note(id)).toMatchObject({ text: 'ab', authorId: null })
  })

  it('undoes the step made last, in the draft or on the board', () => {
    let hidden = true
    const { view, to } = laid(() => hidden)
    const open = to.addNote({ questionId: 'q1', text: 'open' })
    const history = view.history()
    history.captureTimeout = 0
    const secret = view.addNote({ questionId: 'q1', text: 'secret' })
    hidden = false
    view.setText(open, 'open, better')
    expect(history.depth).toBe(2)
    expect(history.undo()).toBe(true)
    expect([view.note(open)?.text, view.hasNote(secret)]).toEqual(['open', true])
    expect(history.undo()).toBe(true)
    expect(view.hasNote(secret)).toBe(false)
    expect(history.undo()).toBe(false)
    history.redo()
    expect(view.note(secret)?.text).toBe('secret')
    history.redo()
    expect(view.note(open)?.text).toBe('open, better')
    history.destroy()
  })

  it('tells of changes in both', () => {
    const { view, to } = laid(() => true)
    const seen: string[] = []
    const stop = view.observe((change) => seen.push(...change.notes))
    const secret = view.addNote({ questionId: 'q1', text: 'a' })
    const open = to.addNote({ questionId: 'q1', text: 'b' })
    stop()
    view.setText(secret, 'unseen')
    expect(seen).toEqual([secret, open])
  })

  it('does not show again what was taken away after it was shown', () => {
    const { own, to, view } = laid(() => true)
    const id = view.addNote({ questionId: 'q1', text: 'a' })
    carry(own, to)
    to.removeNote(id)
    expect(view.notes()).toEqual([])
  })
})

describe('the end of hidden writing', () => {
  const { phases } = templates.local4action.agenda
  const phaseOf = (id: string) => phases.find((phase) => phase.id === id) ?? null
  const course = [
    { phaseId: 'write-q3', at: 0 },
    { phaseId: 'reading', at: 100_000 },
  ]

  it('leaves time for what is still on the way, and no more', () => {
    expect(inDraftGrace(course, phaseOf, 100_000 + DRAFT_GRACE_MS)).toBe(true)
    expect(inDraftGrace(course, phaseOf, 100_001 + DRAFT_GRACE_MS)).toBe(false)
  })

  it('has no such time while writing is still hidden, or was not hidden before', () => {
    expect(inDraftGrace(course.slice(0, 1), phaseOf, 1)).toBe(false)
    expect(inDraftGrace([...course, { phaseId: 'clustering', at: 100_001 }], phaseOf, 100_002)).toBe(false)
  })
})
