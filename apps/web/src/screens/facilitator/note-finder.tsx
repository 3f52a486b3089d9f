import type { Note } from '@atelier/board'
import { Eye, EyeOff } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useHubs, useNotes, useQuestions, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { Tool } from './cluster-desk.tsx'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import { plainWords } from './plain-words.ts'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/** Notes listed at once; more letters narrow them. */
const FOUND = 8

/** Finds a note by its words or its HUB, to show it to everybody or to take it from view; and what was taken. */
export function NoteFinder() {
  const t = useTexts(facilitatorTexts)
  const notes = useNotes()
  const hidden = notes.filter((note) => note.hidden)
  return (
    <Drawer
      title={t('findNote')}
      note={hidden.length > 0 ? t('hiddenCount', { count: hidden.length }) : undefined}
    >
      <Finder notes={notes} />
      {hidden.length > 0 && <Hidden notes={hidden} />}
    </Drawer>
  )
}

function Finder({ notes }: { notes: readonly Note[] }) {
  const t = useTexts(facilitatorTexts)
  const { board } = useSession()
  const { run } = useConduct()
  const hubs = useHubs()
  const questions = useQuestions()
  const [query, setQuery] = useState('')
  const id = useId()
  const found = useMemo(() => {
    const words = plainWords(query)
    const hubNames = new Map(hubs.map((hub) => [hub.id, `${hub.name} ${hub.code}`]))
    const searchable = (note: Note) =>
      plainWords(`${note.text} ${hubNames.get(note.hubId ?? '') ?? ''}`).join(' ')
    return notes
      .filter((note) => !note.hidden && note.text.trim() !== '')
      .filter((note) => words.every((word) => searchable(note).includes(word)))
      .reverse()
  }, [notes, hubs, query])
  return (
    <>
      <label htmlFor={id}>{t('findBy')}</label>
      <input
        id={id}
        className={desk.input}
        type="search"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p className={desk.muted} role="status">
        {query.trim() === '' ? t('newestNotes') : t('found', { count: found.length })}
      </p>
      <ul className={desk.cards}>
        {found.slice(0, FOUND).map((note) => {
          const short = note.text.slice(0, 60)
          return (
            <li key={note.id}>
              <p className={desk.noteText} dir="auto">
                <QuestionMark number={questions.findIndex((one) => one.id === note.questionId) + 1} />{' '}
                {note.text}
              </p>
              <div className={desk.tools}>
                <Tool
                  label={t('showAll', { what: short })}
                  onClick={() =>
                    run((api, boardId) =>
                      api.changeSpotlight(boardId, { target: { kind: 'note', id: note.id } }),
                    )
                  }
                >
                  <Eye aria-hidden="true" />
                </Tool>
                <Tool label={t('hideNote', { text: short })} onClick={() => board.setHidden(note.id, true)}>
                  <EyeOff aria-hidden="true" />
                </Tool>
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Hidden({ notes }: { notes: readonly Note[] }) {
  const t = useTexts(facilitatorTexts)
  const { board } = useSession()
  return (
    <>
      <h4 className={desk.label}>{t('hiddenNotes')}</h4>
      <ul className={desk.cards}>
        {notes.map((note) => (
          <li key={note.id}>
            <q dir="auto">{note.text}</q>
            <Button
              kind="plain"
              aria-label={t('restoreLabel', { text: note.text.slice(0, 60) })}
              onClick={() => board.setHidden(note.id, false)}
            >
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
