import atkinson from '@fontsource-variable/atkinson-hyperlegible-next/LICENSE?raw'
import arabic from '@fontsource-variable/noto-sans-arabic/LICENSE?raw'
import tldraw from '../../../../../third-party/tldraw-LICENSE-3.x.md?raw'
import { useTexts } from '../../i18n.ts'
import { LinkButton } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Wordmark } from '../../ui/wordmark.tsx'
import styles from './about-screen.module.css'
import { aboutTexts } from './texts.ts'

/** What this is, what it stands on, and under which terms. Licences stand as their authors wrote them. */
export function AboutScreen() {
  const t = useTexts(aboutTexts)
  useTitle(t('title'))
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <h1>{t('title')}</h1>
        <p>{t('what')}</p>
        <h2>{t('privacyTitle')}</h2>
        <p>{t('privacy')}</p>
        <h2>{t('licencesTitle')}</h2>
        <p>{t('licences')}</p>
        <Licence name="tldraw 3.15" text={tldraw} note={t('tldrawNote')} />
        <Licence name="Atkinson Hyperlegible Next" text={atkinson} />
        <Licence name="Noto Sans Arabic" text={arabic} />
        <LinkButton href="/">{t('home')}</LinkButton>
      </main>
    </div>
  )
}

function Licence({ name, text, note }: { name: string; text: string; note?: string }) {
  return (
    <details className={styles.licence}>
      <summary>{name}</summary>
      {note ? <p>{note}</p> : null}
      <pre lang="en">{text}</pre>
    </details>
  )
}
