import { ArrowRight } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { failureMessage } from '../../api.ts'
import { useApi } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { uiTexts } from '../../ui/texts.ts'
import styles from './code-form.module.css'
import { homeTexts } from './texts.ts'

/** The six characters from the wall. What was typed stays when they open nothing. */
export function CodeForm({ initial = '' }: { initial?: string }) {
  const t = useTexts(homeTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const api = useApi()
  const [, navigate] = useLocation()
  const id = useId()
  const [code, setCode] = useState(initial)
  const [error, setError] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)

  const enter = async (event: FormEvent) => {
    event.preventDefault()
    const plain = plainCode(code)
    if (asking) return
    if (plain === '') return setError(t('codeMissing'))
    setAsking(true)
    setError(null)
    try {
      await api.invitation({ code: plain })
      navigate(`/j/${encodeURIComponent(plain)}`)
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
    } finally {
      setAsking(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={enter} noValidate>
      <label htmlFor={id}>{t('codeLabel')}</label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.code}
          value={code}
          onChange={(event) => setCode(event.target.value.toUpperCase())}
          placeholder="K7M 2XP"
          dir="ltr"
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <Button type="submit" kind="primary" aria-disabled={asking}>
          {t('enter')}
          <ArrowRight aria-hidden="true" />
        </Button>
      </div>
      {error ? (
        <Notice kind="refused" id={`${id}-error`}>
          {error}
        </Notice>
      ) : null}
    </form>
  )
}

/** A code as the server compares it: without the spaces and dashes people put in to read it. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s\-–—.]/g, '').toUpperCase()
}
