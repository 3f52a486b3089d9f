import type { BoardSnapshot, Locale } from '@atelier/board'
import { FileBraces, FileDown, FileSpreadsheet, FileText, LoaderCircle, Presentation } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { readStored, writeStored } from '../../session/device-storage.ts'
import { useLocale, useSession } from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import { type Changes, changesSince, readTaken, takenNow } from './changes-since.ts'
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

type Format = (typeof FILES)[number]['format'] | 'board'

interface DownloadsProps {
  language: Locale
  timeZone: string
  /** The board as it is now. */
  snapshot(): BoardSnapshot
}

/** Every format, one button each; and what has changed since this device last took one away. */
export function Downloads({ language, timeZone, snapshot }: DownloadsProps) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const { api, storage } = useApp()
  const { boardId } = useSession()
  const [under, setUnder] = useState<Format | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const key = `atelier.taken.${boardId}`
  const [taken, setTaken] = useState(() => readTaken(readStored(storage.local, key)))
  const changes = taken && changesSince(taken, takenNow(snapshot(), 0))

  const take = async (format: Format) => {
    if (under) return
    setUnder(format)
    setFailure(null)
    const board = snapshot()
    try {
      const path =
        format === 'board'
          ? '/board.json'
          : `/report.${format}?lang=${language}&timeZone=${encodeURIComponent(timeZone)}`
      const file = await api.file(boardId, path)
      save(file.bytes, file.name)
      const now = takenNow(board, Date.now())
      writeStored(storage.local, key, now)
      setTaken(now)
    } catch (error) {
      setFailure(error)
    } finally {
      setUnder(null)
    }
  }

  return (
    <section className={styles.part} aria-labelledby={`${key}-title`}>
      <h2 id={`${key}-title`}>{t('download')}</h2>
      <div className={styles.files}>
        {FILES.map(({ format, icon: Icon, name, hint }, index) => (
          <button
            key={format}
            type="button"
            className={styles.file}
            data-primary={index === 0}
            aria-busy={under === format}
            onClick={() => void take(format)}
          >
            {under === format ? (
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
        <button type="button" className={styles.file} onClick={() => void take('board')}>
          <FileBraces aria-hidden="true" />
          <span>
            {t('board')}
            <small>{t('boardHint')}</small>
          </span>
        </button>
      </div>
      <p role="status" className={styles.muted}>
        {under ? t('making') : ''}
      </p>
      {failure !== null && <Notice kind="refused">{failureMessage(failure, locale, t('notMade'))}</Notice>}
      {taken && (
        <div className={styles.since}>
          <h3>
            {t('since', {
              when: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
                taken.at,
              ),
            })}
          </h3>
          {changes ? <ChangeList changes={changes} /> : <p>{t('sinceNothing')}</p>}
        </div>
      )}
    </section>
  )
}

function ChangeList({ changes }: { changes: Changes }) {
  const t = useTexts(reportTexts)
  const lines = (['added', 'reworded', 'moved', 'removed', 'clusters'] as const).filter(
    (key) => changes[key] > 0,
  )
  return (
    <ul>
      {lines.map((key) => (
        <li key={key}>{t(key, { count: changes[key] })}</li>
      ))}
      {changes.votes !== 0 && <li>{t('sinceVotes')}</li>}
      {changes.commitments !== 0 && <li>{t('sinceCommitments')}</li>}
      {lines.length === 0 && changes.votes === 0 && changes.commitments === 0 && <li>{t('sinceOther')}</li>}
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
