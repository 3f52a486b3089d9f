import { can, type Locale, takeSnapshot } from '@atelier/board'
import { buildReport, type Report } from '@atelier/report'
import { ArrowLeft, Download, Printer } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useHubs,
  useJoined,
  useLocale,
  useMeta,
  useNotes,
  usePhases,
  useQuestions,
  useSession,
  useSessionState,
  useSettings,
} from '../../session/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { LANGUAGE_NAMES, LanguageSwitch } from '../../ui/language-switch.tsx'
import { StatePage } from '../../ui/state-page.tsx'
import { ReportDocument } from './report-document.tsx'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'

const LANGUAGES = (['en', 'fr', 'es'] as const).map((value) => ({
  value,
  label: LANGUAGE_NAMES[value],
  lang: value,
}))

/** The synthesis as it stands now, and the ways to take it away. */
export function ReportScreen() {
  const t = useTexts(reportTexts)
  const { me, boardId } = useSession()
  const interfaceLanguage = useLocale()
  const [language, setLanguage] = useState<Locale>(interfaceLanguage)
  const allowed = can(me.role, 'takeReport')
  const report = useLiveReport(language)

  if (!allowed)
    return (
      <StatePage title={t('title')} text={t('notForYou')}>
        <LinkButton kind="primary" href={`/b/${boardId}`}>
          {t('back')}
        </LinkButton>
      </StatePage>
    )

  const file = (format: 'md' | 'json') =>
    `/api/boards/${encodeURIComponent(boardId)}/report.${format}?lang=${language}`
  return (
    <div className={styles.screen}>
      <header className={styles.tools}>
        <LinkButton kind="plain" href={`/b/${boardId}`} icon={<ArrowLeft aria-hidden="true" />}>
          {t('back')}
        </LinkButton>
        <LanguageSwitch />
      </header>
      <aside className={styles.side} aria-label={t('download')}>
        <h1>{t('title')}</h1>
        <p className={styles.muted}>{t('live')}</p>
        <Choice<Locale> label={t('language')} value={language} options={LANGUAGES} onChange={setLanguage} />
        <div className={styles.files}>
          <a className={styles.file} data-primary="true" href={file('md')} download>
            <Download aria-hidden="true" />
            <span>
              {t('markdown')}
              <small>{t('markdownHint')}</small>
            </span>
          </a>
          <a className={styles.file} href={file('json')} download>
            <Download aria-hidden="true" />
            <span>
              {t('json')}
              <small>{t('jsonHint')}</small>
            </span>
          </a>
          <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </aside>
      <main className={styles.sheet}>
        <ReportDocument report={report} />
      </main>
    </div>
  )
}

/** The report of the board as it is; made again, when the page has time, after each change. */
function useLiveReport(language: Locale): Report {
  const { board, facilitation, serverNow } = useSession()
  // What a report is made of: each of these is a new object when it has changed.
  const sources = [
    useNotes(),
    useClusters(),
    useMeta(),
    useQuestions(),
    useHubs(),
    usePhases(),
    useSessionState(),
    useSettings(),
    useJoined(),
  ]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sources stand for the documents
  const version = useMemo(() => ({ at: serverNow() }), sources)
  const calm = useDeferredValue(version)
  return useMemo(() => {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return buildReport(takeSnapshot(board, facilitation, calm.at), { language, now: calm.at, timeZone })
  }, [board, facilitation, calm, language])
}
