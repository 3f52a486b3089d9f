import { LOCALES } from '@atelier/board'
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
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t('language')}</legend>
      {LOCALES.map((value) => (
        <button
          key={value}
          type="button"
          lang={value}
          title={LANGUAGE_NAMES[value]}
          aria-label={LANGUAGE_NAMES[value]}
          aria-pressed={value === locale}
          onClick={() => language.choose(value)}
        >
          {value.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
