import { MAX_TABLE_PEOPLE } from '@atelier/board'
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { readStored, writeStored } from '../../session/device-storage.ts'
import { useLocale, useSession } from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import { tableTexts } from './table-texts.ts'
import styles from './voting.module.css'

/** "We are five": how many people share this device, where tables write and vote. */
export function TableSize() {
  const t = useTexts(tableTexts)
  const locale = useLocale()
  const { api, storage } = useApp()
  const { boardId, me } = useSession()
  const key = `atelier.table.${boardId}.${me.participantId}`
  const [people, setPeople] = useState(() => {
    const stored = readStored(storage.local, key)
    return typeof stored === 'number' && stored >= 1 && stored <= MAX_TABLE_PEOPLE ? stored : 1
  })
  const [failure, setFailure] = useState<unknown>(null)
  const change = (next: number) => {
    const before = people
    setPeople(next)
    setFailure(null)
    api.standFor(boardId, next).then(
      () => writeStored(storage.local, key, next),
      (error: unknown) => {
        setPeople(before)
        setFailure(error)
      },
    )
  }
  return (
    <div className={styles.table}>
      <span id={`${key}-label`}>{t('weAre')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of words */}
      <span className={styles.several} role="group" aria-labelledby={`${key}-label`}>
        <button
          type="button"
          aria-label={t('fewer')}
          aria-disabled={people <= 1}
          onClick={people <= 1 ? undefined : () => change(people - 1)}
        >
          <Minus aria-hidden="true" />
        </button>
        <output>{t('people', { count: people })}</output>
        <button
          type="button"
          aria-label={t('moreOfUs')}
          aria-disabled={people >= MAX_TABLE_PEOPLE}
          onClick={people >= MAX_TABLE_PEOPLE ? undefined : () => change(people + 1)}
        >
          <Plus aria-hidden="true" />
        </button>
      </span>
      {failure !== null && <Notice kind="refused">{failureMessage(failure, locale, t('notSent'))}</Notice>}
    </div>
  )
}
