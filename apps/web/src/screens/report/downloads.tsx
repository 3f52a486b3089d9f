import type { BoardSnapshot, Locale } from '@atelier/board'
import type { Report } from '@atelier/report'
import { FileBraces, FileDown, FileSpreadsheet, FileText, LoaderCircle, Presentation } from 'lucide-react'
import { useEffect, useReducer, useRef, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { readStored, writeStored } from '../../session/device-storage.ts'
import { useLocale, useObservable, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Changes, changesSince, readTaken, takenNow } from './changes-since.ts'
import { type Download, DownloadQueue } from './download-queue.ts'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'

const FILES = [
  { format: 'docx', icon: FileText, name: 'docx', hint: 'docxHint' },
  { format: 'pdf', icon: FileDown, name: 'pdf', hint: 'pdfHint' },
  { format: 'pptx', icon: Presentation, name: 'pptx', hint: 'pptxHint' },
  { format: 'xlsx', icon: FileSpreadsheet, name: 'xlsx', hint: 'xlsxHint' },
  { format: 'csv', icon: FileSpreadsheet, name: 'csv', hint: 'csvHint' },
  { format: 'md', icon: FileText, name: 'markdown', hint: 'markdownHint' },
  { format: 'json', icon: FileBraces, name: 'json', hint: 'jsonHint' },
] as const

const BOARD_FILE = { format: 'board', icon: FileBraces, name: 'board', hint: 'boardHint' } as const

type Format = (typeof FILES)[number]['format'] | 'board'

/** How often the time that a file has taken is shown anew, in ms. */
const ELAPSED_MS = 1000
/** Numbers of notes that are listed; more are counted. */
const MAX_LISTED = 24

interface DownloadsProps {
  language: Locale
  timeZone: string
  /** The board as it is now. */
  snapshot(): BoardSnapshot
  /** The same board as it is read beside this. */
  report: Report
}

/** Every format, one button each; and what has changed since this device last took one away. */
export function Downloads({ language, timeZone, snapshot, report }: DownloadsProps) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const { api, storage } = useApp()
  const { boardId } = useSession()
  const [queue] = useState(() => new DownloadQueue())
  const downloads = useObservable(queue.downloads)
  useEffect(() => () => queue.close(), [queue])
  const key = `atelier.taken.${boardId}`
  const [taken, setTaken] = useState(() => readTaken(readStored(storage.local, key)))
  const now = useRef({ snapshot, report })
  now.current = { snapshot, report }
  const changes = taken && changesSince(taken, takenNow(snapshot(), report, '', 0))

  const take = (format: Format) => {
    const path =
      format === 'board'
        ? '/board.json'
        : `/report.${format}?lang=${language}&timeZone=${encodeURIComponent(timeZone)}`
    queue.ask(format, async (signal) => {
      const file = await api.file(boardId, path, signal)
      save(file.bytes, file.name)
      const board = now.current
      const took = takenNow(
        board.snapshot(),
        board.report,
        file.version ?? board.report.cover.version,
        Date.now(),
      )
      writeStored(storage.local, key, took)
      setTaken(took)
    })
  }
  const isUnderWay = (format: Format) =>
    downloads.some(({ what, failure }) => what === format && failure === null)

  return (
    <section className={styles.part} aria-labelledby={`${key}-title`}>
      <h2 id={`${key}-title`}>{t('download')}</h2>
      <div className={styles.files}>
        {[...FILES, BOARD_FILE].map(({ format, icon: Icon, name, hint }, index) => (
          <button
            key={format}
            type="button"
            className={styles.file}
            data-primary={index === 0}
            aria-busy={isUnderWay(format)}
            onClick={() => take(format)}
          >
            {isUnderWay(format) ? (
              <LoaderCircle className={styles.turning} aria-hidden="true" />
            ) : (
              <Icon aria-hidden="true" />
            )}
            <span>
              {t(name)}
              <small>{t(hint)}</small>
            </span>
          </button>
        ))}
      </div>
      <ul className={styles.queue} aria-label={t('underWay')}>
        {downloads.map((download) => (
          <DownloadLine key={download.id} download={download} onDrop={() => queue.drop(download.id)} />
        ))}
      </ul>
      <p role="status" className="visually-hidden">
        {downloads.some(({ failure }) => failure === null) ? t('making') : ''}
      </p>
      {taken && (
        <div className={styles.since}>
          <h3>
            {t('since', {
              when: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
                taken.at,
              ),
            })}
          </h3>
          <p className={styles.muted}>{t('sinceVersion', { version: taken.version })}</p>
          {changes ? <ChangeList changes={changes} /> : <p>{t('sinceNothing')}</p>}
        </div>
      )}
    </section>
  )
}

/** A file that waits, is being made or did not come. */
function DownloadLine({ download, onDrop }: { download: Download; onDrop(): void }) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const { what, since, failure } = download
  const { name } = [...FILES, BOARD_FILE].find(({ format }) => format === what) ?? BOARD_FILE
  const [, drawAgain] = useReducer((turns: number) => turns + 1, 0)
  const isMaking = since !== null && failure === null
  useEffect(() => {
    if (!isMaking) return
    const clock = setInterval(drawAgain, ELAPSED_MS)
    return () => clearInterval(clock)
  }, [isMaking])
  if (failure !== null)
    return (
      <li>
        <Notice kind="refused">
          <strong>{t(name)}</strong> {failureMessage(failure, locale, t('notMade'))}
        </Notice>
        <Button kind="plain" onClick={onDrop}>
          {t('dismiss')}
        </Button>
      </li>
    )
  const elapsed = Math.max(0, Math.round((Date.now() - (since ?? 0)) / 1000))
  return (
    <li>
      <span>
        <strong>{t(name)}</strong>{' '}
        {since === null
          ? t('waits')
          : t('beingMade', { seconds: new Intl.NumberFormat(locale).format(elapsed) })}
      </span>
      <Button kind="plain" aria-label={t('cancelFile', { name: t(name) })} onClick={onDrop}>
        {t('cancel')}
      </Button>
    </li>
  )
}

function ChangeList({ changes }: { changes: Changes }) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const listed = (refs: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(
      refs.length > MAX_LISTED ? [...refs.slice(0, MAX_LISTED), '…'] : refs,
    )
  return (
    <ul>
      {(['added', 'reworded', 'moved', 'removed', 'cards'] as const).map((key) =>
        changes[key].length === 0 ? null : (
          <li key={key}>
            {t(key, { count: changes[key].length })} ({t('numbered', { refs: listed(changes[key]) })})
          </li>
        ),
      )}
      {changes.clusters > 0 && <li>{t('clusters', { count: changes.clusters })}</li>}
      {changes.votes > 0 && <li>{t('sinceVotes')}</li>}
      {changes.texts > 0 && <li>{t('sinceTexts', { count: changes.texts })}</li>}
      {changes.other && <li>{t('sinceOther')}</li>}
    </ul>
  )
}

/** Hands bytes to the browser as a file, as a link with `download` would. */
function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the bytes when the click returns; the address is freed when it is idle.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
