import { LOCALES, type Locale, MAX_TITLE_CHARS, type NewBoard } from '@atelier/board'
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
import { uiTexts } from '../../ui/texts.ts'
import { rememberBoard, rememberLinks } from '../device-boards.ts'
import { type Beginning, BeginWith } from './begin-with.tsx'
import styles from './create-form.module.css'
import { homeTexts } from './texts.ts'

/** Makes a board, takes its maker in as a facilitator and leads to its links. */
export function CreateForm() {
  const t = useTexts(homeTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const app = useApp()
  const [, navigate] = useLocation()
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<Locale | null>(null)
  const [token, setToken] = useState<string | null>(null)
  const [error, setError] = useState<{ on: 'title' | 'token' | 'way' | 'form'; text: string } | null>(null)
  const [making, setMaking] = useState(false)
  const [beginning, setBeginning] = useState<Beginning>({ with: 'template', template: 'local4action' })
  const language = chosen ?? locale

  /** Takes this device in as a facilitator of the session that a link opens; `null` when it opens another role. */
  const earlierBoard = async (secret: string): Promise<Beginning | null> => {
    const { boardId, role, title: earlier } = await app.api.invitation({ secret })
    if (role !== 'facilitator') return null
    await app.api.join({ secret, language: locale }, 'facilitator')
    rememberBoard(app.storage, { boardId, title: earlier, role })
    return { with: 'earlier', boardId, title: earlier }
  }
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (making) return
    if (title.trim() === '') return setError({ on: 'title', text: t('titleMissing') })
    if (beginning.with === 'file' && !beginning.file) return setError({ on: 'way', text: t('fileMissing') })
    const secret = beginning.with === 'link' ? secretOf(beginning.link) : null
    if (beginning.with === 'link' && !secret) return setError({ on: 'way', text: t('linkWrong') })
    setMaking(true)
    setError(null)
    try {
      const earlier = secret ? await earlierBoard(secret) : null
      if (secret && !earlier) return setError({ on: 'way', text: t('linkWrong') })
      const body: NewBoard = { title: title.trim(), language, ...wayOf(earlier ?? beginning) }
      const board = await app.api.createBoard(body, token ?? undefined)
      rememberLinks(app.storage, board)
      const own = new URL(board.links.facilitator).hash.slice(1)
      await app.api.join({ secret: own, language: locale }, 'facilitator')
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
      <BeginWith
        value={beginning}
        language={language}
        error={error?.on === 'way' ? error.text : null}
        onChange={(value) => {
          setBeginning(value)
          setError(null)
        }}
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

function wayOf(beginning: Beginning): Pick<NewBoard, 'template' | 'from' | 'file'> {
  switch (beginning.with) {
    case 'template':
      return { template: beginning.template }
    case 'earlier':
      return { from: beginning.boardId }
    case 'link':
      return {}
    case 'file':
      return beginning.file ? { file: beginning.file } : {}
  }
}

/** The secret of a link of a role, however it was pasted; `null` when there is none in it. */
const secretOf = (link: string): string | null => /#([\w-]{16,64})\s*$/.exec(link)?.[1] ?? null
