import { LOCALES, type Locale } from '@atelier/board'
import { useState } from 'react'
import { useLanguage, useLocale, useTexts } from '../i18n.ts'
import styles from './language-switch.module.css'
import { uiTexts } from './texts.ts'

/** Names of the languages in themselves: the same whatever the interface speaks. */
export const LANGUAGE_NAMES = { en: 'English', fr: 'Français', es: 'Español' } as const

/** Changes the language of this device's interface. */
export function LanguageSwitch() {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const locale = useLocale()
  const [failed, setFailed] = useState(false)
  const choose = (value: Locale) => {
    setFailed(false)
    language.choose(value)?.catch(() => setFailed(true))
  }
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t('language')}</legend>
      {LOCALES.map((value) => (
        <button
          key={value}
          type="button"
          lang={value}
          title={LANGUAGE_NAMES[value]}
          aria-label={`${value.toUpperCase()} ${LANGUAGE_NAMES[value]}`}
          aria-pressed={value === locale}
          onClick={() => choose(value)}
        >
          {value.toUpperCase()}
        </button>
      ))}
      {failed ? (
        <span className={styles.failed} role="alert">
          {t('languageUnreachable')}
        </span>
      ) : null}
    </fieldset>
  )
}
