import type { Hub } from '@atelier/board'
import { Search } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import { useTexts } from '../i18n.ts'
import { Button } from './button.tsx'
import { HubBadge } from './hub-badge.tsx'
import styles from './hub-picker.module.css'
import { findHubs } from './hub-search.ts'
import { Notice } from './notice.tsx'
import { uiTexts } from './texts.ts'

/** Above this number of HUBs the list comes with a search field. */
const SEARCH_FROM = 8

/** `undefined`: nothing chosen yet. `null`: none of the directory. */
export type HubChoice = string | null | undefined

/** One HUB of the directory, or none: a list to press on, narrowed by typing. Enter takes the first match. */
export function HubPicker({
  hubs,
  value,
  onChange,
  error,
  label,
}: {
  /** Whose HUB it is; the reader's own when left out. */
  label?: string
  hubs: readonly Hub[]
  value: HubChoice
  onChange(value: HubChoice): void
  error?: string | null
}) {
  const t = useTexts(uiTexts)
  const [query, setQuery] = useState('')
  const id = useId()
  const change = useRef<HTMLButtonElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const found = useMemo(() => findHubs(hubs, query), [hubs, query])

  const choose = (choice: HubChoice) => {
    onChange(choice)
    setQuery('')
    // The pressed button goes: what can be done next takes the focus.
    requestAnimationFrame(() => (choice === undefined ? search : change).current?.focus())
  }

  if (value !== undefined) {
    const hub = hubs.find((candidate) => candidate.id === value)
    return (
      <fieldset className={styles.picker}>
        <legend>{label ?? t('hub')}</legend>
        <div className={styles.chosen}>
          {hub ? <HubRow hub={hub} /> : <span>{t('noHub')}</span>}
          <Button ref={change} onClick={() => choose(undefined)} aria-label={t('changeHub')}>
            {t('change')}
          </Button>
        </div>
      </fieldset>
    )
  }
  return (
    <fieldset className={styles.picker} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label ?? t('hub')}</legend>
      {hubs.length >= SEARCH_FROM ? (
        <label className={styles.search}>
          <Search aria-hidden="true" />
          <span className="visually-hidden">{t('searchHub')}</span>
          <input
            ref={search}
            type="search"
            autoComplete="off"
            enterKeyHint="done"
            placeholder={t('searchHub')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              if (found[0] && query.trim() !== '') choose(found[0].id)
            }}
          />
        </label>
      ) : null}
      <ul className={styles.list}>
        {found.map((hub) => (
          <li key={hub.id}>
            <button type="button" className={styles.option} onClick={() => choose(hub.id)}>
              <HubRow hub={hub} />
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={styles.option} onClick={() => choose(null)}>
            {t('noHub')}
          </button>
        </li>
      </ul>
      <span className="visually-hidden" role="status">
        {query ? t('hubsFound', { count: found.length }) : ''}
      </span>
      {error ? (
        <Notice kind="refused" id={`${id}-error`}>
          {error}
        </Notice>
      ) : null}
    </fieldset>
  )
}

function HubRow({ hub }: { hub: Hub }) {
  const city = hub.city && !hub.name.includes(hub.city) ? hub.city : ''
  return (
    <span className={styles.hub}>
      <HubBadge hub={hub} />
      <span className={styles.name}>
        {hub.name}
        {city ? <small>{city}</small> : null}
      </span>
    </span>
  )
}
