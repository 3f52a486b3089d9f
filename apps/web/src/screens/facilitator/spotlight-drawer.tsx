import type { Cluster, Note, Question, Spotlight } from '@atelier/board'
import { Eye } from 'lucide-react'
import { useId, useState } from 'react'
import { type Say, useTexts } from '../../i18n.ts'
import { useClusters, useLocale, useNotes, useQuestions, useSpotlight } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import styles from './spotlight-drawer.module.css'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/** What everybody is asked to look at now, and the hand that ends it. */
export function SpotlightState() {
  const t = useTexts(facilitatorTexts)
  const { busy, run } = useConduct()
  const spotlight = useSpotlight()
  const questions = useQuestions()
  const clusters = useClusters()
  const notes = useNotes()
  if (!spotlight) return null
  return (
    <div className={desk.state}>
      <p>
        <Eye aria-hidden="true" />{' '}
        {t('showing', { what: nameOf(spotlight, { questions, clusters, notes, t }) })}
      </p>
      <Button
        disabled={busy}
        onClick={() => run((api, boardId) => api.changeSpotlight(boardId, { target: null }))}
      >
        {t('endShowing')}
      </Button>
    </div>
  )
}

interface Wall {
  questions: readonly Question[]
  clusters: readonly Cluster[]
  notes: readonly Note[]
  t: Say<typeof facilitatorTexts>
}

function nameOf({ kind, id }: Spotlight, { questions, clusters, notes, t }: Wall): string {
  switch (kind) {
    case 'question':
      return t('question', { n: questions.findIndex((question) => question.id === id) + 1 })
    case 'cluster':
      return clusters.find((cluster) => cluster.id === id)?.title || t('untitled')
    case 'note': {
      const text = notes.find((note) => note.id === id)?.text ?? ''
      return text.length > 60 ? `${text.slice(0, 60)}…` : text
    }
  }
}

/** Brings everyone to a question or a group. Notes are found, and shown, in the drawer of notes. */
export function SpotlightDrawer() {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const { busy, run } = useConduct()
  const questions = useQuestions()
  const clusters = useClusters().filter(({ title }) => title.trim() !== '')
  const [clusterId, setClusterId] = useState('')
  const id = useId()
  const show = (target: { kind: 'question' | 'cluster'; id: string }) =>
    run((api, boardId) => api.changeSpotlight(boardId, { target }))
  return (
    <Drawer title={t('bringEveryone')}>
      <ul>
        {questions.map((question, index) => (
          <li key={question.id}>
            <button
              type="button"
              className={styles.showItem}
              aria-disabled={busy}
              aria-label={t('showAll', { what: t('question', { n: index + 1 }) })}
              onClick={busy ? undefined : () => show({ kind: 'question', id: question.id })}
            >
              <QuestionMark number={index + 1} />
              <span>{question.short[locale]}</span>
            </button>
          </li>
        ))}
      </ul>
      {clusters.length > 0 && (
        <div className={desk.sortBar}>
          <label htmlFor={id}>{t('showGroup')}</label>
          <select
            id={id}
            className={desk.input}
            value={clusterId}
            onChange={(event) => setClusterId(event.target.value)}
          >
            <option value="">{t('chooseGroup')}</option>
            {clusters.map((cluster) => (
              <option key={cluster.id} value={cluster.id}>
                {cluster.title}
              </option>
            ))}
          </select>
          <Button
            aria-disabled={clusterId === '' || busy}
            onClick={clusterId === '' ? undefined : () => show({ kind: 'cluster', id: clusterId })}
          >
            {t('show')}
          </Button>
        </div>
      )}
    </Drawer>
  )
}
