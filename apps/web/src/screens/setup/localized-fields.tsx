import { LOCALES, type Locale, type Localized } from '@atelier/board'
import { useId } from 'react'
import { useLocale, useTexts } from '../../i18n.ts'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { missingIn } from './localized-draft.ts'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

/** A text to be written, in every language. */
export interface LocalizedField {
  key: string
  /** Shown above the field. */
  label: string
  /** Said by a screen reader, where `label` alone does not tell which one it is. */
  name?: string
  value: Localized
  maxLength: number
  lines?: number
  onChange(value: Localized): void
}

/** Fields in the reader's language, and the same in the other languages below, folded away. */
export function LocalizedFields({ fields }: { fields: readonly LocalizedField[] }) {
  const t = useTexts(setupTexts)
  const locale = useLocale()
  const others = LOCALES.filter((other) => other !== locale)
  const missing = missingIn(fields.map(({ value }) => value))
  return (
    <>
      {fields.map((field) => (
        <Wording key={field.key} field={field} locale={locale} />
      ))}
      <details className={styles.others}>
        <summary>
          {t('otherLanguages')}
          {missing > 0 ? (
            <span className={styles.missing}>{t('languageMissing', { count: missing })}</span>
          ) : null}
        </summary>
        {others.map((other) => (
          <fieldset key={other} className={styles.fields} lang={other}>
            <legend>{LANGUAGE_NAMES[other]}</legend>
            {fields.map((field) => (
              <Wording key={field.key} field={field} locale={other} />
            ))}
          </fieldset>
        ))}
      </details>
    </>
  )
}

function Wording({ field, locale }: { field: LocalizedField; locale: Locale }) {
  const id = useId()
  const { label, name, value, maxLength, lines = 1, onChange } = field
  const common = {
    id,
    lang: locale,
    maxLength,
    value: value[locale],
    'aria-label': name ? `${name} (${LANGUAGE_NAMES[locale]})` : undefined,
  }
  return (
    <div className={styles.wording}>
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea
          {...common}
          rows={lines}
          onChange={(event) => onChange({ ...value, [locale]: event.target.value })}
        />
      ) : (
        <input {...common} onChange={(event) => onChange({ ...value, [locale]: event.target.value })} />
      )}
    </div>
  )
}
