import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { ERRORS, errorMessage } from './errors.ts'
import { FacilitationDoc, LAYOUT } from './facilitation-doc.ts'
import { hubCodes } from './hub.ts'
import { LOCALES, type Localized, localeFrom, unbroken } from './locale.ts'
import { migrate, migrations } from './migrations.ts'
import { PHASE_KINDS } from './phase.ts'
import { takeSnapshot } from './snapshot.ts'
import { fillFromTemplate, templates } from './template.ts'

const filled = () => {
  const facilitation = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(facilitation, templates.local4action, {
    boardId: 'board_1',
    title: 'Penser une stratégie commune',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 1,
    hubs: [],
  })
  return facilitation
}

const texts: [string, Localized][] = [
  ...templates.local4action.questions.flatMap((q): [string, Localized][] => [
    [`question ${q.id}`, q.text],
    [`question ${q.id}, short`, q.short],
  ]),
  ...templates.local4action.agenda.items.map((i): [string, Localized] => [`agenda ${i.id}`, i.title]),
  ...templates.local4action.agenda.phases.flatMap((p): [string, Localized][] => [
    [`phase ${p.id}`, p.name],
    [`phase ${p.id}, instruction`, p.instruction],
  ]),
  ...Object.entries(ERRORS).map(([code, entry]): [string, Localized] => [`error ${code}`, entry.text]),
]

describe('the Local4Action session', () => {
  it('lasts as long as each point of its agenda says: 15, 5 and 25 minutes', () => {
    const { items, phases } = templates.local4action.agenda
    const minutes = items.map((item) => {
      const own = phases.filter((p) => p.agendaItemId === item.id)
      return own.reduce((sum, p) => sum + p.seconds, 0) / 60
    })
    expect(minutes).toEqual([15, 5, 25])
    expect(items.map((item) => item.minutes)).toEqual(minutes)
  })

  it('asks the three guiding questions of the information note', () => {
    expect(templates.local4action.questions.map((q) => q.text.fr.replaceAll('\u00a0', ' '))).toEqual([
      'Quels sont les principaux défis pour le Programme de localisation des ODD ?',
      'Que considérez-vous comme un élément important à ajouter à la communauté des Local4Action HUB ?',
      'Quels sont les spin-offs ou les prochaines étapes de votre initiative ?',
    ])
  })

  it('names only questions and agenda points that it has', () => {
    const { agenda, questions } = templates.local4action
    for (const phase of agenda.phases) {
      expect(agenda.items.map((i) => i.id)).toContain(phase.agendaItemId)
      expect(PHASE_KINDS).toContain(phase.kind)
      for (const id of phase.questionIds) expect(questions.map((q) => q.id)).toContain(id)
    }
  })

  it('starts in its first phase, with the clock not running', () => {
    expect(filled().session()).toEqual({ phaseId: 'presentations', timer: null })
  })
})

describe('words', () => {
  it.each(texts)('%s is written in every language, with French spaces before high punctuation', (_, text) => {
    for (const locale of LOCALES) expect(text[locale].trim()).not.toBe('')
    expect(text.fr).not.toMatch(/[^\u00a0\u202f][?!;»]|[^\u00a0\u202f\d]:(?!\/\/)/)
    expect(text.fr).not.toMatch(/«[^\u00a0\u202f]/)
  })

  it('fills the value that was wrong into the sentence', () => {
    expect(errorMessage('unknownCode', 'fr', { value: 'ABC' })).toContain('«\u00a0ABC\u00a0»')
    expect(errorMessage('noteTooLong', 'es', { length: 300, max: 280 })).toContain('300')
  })

  it('has parameters in every language alike', () => {
    const names = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
    for (const entry of Object.values(ERRORS))
      for (const locale of LOCALES) expect(names(entry.text[locale])).toEqual(names(entry.text.en))
  })

  it('keeps words with a hyphen on one line', () => {
    expect(unbroken('spin-offs – 2022-2026')).toBe('spin-\u2060offs – 2022-2026')
  })

  it('finds the working language nearest to what a browser asks for', () => {
    expect(localeFrom('de-DE,fr-CA;q=0.8,en;q=0.5')).toBe('fr')
    expect(localeFrom(['es-MX'])).toBe('es')
    expect(localeFrom('zh')).toBe('en')
    expect(localeFrom(null)).toBe('en')
  })
})

describe('codes of HUBs', () => {
  it('are short, told apart, and keep the number of a numbered HUB', () => {
    expect(hubCodes(['Bilbao – City of Values', "Xi'an", 'HUB 03', 'HUB 23', 'Bilbao Norte'])).toEqual([
      'BIL',
      'XIA',
      'H03',
      'H23',
      'BI2',
    ])
  })
})

describe('migrations', () => {
  const passed = new Set<number>()

  it('leave a board of the present layout alone', () => {
    expect(migrate(new BoardDoc(new Y.Doc()), filled())).toEqual([])
  })

  it('take a board without a stored layout up, with its notes', () => {
    const board = new BoardDoc(new Y.Doc())
    const facilitation = filled()
    facilitation.layout = 0
    const id = board.addNote({ questionId: 'q1', text: 'kept' })
    for (const layout of migrate(board, facilitation)) passed.add(layout)
    expect(facilitation.layout).toBe(LAYOUT)
    expect(takeSnapshot(board, facilitation, 0).notes).toMatchObject([{ id, text: 'kept' }])
  })

  it('refuse a board from the future, in words', () => {
    const facilitation = filled()
    facilitation.layout = LAYOUT + 1
    expect(() => migrate(new BoardDoc(new Y.Doc()), facilitation)).toThrow(/newer.*Update the server/)
  })

  it('are all exercised here', () => {
    expect([...passed]).toEqual(migrations.map((m) => m.from))
  })
})
