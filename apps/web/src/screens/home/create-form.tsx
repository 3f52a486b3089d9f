import { type CreatedBoard, LOCALES, type Locale, MAX_TITLE_CHARS } from '@atelier/board'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { type Api, failureMessage, RequestError } from '../../api.ts'
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
import { savedAs } from './opened-file.ts'
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
  const opensAgain = beginning.with === 'file' && beginning.file?.holds === 'board'

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
      const as = { title: title.trim(), language }
      const board = await begin(app.api, earlier ?? beginning, as, token ?? undefined)
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
          if (value.with !== 'file' || value.file?.holds !== 'board') return
          // A board comes back under its own name and in its own language, until another is given here.
          const saved = value.file.saved.board
          setTitle((typed) => typed || saved.title)
          setChosen((language) => language ?? saved.language)
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
        {t(making ? 'creating' : opensAgain ? 'openAgain' : 'create')}
      </Button>
    </form>
  )
}

/** Has the server make the board. */
function begin(
  api: Api,
  beginning: Beginning,
  as: { title: string; language: Locale },
  token: string | undefined,
): Promise<CreatedBoard> {
  switch (beginning.with) {
    case 'template':
      return api.createBoard({ ...as, template: beginning.template }, token)
    case 'earlier':
      return api.createBoard({ ...as, from: beginning.boardId }, token)
    case 'link':
      return api.createBoard(as, token)
    case 'file':
      return beginning.file?.holds === 'board'
        ? api.importBoard(savedAs(beginning.file.saved, as.title, as.language), token)
        : api.createBoard({ ...as, ...(beginning.file && { file: beginning.file.template }) }, token)
  }
}

/** The secret of a link of a role, however it was pasted; `null` when there is none in it. */
const secretOf = (link: string): string | null => /#([\w-]{16,64})\s*$/.exec(link)?.[1] ?? null
