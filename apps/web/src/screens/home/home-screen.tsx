import { Link } from 'wouter'
import { useTexts } from '../../i18n.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Wordmark } from '../../ui/wordmark.tsx'
import { CodeForm } from './code-form.tsx'
import { CreateForm } from './create-form.tsx'
import styles from './home-screen.module.css'
import { RecentBoards } from './recent-boards.tsx'
import { homeTexts } from './texts.ts'

/** The front door: most people type the code from the wall; a few make a board. */
export function HomeScreen() {
  const t = useTexts(homeTexts)
  useTitle(undefined)
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <section className={styles.enter}>
          <h1>{t('headline')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
          <CodeForm />
          <RecentBoards />
        </section>
        <section className={styles.create} aria-labelledby="create-title">
          <CreateForm />
        </section>
      </main>
      <footer className={styles.footer}>
        <Link href="/about">{t('about')}</Link>
      </footer>
    </div>
  )
}
