import { can, templateFileOf } from '@atelier/board'
import { ArrowRight, Download, UserPlus } from 'lucide-react'
import { Link, useSearchParams } from 'wouter'
import { useTexts } from '../../i18n.ts'
import { useMeta, useSession, useSettings } from '../../session/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatePage } from '../../ui/state-page.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Wordmark } from '../../ui/wordmark.tsx'
import { useTranslationHost } from '../translation-host.ts'
import { HubsEditor } from './hubs-editor.tsx'
import { QuestionsEditor } from './questions-editor.tsx'
import { fileNameOf, saveFile } from './save-file.ts'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

const PARTS = ['questions', 'hubs', 'template'] as const
type Part = (typeof PARTS)[number]

/** What facilitators settle before the session: questions, HUBs, and by a screen of its own the agenda. `?part=hubs` opens at that part. */
export function SetupScreen() {
  const t = useTexts(setupTexts)
  const { boardId, me } = useSession()
  const meta = useMeta()
  const [search, setSearch] = useSearchParams()
  const part = PARTS.find((one) => one === search.get('part')) ?? 'questions'
  useTitle(`${t('title')} · ${meta?.title ?? ''}`)
  if (!can(me.role, 'conduct'))
    return (
      <StatePage kind="shut" title={t('title')} text={t('notYours')}>
        <LinkButton kind="primary" href={`/b/${boardId}`}>
          {t('openBoard')}
        </LinkButton>
      </StatePage>
    )
  const show = (next: Part) =>
    setSearch(
      (params) => {
        params.set('part', next)
        return params
      },
      { replace: true },
    )
  const tab = (one: Part) => (
    <button
      key={one}
      type="button"
      aria-current={one === part ? 'page' : undefined}
      onClick={() => show(one)}
    >
      {t(one)}
    </button>
  )
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={styles.title}>
          <div>
            <p>{t('title')}</p>
            <h1>{meta?.title}</h1>
          </div>
          <div className={styles.row}>
            <LinkButton href={`/b/${boardId}/share`} icon={<UserPlus aria-hidden="true" />}>
              {t('invite')}
            </LinkButton>
            <LinkButton kind="primary" href={`/b/${boardId}`}>
              {t('openBoard')}
              <ArrowRight aria-hidden="true" />
            </LinkButton>
          </div>
        </div>
        <nav className={styles.tabs} aria-label={t('parts')}>
          {PARTS.slice(0, 1).map(tab)}
          <Link href={`/b/${boardId}/agenda`}>{t('agenda')}</Link>
          {PARTS.slice(1).map(tab)}
        </nav>
        <TranslationNotice />
        {part === 'questions' ? <QuestionsEditor /> : null}
        {part === 'hubs' ? <HubsEditor /> : null}
        {part === 'template' ? <TemplatePart /> : null}
      </main>
    </div>
  )
}

/** Says that notes can leave the server, and to whom: only where a service is set up. */
function TranslationNotice() {
  const t = useTexts(setupTexts)
  const { translation } = useSettings()
  const host = useTranslationHost()
  if (host === null) return null
  return <Notice kind="info">{t(translation ? 'translationOn' : 'translationOff', { host })}</Notice>
}

function TemplatePart() {
  const t = useTexts(setupTexts)
  const { facilitation } = useSession()
  const meta = useMeta()
  const download = () =>
    saveFile(
      `${fileNameOf(meta?.title ?? '')}.atelier.json`,
      'application/json',
      `${JSON.stringify(templateFileOf(facilitation), null, 2)}\n`,
    )
  return (
    <section className={styles.part} aria-labelledby="part-template">
      <h2 id="part-template">{t('template')}</h2>
      <p className={styles.hint}>{t('templateHint')}</p>
      <Button icon={<Download aria-hidden="true" />} onClick={download}>
        {t('downloadTemplate')}
      </Button>
    </section>
  )
}
