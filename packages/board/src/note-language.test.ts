import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { Draft } from './draft.ts'
import { detectLanguage, languageOf } from './note-language.ts'

describe('[B13] the language of a wording', () => {
  it.each([
    ['en', 'Nobody reads the data we publish'],
    ['en', "It isn't our job"],
    ['fr', 'L’accès à l’eau'],
    ['fr', "Qu'attend la ville ?"],
    ['fr', 'Écoles ouvertes'],
    ['es', '¿Quién decide?'],
    ['es', 'Faltan fondos para los barrios'],
    ['es', 'Participación ciudadana'],
    // Typed on a phone, without accents.
    ['fr', 'pas assez de moyens pour les ecoles'],
    ['es', 'mas participacion de los jovenes'],
  ])('is told: %s, %s', (language, text) => expect(detectLanguage(text)).toBe(language))

  it.each(['', '  ', '2030', 'OK', 'Bilbao', 'ODD 11', 'https://example.org', 'Wi-Fi', '👍👍', 'la phase'])(
    'is not told where there is nothing to tell it by: "%s"',
    (text) => expect(detectLanguage(text)).toBeNull(),
  )

  it('is that of its author where the wording does not tell', () => {
    expect(languageOf('Bilbao', 'es')).toBe('es')
    expect(languageOf('Bilbao', null)).toBeNull()
    expect(languageOf('The budget is not ours', 'es')).toBe('en')
  })

  it('is none of ours in another script, however many names in ours are between', () => {
    for (const text of ['المياه للجميع', 'Вода для всех', '住民参加 OK', 'المياه للجميع في Tunis'])
      expect(languageOf(text, 'fr'), text).toBeNull()
    expect(languageOf('The Arabic word المياه means water', 'fr')).toBe('en')
  })
})

describe('[B13] the mark of a note', () => {
  const board = () => new BoardDoc(new Y.Doc())

  it('follows its wording, and goes where that is in none of our languages', () => {
    const notes = board()
    const id = notes.addNote({ questionId: 'q1', language: 'fr' })
    notes.markLanguage(id, 'es')
    expect(notes.note(id)?.language).toBe('es')
    const other = notes.addNote({ questionId: 'q1', language: 'fr' })
    notes.markLanguage(other, null)
    expect(notes.note(other)?.language).toBeNull()
  })

  it('stays when somebody has corrected it', () => {
    const notes = board()
    const id = notes.addNote({ questionId: 'q1', language: 'fr' })
    notes.setLanguage(id, 'en')
    notes.markLanguage(id, 'es')
    expect(notes.note(id)?.language).toBe('en')
  })

  it('writes nothing where it is right already', () => {
    const notes = board()
    const id = notes.addNote({ questionId: 'q1', language: 'fr' })
    let updates = 0
    notes.doc.on('update', () => updates++)
    notes.markLanguage(id, 'fr')
    expect(updates).toBe(0)
  })

  it('is no step that somebody takes back', () => {
    const notes = board()
    const history = notes.history()
    const id = notes.addNote({ questionId: 'q1', text: 'Faltan datos', language: 'fr' })
    history.stopTracking()
    notes.markLanguage(id, 'es')
    expect(history.depth).toBe(1)
    history.undo()
    expect(notes.notes()).toEqual([])
  })

  it('is set in the draft while the note is hidden, and comes to the board with it', () => {
    const own = new Draft(new Y.Doc())
    const shown = board()
    shown.attachDraft(own, { personId: 'person_me', inUse: () => true, editsStay: () => false })
    const id = shown.addNote({ questionId: 'q1', text: 'Faltan datos', language: 'fr' })
    shown.markLanguage(id, 'es')
    expect(own.notes.note(id)?.language).toBe('es')
    expect(shown.doc.getMap('state').size).toBe(0)
  })
})
