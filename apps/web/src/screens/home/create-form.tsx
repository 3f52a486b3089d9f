import { LOCALES, type Locale, MAX_TITLE_CHARS, templates, unbroken } from '@atelier/board'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { failureMessage, RequestError } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { setTabRole } from '../../session/device-storage.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { rememberBoard, rememberLinks } from '../device-boards.ts'
import styles from './create-form.module.css'
import { homeTexts } from './texts.ts'

/** Makes a board from the template, takes its maker in as a facilitator and leads to its links. */
export function CreateForm() {
  const t = useTexts(homeTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const app = useApp()
  const [, navigate] = useLocation()
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<Locale | null>(null)
  const [token, setToken] = useState<string | null>(null)
  const [error, setError] = useState<{ on: 'title' | 'token' | 'form'; text: string } | null>(null)
  const [making, setMaking] = useState(false)
  const language = chosen ?? locale

  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (making) return
    if (title.trim() === '') return setError({ on: 'title', text: t('titleMissing') })
    setMaking(true)
    setError(null)
    try {
      const board = await app.api.createBoard(
        { title: title.trim(), template: 'local4action', language },
        token ?? undefined,
      )
      rememberLinks(app.storage, board)
      const secret = new URL(board.links.facilitator).hash.slice(1)
      await app.api.join({ secret, language: locale }, 'facilitator')
      setTabRole(app.storage, board.boardId, 'facilitator')
      rememberBoard(app.storage, { boardId: board.boardId, title: title.trim(), role: 'facilitator' })
      navigate(`/b/${board.boardId}/share`)
    } catch (failure) {
      const text = failureMessage(failure, locale, tUi('unreachable'))
      const needsToken = failure instanceof RequestError && failure.code === 'createTokenNeeded'
      if (needsToken) setToken((typed) => typed ?? '')
      setError({ on: needsToken ? 'token' : 'form', text })
    } finally {
      setMaking(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={create} noValidate>
      <h2 id="create-title">{t('createHeading')}</h2>
      <div className={styles.template}>
        <p>{t('templateText')}</p>
        <ol lang={language}>
          {templates.local4action.questions.map((question, index) => (
            <li key={question.id}>
              <QuestionMark number={index + 1} />
              <span>{unbroken(question.text[language])}</span>
            </li>
          ))}
        </ol>
      </div>
      <Field
        label={t('titleLabel')}
        placeholder={t('titlePlaceholder')}
        value={title}
        maxLength={MAX_TITLE_CHARS}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
        error={error?.on === 'title' ? error.text : null}
      />
      <Choice
        label={t('boardLanguage')}
        value={language}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        onChange={(value) => setChosen(value)}
      />
      {token === null ? null : (
        <Field
          label={t('tokenLabel')}
          type="password"
          value={token}
          autoComplete="current-password"
          onChange={(event) => setToken(event.target.value)}
          error={error?.on === 'token' ? error.text : null}
        />
      )}
      {error?.on === 'form' ? <Notice kind="refused">{error.text}</Notice> : null}
      <Button type="submit" aria-disabled={making}>
        {t(making ? 'creating' : 'create')}
      </Button>
    </form>
  )
}
