import { type Hub, type HubDraft, hubsToCsv, MAX_HUBS } from '@atelier/board'
import { Download, Pencil, Plus, Trash, Undo2, Upload } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApi } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { useHubs, useJoined, useMeta, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { HubBadge } from '../../ui/hub-badge.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { HubDialog } from './hub-dialog.tsx'
import { fileNameOf, saveFile } from './save-file.ts'
import { storeHubs } from './setup-api.ts'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

/** Brings the reader of CSV files with it, which nobody else needs. */
const HubImport = lazy(async () => ({ default: (await import('./hub-import.tsx')).HubImport }))

const draftOf = ({ id, name, city, region = '', section = '', language, sdgs }: Hub): HubDraft => ({
  id,
  name,
  city,
  region,
  section,
  language,
  sdgs,
})

/** The directory: who is expected, who is here; changed one by one or by a list from a spreadsheet. */
export function HubsEditor() {
  const t = useTexts(setupTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const api = useApi()
  const { boardId } = useSession()
  const meta = useMeta()
  const hubs = useHubs()
  const joined = useJoined()
  const picker = useRef<HTMLInputElement>(null)
  const [editing, setEditing] = useState<Hub | 'new' | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [kept, setKept] = useState<string[]>([])
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const [error, setError] = useState<string | null>(null)

  const drafts = hubs.map(draftOf)
  /** @returns whether it is stored */
  const store = async (next: readonly HubDraft[]): Promise<boolean> => {
    setError(null)
    try {
      const answer = await storeHubs(api, boardId, next)
      setKept(answer.kept)
      setRemoved(goneFrom(drafts, next, answer.kept))
      return true
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
      return false
    }
  }
  const here = hubs.filter((hub) => (joined[hub.id] ?? 0) > 0).length
  const download = (list: readonly HubDraft[]) =>
    saveFile(`hubs-${fileNameOf(meta?.title ?? '')}.csv`, 'text/csv;charset=utf-8', hubsToCsv(list))

  return (
    <section className={styles.part} aria-labelledby="part-hubs">
      <h2 id="part-hubs">{t('hubs')}</h2>
      <p className={styles.hint}>{t('hubsHint')}</p>
      <div className={styles.row}>
        <Button kind="primary" icon={<Upload aria-hidden="true" />} onClick={() => picker.current?.click()}>
          {t('importCsv')}
        </Button>
        <Button
          icon={<Plus aria-hidden="true" />}
          disabled={hubs.length >= MAX_HUBS}
          onClick={() => setEditing('new')}
        >
          {t('addHub')}
        </Button>
        <Button icon={<Download aria-hidden="true" />} onClick={() => download(drafts)}>
          {t(hubs.length > 0 ? 'exportCsv' : 'emptyCsv')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t('importCsv')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            event.target.value = ''
          }}
        />
      </div>
      {error ? <Notice kind="refused">{error}</Notice> : null}
      {kept.length > 0 ? (
        <Notice kind="info">{t('kept', { count: kept.length, names: kept.join(', ') })}</Notice>
      ) : null}
      {removed.length > 0 ? (
        <TakenAway
          key={removed.map(({ hub }) => hub.id).join()}
          removed={removed}
          onUndo={() => void store(broughtBack(drafts, removed))}
        />
      ) : null}
      {hubs.length === 0 ? (
        <p className={styles.empty}>{t('noHubs')}</p>
      ) : (
        <>
          <p className={styles.count} role="status">
            {t('hubCount', { count: hubs.length })}, {t('hubsHere', { count: here })}
          </p>
          <ul className={styles.hubs}>
            {hubs.map((hub) => (
              <HubLine
                key={hub.id}
                hub={hub}
                people={joined[hub.id] ?? 0}
                onEdit={() => setEditing(hub)}
                onRemove={() => void store(drafts.filter(({ id }) => id !== hub.id))}
              />
            ))}
          </ul>
        </>
      )}
      {editing ? (
        <HubDialog
          hub={editing === 'new' ? null : draftOf(editing)}
          onClose={() => setEditing(null)}
          onStore={async (draft) => {
            const next =
              editing === 'new'
                ? [...drafts, draft]
                : drafts.map((hub) => (hub.id === draft.id ? draft : hub))
            if (await store(next)) setEditing(null)
          }}
          others={drafts.filter(({ id }) => editing === 'new' || id !== editing.id)}
          error={error}
        />
      ) : null}
      {file ? (
        <Suspense>
          <HubImport
            file={file}
            before={drafts}
            onClose={() => setFile(null)}
            onStore={async (next) => {
              if (await store(next)) setFile(null)
            }}
            error={error}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

/** A HUB that was just taken away, and its place in the list. */
interface Removed {
  hub: HubDraft
  index: number
}

/** @param kept names of HUBs that stayed all the same */
function goneFrom(
  before: readonly HubDraft[],
  after: readonly HubDraft[],
  kept: readonly string[],
): Removed[] {
  return before
    .map((hub, index) => ({ hub, index }))
    .filter(
      ({ hub }) =>
        !kept.includes(hub.name) &&
        !after.some(({ id, name }) => id === hub.id || (id === undefined && name === hub.name)),
    )
}

/** The directory as it stands now, with what was taken away back in its place. */
function broughtBack(hubs: readonly HubDraft[], removed: readonly Removed[]): HubDraft[] {
  const next = [...hubs]
  for (const { hub, index } of removed) if (!next.some(({ id }) => id === hub.id)) next.splice(index, 0, hub)
  return next.slice(0, MAX_HUBS)
}

/** The most names that a sentence lists. */
const MAX_NAMES = 5

const namesOf = (removed: readonly Removed[]): string =>
  removed
    .slice(0, MAX_NAMES)
    .map(({ hub }) => hub.name)
    .join(', ') + (removed.length > MAX_NAMES ? '…' : '')

/** What was taken away, and the way back. It takes the focus that the row had. */
function TakenAway({ removed, onUndo }: { removed: readonly Removed[]; onUndo(): void }) {
  const t = useTexts(setupTexts)
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus(), [])
  return (
    <Notice kind="info">
      <div className={styles.row}>
        <span>{t('hubsRemoved', { count: removed.length, names: namesOf(removed) })}</span>
        <Button ref={undo} kind="plain" icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
          {t('undoRemoved')}
        </Button>
      </div>
    </Notice>
  )
}

function HubLine({
  hub,
  people,
  onEdit,
  onRemove,
}: {
  hub: Hub
  people: number
  onEdit(): void
  onRemove(): void
}) {
  const t = useTexts(setupTexts)
  const place = [hub.city, hub.region, hub.section].filter(Boolean).join(' · ')
  const more = [
    hub.language ? LANGUAGE_NAMES[hub.language] : '',
    hub.sdgs.length > 0 ? `${t('col.sdgs')} ${hub.sdgs.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <li className={styles.hub}>
      <HubBadge hub={hub} />
      <span className={styles.hubName}>
        <strong>{hub.name}</strong>
        {place ? <small>{place}</small> : null}
        {more ? <small>{more}</small> : null}
      </span>
      <span className={people > 0 ? styles.joined : styles.hint}>
        {people > 0 ? t('joined', { count: people }) : t('expected')}
      </span>
      <span className={styles.tools}>
        <Button
          kind="plain"
          aria-label={t('editHub', { name: hub.name })}
          icon={<Pencil aria-hidden="true" />}
          onClick={onEdit}
        />
        <Button
          kind="plain"
          aria-label={t('removeHub', { name: hub.name })}
          icon={<Trash aria-hidden="true" />}
          onClick={onRemove}
        />
      </span>
    </li>
  )
}
