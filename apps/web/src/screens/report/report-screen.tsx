import { BoardDoc, can, type Locale, type TrailEvent, takeSnapshot } from '@atelier/board'
import { buildReport } from '@atelier/report'
import { ArrowLeft, Printer } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useEditorial,
  useHubs,
  useJoined,
  useLocale,
  useMeta,
  useNames,
  useNotes,
  usePhases,
  useQuestions,
  useRounds,
  useSession,
  useSessionState,
  useSettings,
} from '../../session/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Choice } from '../../ui/field.tsx'
import { LANGUAGE_NAMES, LanguageSwitch } from '../../ui/language-switch.tsx'
import { StatePage } from '../../ui/state-page.tsx'
import { Downloads } from './downloads.tsx'
import { EditorialTexts } from './editorial-texts.tsx'
import { LayoutChoices } from './layout-choices.tsx'
import { ReportDocument } from './report-document.tsx'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'

const LANGUAGES = (['en', 'fr', 'es'] as const).map((value) => ({
  value,
  label: LANGUAGE_NAMES[value],
  lang: value,
}))

/** The synthesis as it stands now: read it, shape it, take it away. */
export function ReportScreen() {
  const t = useTexts(reportTexts)
  const { me, boardId } = useSession()
  if (!can(me.role, 'takeReport'))
    return (
      <StatePage title={t('title')} text={t('notForYou')}>
        <LinkButton kind="primary" href={`/b/${boardId}`}>
          {t('back')}
        </LinkButton>
      </StatePage>
    )
  return <OpenReport />
}

function OpenReport() {
  const t = useTexts(reportTexts)
  const { boardId } = useSession()
  const interfaceLanguage = useLocale()
  const [language, setLanguage] = useState<Locale>(interfaceLanguage)
  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, [])
  const { at, snapshot } = useLiveSnapshot()
  const editorial = useEditorial()
  const calm = useDeferredValue(at)
  const report = useMemo(
    () => buildReport(snapshot(), { language, now: calm.at, timeZone }),
    [snapshot, calm, language, timeZone],
  )
  return (
    <div className={styles.screen}>
      <header className={styles.tools}>
        <LinkButton kind="plain" href={`/b/${boardId}`} icon={<ArrowLeft aria-hidden="true" />}>
          {t('back')}
        </LinkButton>
        <LanguageSwitch />
      </header>
      <aside className={styles.side} aria-label={t('tools')}>
        <h1>{t('title')}</h1>
        <p className={styles.muted}>{t('live')}</p>
        <Choice<Locale> label={t('language')} value={language} options={LANGUAGES} onChange={setLanguage} />
        <Downloads language={language} timeZone={timeZone} snapshot={snapshot} />
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <EditorialTexts texts={editorial.texts} language={language} />
        <LayoutChoices layout={editorial.layout} />
        <section className={styles.part}>
          <h2>{t('link')}</h2>
          <p className={styles.muted}>{t('linkHint')}</p>
          <CopyField label={t('link')} text={`${window.location.origin}/b/${boardId}/report`} />
        </section>
      </aside>
      <main className={styles.sheet}>
        <ReportDocument report={report} />
      </main>
    </div>
  )
}

/**
 * The board as everybody has it, without what I have in a draft.
 *
 * @returns `at`: a new object after each change; `snapshot` takes the board as it is then
 */
function useLiveSnapshot() {
  const { board, facilitation, serverNow } = useSession()
  const shared = useMemo(() => new BoardDoc(board.doc), [board])
  const trail = useTrail()
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
    useRounds(),
    useNames(),
    useEditorial(),
    trail,
  ]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sources stand for the documents
  const at = useMemo(() => ({ at: serverNow() }), sources)
  const snapshot = useCallback(
    () => takeSnapshot(shared, facilitation, at.at, trail),
    [shared, facilitation, at, trail],
  )
  return { at, snapshot }
}

/** Pause after a change of the board before the record is asked for again, in ms. */
const TRAIL_PAUSE_MS = 2000

/** Who moved what; the server keeps it, so it is asked for after the board has changed. */
function useTrail(): TrailEvent[] {
  const api = useConductorApi()
  const { boardId } = useSession()
  const [trail, setTrail] = useState<TrailEvent[]>([])
  const notes = useNotes()
  const clusters = useClusters()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the board changes
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      api.trail(boardId).then(
        ({ events }) => {
          if (!gone) setTrail(events)
        },
        // Without it the report is complete but for its last annex; the next change asks again.
        () => {},
      )
    }, TRAIL_PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [api, boardId, notes, clusters])
  return trail
}
