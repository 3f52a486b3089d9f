import { LOCALES, MAX_NOTE_CHARS, templates } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { local4actionHubs } from '../hub-directory.ts'
import { scriptedNotes, themes } from './notes.ts'
import { planDemo, quarterEnd } from './plan.ts'

const hubs = await local4actionHubs()
const plan = (seed: number, people = 40) => planDemo({ people, seed, hubs, today: '2030-02-21' })
const questionIds = templates.local4action.questions.map((question) => question.id)

describe('scriptedNotes', () => {
  it('has enough for every question in every language, each wording once', () => {
    for (const questionId of questionIds) {
      const own = scriptedNotes.filter((note) => note.questionId === questionId)
      expect(own.length, questionId).toBeGreaterThanOrEqual(34)
      for (const language of LOCALES)
        expect(own.filter((note) => note.language === language).length, language).toBeGreaterThanOrEqual(10)
    }
    expect(new Set(scriptedNotes.map((note) => note.text)).size).toBe(scriptedNotes.length)
  })

  it('reads like a note: three to twenty words, French punctuation kept together', () => {
    for (const { text, language } of scriptedNotes) {
      const words = text.split(/\s+/).length
      expect(words >= 3 && words <= 20 && text.length <= MAX_NOTE_CHARS, text).toBe(true)
      if (language === 'fr') expect(text).not.toMatch(/(?<!\u00a0)[;:?!]/)
    }
  })

  it('belongs to a theme of its own question, and says the same only within one', () => {
    const byId = new Map(themes.map((theme) => [theme.id, theme]))
    for (const { themeId, questionId } of scriptedNotes)
      if (themeId) expect(byId.get(themeId)?.questionId).toBe(questionId)
    const marks = new Set(scriptedNotes.flatMap((note) => note.same ?? []))
    expect(marks.size).toBe(4)
    for (const mark of marks) {
      const same = scriptedNotes.filter((note) => note.same === mark)
      expect(same).toHaveLength(2)
      expect(new Set(same.map((note) => note.themeId)).size).toBe(1)
    }
  })
})

describe('planDemo', () => {
  it('is the same for the same seed and another for another', () => {
    expect(plan(7)).toEqual(plan(7))
    expect(plan(8)).not.toEqual(plan(7))
  })

  it.each([1, 7, 42, 2030])(
    'fills a board of some 60 to 90 notes from all but the silent HUBs (seed %i)',
    (seed) => {
      const people = plan(seed)
      const notes = people.flatMap((person) => person.notes)
      expect(notes.length).toBeGreaterThanOrEqual(60)
      expect(notes.length).toBeLessThanOrEqual(90)
      expect(new Set(notes.map(({ note }) => note.text)).size).toBe(notes.length)
      expect(new Set(people.map((person) => person.hubId)).size).toBe(hubs.length)
      const silent = hubs.filter((hub) =>
        people.every(({ hubId, notes }) => hubId !== hub.id || notes.length === 0),
      )
      expect(silent.length).toBeGreaterThanOrEqual(2)
      expect(silent.length).toBeLessThanOrEqual(5)
    },
  )

  it('lets people write in their language, and gives cards to next steps only, due after today', () => {
    for (const person of plan(7))
      for (const { note, step, late } of person.notes) {
        expect(note.language).toBe(person.language)
        if (note.questionId !== 'q3') expect([step, late]).toEqual([null, false])
        if (step) expect((step.due ?? '') > '2030-02-21').toBe(true)
      }
  })
})

it('counts quarters over the end of a year', () => {
  expect(quarterEnd('2030-02-21', 1)).toBe('2030-06-30')
  expect(quarterEnd('2030-12-31', 1)).toBe('2031-03-31')
})
