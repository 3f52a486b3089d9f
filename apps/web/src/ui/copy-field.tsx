import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../i18n.ts'
import { Button } from './button.tsx'
import styles from './copy-field.module.css'
import { copyText } from './copy-text.ts'
import { Notice } from './notice.tsx'
import { uiTexts } from './texts.ts'

/** How long "copied" stays, in ms. */
const THANKS_MS = 2500

/**
 * A text to take away: shown whole, with a button that copies it.
 *
 * Without a secure context browsers give no clipboard; then the older command is tried, and where that fails too the
 * text is selected and a sentence says what to do.
 */
export function CopyField({ label, text }: { label: string; text: string }) {
  const t = useTexts(uiTexts)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [result, setResult] = useState<'none' | 'copied' | 'byHand'>('none')

  useEffect(() => {
    if (result !== 'copied') return
    const timer = setTimeout(() => setResult('none'), THANKS_MS)
    return () => clearTimeout(timer)
  }, [result])

  return (
    <div className={styles.field}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          ref={field}
          className={styles.text}
          readOnly
          dir="ltr"
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          aria-label={`${t(result === 'copied' ? 'copied' : 'copy')} — ${label}`}
          icon={result === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={async () => setResult((await copyText(text, field.current)) ? 'copied' : 'byHand')}
        >
          {t(result === 'copied' ? 'copied' : 'copy')}
        </Button>
      </div>
      <span className="visually-hidden" role="status">
        {result === 'copied' ? t('copied') : ''}
      </span>
      {result === 'byHand' ? <Notice kind="info">{t('copyByHand')}</Notice> : null}
    </div>
  )
}
