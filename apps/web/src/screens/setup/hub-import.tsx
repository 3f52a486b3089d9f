import { decodeSheet, type HubDraft, type HubSheet, hubKey, readHubSheet } from '@atelier/board'
import Papa from 'papaparse'
import { Fragment, useEffect, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { problemText } from './problem-text.ts'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

const MAX_FILE_BYTES = 1_000_000

type Reading = { state: 'reading' | 'tooLarge' | 'unreadable' } | { state: 'read'; sheet: HubSheet }

/** Cells of a file from a spreadsheet, whatever it separates them by; quotes that do not close are tolerated. */
export function cellsOf(text: string): string[][] {
  return Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false }).data
}

/** What stands most often between the headings, which hold no separators of their own; a semicolon when nothing does. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.replace(/^[\s\ufeff]+/, '').split(/[\r\n]/)
  const plain = heading.replace(/"[^"]*"/g, '')
  const count = (mark: string) => plain.split(mark).length
  return [';', ',', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Shows what a file holds, line by line, before anything of it is taken over. */
export function HubImport({
  file,
  before,
  error,
  onClose,
  onStore,
}: {
  file: File
  before: readonly HubDraft[]
  error: string | null
  onClose(): void
  onStore(hubs: HubDraft[]): Promise<void>
}) {
  const t = useTexts(setupTexts)
  const [reading, setReading] = useState<Reading>({ state: 'reading' })
  const [how, setHow] = useState<'replace' | 'add'>(before.length > 0 ? 'add' : 'replace')
  const [storing, setStoring] = useState(false)

  useEffect(() => {
    let gone = false
    const read = async (): Promise<Reading> => {
      if (file.size > MAX_FILE_BYTES) return { state: 'tooLarge' }
      try {
        const text = decodeSheet(new Uint8Array(await file.arrayBuffer()))
        return { state: 'read', sheet: readHubSheet(cellsOf(text)) }
      } catch {
        return { state: 'unreadable' }
      }
    }
    read().then((result) => {
      if (!gone) setReading(result)
    })
    return () => {
      gone = true
    }
  }, [file])

  const take = async (hubs: HubDraft[]) => {
    if (storing) return
    setStoring(true)
    await onStore(how === 'replace' ? hubs : merged(before, hubs))
    setStoring(false)
  }

  return (
    <Dialog title={file.name} open onClose={onClose}>
      {reading.state === 'reading' ? <Spinner label={t('reading')} /> : null}
      {reading.state === 'tooLarge' || reading.state === 'unreadable' ? (
        <Notice kind="refused">{t(reading.state)}</Notice>
      ) : null}
      {reading.state === 'read' ? (
        <Preview
          sheet={reading.sheet}
          how={how}
          onHow={setHow}
          storing={storing}
          error={error}
          onTake={take}
        />
      ) : null}
    </Dialog>
  )
}

/** Both lists as one: a HUB of the same name is the one that was read. */
export function merged(before: readonly HubDraft[], read: readonly HubDraft[]): HubDraft[] {
  const byName = new Map(read.map((hub) => [hubKey(hub.name), hub]))
  const known = before.map((hub) => {
    const news = byName.get(hubKey(hub.name))
    byName.delete(hubKey(hub.name))
    return news ? { ...hub, ...news, name: hub.name } : hub
  })
  return [...known, ...byName.values()]
}

function Preview({
  sheet,
  how,
  storing,
  error,
  onHow,
  onTake,
}: {
  sheet: HubSheet
  how: 'replace' | 'add'
  storing: boolean
  error: string | null
  onHow(how: 'replace' | 'add'): void
  onTake(hubs: HubDraft[]): void
}) {
  const t = useTexts(setupTexts)
  const good = sheet.rows.filter(({ problems }) => problems.length === 0)
  const bad = sheet.rows.length - good.length
  if (!sheet.hasNames) return <Notice kind="refused">{t('noNames')}</Notice>
  return (
    <div className={styles.form}>
      <Notice kind={good.length > 0 ? 'saved' : 'refused'}>{t('goodRows', { count: good.length })}</Notice>
      {bad > 0 ? <Notice kind="waiting">{t('badRows', { count: bad })}</Notice> : null}
      {sheet.unknownColumns.length > 0 ? (
        <Notice kind="info">{t('unknownColumns', { names: sheet.unknownColumns.join(', ') })}</Notice>
      ) : null}
      <section className={styles.preview} aria-label={t('previewTitle')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('line', { number: '' }).trim()}</th>
              {(['name', 'city', 'region', 'section', 'language', 'sdgs'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map(({ line, hub, problems }) => (
              <Fragment key={line}>
                <tr data-bad={problems.length > 0}>
                  <th scope="row" rowSpan={problems.length > 0 ? 2 : 1}>
                    {line}
                  </th>
                  <td>{hub.name}</td>
                  <td>{hub.city}</td>
                  <td>{hub.region}</td>
                  <td>{hub.section}</td>
                  <td>{hub.language ?? ''}</td>
                  <td>{hub.sdgs.join(' ')}</td>
                </tr>
                {problems.length > 0 ? (
                  <tr data-bad="true">
                    <td colSpan={6}>
                      <ul className={styles.problems}>
                        {problems.map((problem) => (
                          <li key={`${problem.kind} ${problem.column} ${problem.value}`}>
                            {problemText(t, problem)}
                          </li>
                        ))}
                      </ul>
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <Choice
        label={t('how')}
        value={how}
        options={(['add', 'replace'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={onHow}
      />
      {error ? <Notice kind="refused">{error}</Notice> : null}
      <Button
        kind="primary"
        disabled={good.length === 0}
        aria-disabled={storing}
        onClick={() => onTake(good.map(({ hub }) => hub))}
      >
        {storing ? t('saving') : t('takeOver', { count: good.length })}
      </Button>
    </div>
  )
}
