import {
  type HubDraft,
  type HubProblem,
  LOCALES,
  MAX_HUB_NAME_CHARS,
  MAX_PLACE_CHARS,
  readHubSheet,
} from '@atelier/board'
import { type FormEvent, useId, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { problemText } from './problem-text.ts'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

const COLUMNS = ['name', 'city', 'region', 'section', 'language', 'sdgs'] as const

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** One HUB by hand. It is judged as a line of a list would be. */
export function HubDialog({
  hub,
  others,
  error,
  onClose,
  onStore,
}: {
  hub: HubDraft | null
  others: readonly HubDraft[]
  error: string | null
  onClose(): void
  onStore(hub: HubDraft): Promise<void>
}) {
  const t = useTexts(setupTexts)
  const languageId = useId()
  const [cells, setCells] = useState({
    name: hub?.name ?? '',
    city: hub?.city ?? '',
    region: hub?.region ?? '',
    section: hub?.section ?? '',
    language: hub?.language ?? '',
    sdgs: hub?.sdgs.join(' ') ?? '',
  })
  const [problems, setProblems] = useState<HubProblem[]>([])
  const [storing, setStoring] = useState(false)

  const set = (column: (typeof COLUMNS)[number]) => (value: string) => {
    setCells({ ...cells, [column]: value })
    setProblems(problems.filter((problem) => problem.column !== column))
  }
  const errorOf = (column: (typeof COLUMNS)[number]) => {
    const found = problems.filter((problem) => problem.column === column)
    return found.length > 0 ? sentence(found.map((problem) => problemText(t, problem)).join(' — ')) : null
  }

  const store = async (event: FormEvent) => {
    event.preventDefault()
    const lines = [...others.map(({ name }) => [name]), COLUMNS.map((column) => cells[column])]
    const row = readHubSheet([[...COLUMNS], ...lines]).rows.find(({ line }) => line === lines.length + 1)
    const found: HubProblem[] = row?.problems ?? [{ kind: 'nameMissing', column: 'name', value: '' }]
    setProblems(found)
    if (found.length > 0 || !row) return
    setStoring(true)
    await onStore({ ...row.hub, ...(hub?.id !== undefined && { id: hub.id }) })
    setStoring(false)
  }

  const text = (column: 'name' | 'city' | 'region' | 'section', maxLength: number) => (
    <Field
      label={t(`col.${column}`)}
      value={cells[column]}
      maxLength={maxLength}
      autoComplete="off"
      error={errorOf(column)}
      onChange={(event) => set(column)(event.target.value)}
    />
  )
  return (
    <Dialog title={hub ? hub.name : t('addHub')} open onClose={onClose}>
      <form className={styles.form} onSubmit={store} noValidate>
        {text('name', MAX_HUB_NAME_CHARS)}
        {text('city', MAX_PLACE_CHARS)}
        {text('region', MAX_PLACE_CHARS)}
        {text('section', MAX_PLACE_CHARS)}
        <div className={styles.wording}>
          <label htmlFor={languageId}>{t('col.language')}</label>
          <select
            id={languageId}
            value={cells.language}
            onChange={(event) => set('language')(event.target.value)}
          >
            <option value="">{t('anyLanguage')}</option>
            {LOCALES.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {LANGUAGE_NAMES[locale]}
              </option>
            ))}
          </select>
        </div>
        <Field
          label={t('col.sdgs')}
          hint={t('sdgHint')}
          value={cells.sdgs}
          maxLength={80}
          autoComplete="off"
          error={errorOf('sdgs')}
          onChange={(event) => set('sdgs')(event.target.value)}
        />
        {error ? <Notice kind="refused">{error}</Notice> : null}
        <Button type="submit" kind="primary" aria-disabled={storing}>
          {t(storing ? 'saving' : 'save')}
        </Button>
      </form>
    </Dialog>
  )
}
