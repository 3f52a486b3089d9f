import { BoardDoc, can, type Locale, type TrailEvent, takeSnapshot } from '@atelier/board'
import { buildReport } from '@atelier/report'
import { ArrowLeft, Printer } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
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
import { Choice } from '../../ui/field.tsx'
import { LANGUAGE_NAMES, LanguageSwitch } from '../../ui/language-switch.tsx'
import { StatePage } from '../../ui/state-page.tsx'
import { Downloads } from './downloads.tsx'
import { EditorialTexts } from './editorial-texts.tsx'
import { HouseFile } from './house-file.tsx'
import { LayoutChoices } from './layout-choices.tsx'
import { ReportDocument } from './report-document.tsx'
import { ReportLink } from './report-link.tsx'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'
import { useReportFiles } from './use-report-files.ts'
import { WallPictureChoice } from './wall-picture.tsx'

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
  const { at, snapshot, isWhole } = useLiveSnapshot()
  const desk = useReportFiles()
  const editorial = useEditorial()
  const calm = useDeferredValue(at)
  const report = useMemo(() => {
    const built = buildReport(snapshot(), { language, now: calm.at, timeZone })
    // Until the record of changes has come, the version would be one that no file has.
    return isWhole ? built : { ...built, cover: { ...built.cover, version: '…' } }
  }, [snapshot, calm, language, timeZone, isWhole])
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
        <Downloads language={language} timeZone={timeZone} snapshot={snapshot} report={report} />
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <EditorialTexts texts={editorial.texts} language={language} />
        <LayoutChoices layout={editorial.layout} />
        <WallPictureChoice desk={desk} language={language} attribution={report.attribution} />
        <HouseFile desk={desk} />
        <ReportLink />
      </aside>
      <main className={styles.sheet}>
        <ReportDocument report={report} picture={desk.files?.picture ?? null} pictureUrl={desk.pictureUrl} />
      </main>
    </div>
  )
}

/**
 * The board as everybody has it, without what I have in a draft.
 *
 * @returns `at`: a new object after each change; `snapshot` takes the board as it is then; `isWhole`: the record of
 *   changes is as new as the board
 */
function useLiveSnapshot() {
  const { board, facilitation, serverNow } = useSession()
  const shared = useMemo(() => new BoardDoc(board.doc), [board])
  const { trail, isFresh } = useTrail()
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
  return { at, snapshot, isWhole: isFresh }
}

/** Pause after a change of the board before the record is asked for again, in ms. */
const TRAIL_PAUSE_MS = 2000

/**
 * Who moved what; the server keeps it, so it is asked for at once, and again after the board has changed.
 *
 * @returns `isFresh`: it is of the board as it is now
 */
function useTrail(): { trail: TrailEvent[]; isFresh: boolean } {
  const api = useConductorApi()
  const { boardId } = useSession()
  const notes = useNotes()
  const clusters = useClusters()
  const [known, setKnown] = useState<{ trail: TrailEvent[]; of: unknown }>({ trail: [], of: null })
  const board = useMemo(() => ({ notes, clusters }), [notes, clusters])
  const isFirst = useRef(true)
  useEffect(() => {
    let gone = false
    const timer = setTimeout(
      () => {
        isFirst.current = false
        api.trail(boardId).then(
          ({ events }) => {
            if (!gone) setKnown({ trail: events, of: board })
          },
          // Without it the report is complete but for its last annex; the next change asks again.
          () => {},
        )
      },
      isFirst.current ? 0 : TRAIL_PAUSE_MS,
    )
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [api, boardId, board])
  return { trail: known.trail, isFresh: known.of === board }
}
