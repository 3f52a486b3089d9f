import { MAX_VOTE_BUDGET, type Settings } from '@atelier/board'
import { useEffect, useId, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { usePhases, useSession, useSessionState, useSettings } from '../../session/hooks.ts'
import { Choice } from '../../ui/field.tsx'
import { useTranslationHost } from '../translation-host.ts'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import styles from './session-settings.module.css'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/** Choices of the session, each stored when it is made. */
export function SessionSettings() {
  const t = useTexts(facilitatorTexts)
  return (
    <Drawer title={t('settings')}>
      <SettingFields />
    </Drawer>
  )
}

function SettingFields() {
  const t = useTexts(facilitatorTexts)
  const settings = useSettings()
  const { run } = useConduct()
  const wasWritten = useWritingBegan()
  const host = useTranslationHost()
  const change = (part: Partial<Settings>) => run((api, boardId) => api.changeSettings(boardId, part))
  return (
    <div className={styles.settings}>
      {wasWritten ? (
        <div className={desk.field}>
          <p className={desk.fieldLabel}>{t('anonymity')}</p>
          <p>
            <strong>{t(`anonymity.${settings.anonymity}`)}</strong>
          </p>
          <p className={desk.muted}>{t('anonymityFixed')}</p>
        </div>
      ) : (
        <>
          <Choice<Settings['anonymity']>
            label={t('anonymity')}
            value={settings.anonymity}
            options={(['hub', 'name', 'none'] as const).map((value) => ({
              value,
              label: t(`anonymity.${value}`),
            }))}
            onChange={(anonymity) => change({ anonymity })}
          />
          <p className={desk.muted}>{t('anonymityHint')}</p>
        </>
      )}
      <Toggle label={t('askName')} on={settings.askName} onChange={(askName) => change({ askName })} />
      <Choice<Settings['clustering']>
        label={t('clustering')}
        value={settings.clustering}
        options={[
          { value: 'facilitators', label: t('clusteringFacilitators') },
          { value: 'everyone', label: t('clusteringEveryone') },
        ]}
        onChange={(clustering) => change({ clustering })}
      />
      <Count
        label={t('notesPerPerson')}
        hint={t('zeroIsNone')}
        value={settings.notesPerPerson}
        max={200}
        onChange={(notesPerPerson) => change({ notesPerPerson })}
      />
      <Count
        label={t('clusterLimit')}
        hint={t('zeroIsNone')}
        value={settings.clusterLimit}
        max={200}
        onChange={(clusterLimit) => change({ clusterLimit })}
      />
      <Choice<Settings['voteOn']>
        label={t('voteOn')}
        value={settings.voteOn}
        options={[
          { value: 'clusters', label: t('voteOnClusters') },
          { value: 'notes', label: t('voteOnNotes') },
        ]}
        onChange={(voteOn) => change({ voteOn })}
      />
      <Count
        label={t('voteBudget')}
        value={settings.voteBudget}
        min={1}
        max={MAX_VOTE_BUDGET}
        onChange={(voteBudget) => change({ voteBudget })}
      />
      <Toggle
        label={t('voteSeveral')}
        on={settings.voteSeveral}
        onChange={(voteSeveral) => change({ voteSeveral })}
      />
      <Toggle label={t('tables')} on={settings.tables} onChange={(tables) => change({ tables })} />
      <Toggle label={t('frozen')} on={settings.frozen} onChange={(frozen) => change({ frozen })} />
      {host === null ? null : (
        <Toggle
          label={t('translation', { host })}
          on={settings.translation}
          onChange={(translation) => change({ translation })}
        />
      )}
      <Count
        label={t('correctionHours')}
        value={settings.correctionHours}
        max={24 * 14}
        onChange={(correctionHours) => change({ correctionHours })}
      />
    </div>
  )
}

/** Whether people may have written already: what was promised to them then does not change any more. */
function useWritingBegan(): boolean {
  const { facilitation } = useSession()
  const phases = usePhases()
  // Drawn anew whenever a phase is entered, with which the course grows.
  useSessionState()
  const writing = new Set(
    phases.filter(({ participants }) => participants.includes('write')).map(({ id }) => id),
  )
  return facilitation.course().some(({ phaseId }) => writing.has(phaseId))
}

function Toggle({ label, on, onChange }: { label: string; on: boolean; onChange(on: boolean): void }) {
  return (
    <label className={styles.toggle}>
      <input
        className={desk.tick}
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

interface CountProps {
  label: string
  hint?: string
  value: number
  min?: number
  max: number
  onChange(value: number): void
}

/** A whole number, stored when the field is left. What is no number within its bounds goes back to what it was. */
function Count({ label, hint, value, min = 0, max, onChange }: CountProps) {
  const [text, setText] = useState(String(value))
  const id = useId()
  useEffect(() => setText(String(value)), [value])
  const commit = () => {
    const number = Number(text)
    const fits = text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max
    if (!fits) setText(String(value))
    else if (number !== value) onChange(number)
  }
  return (
    <div className={styles.countField}>
      <label htmlFor={id}>
        {label}
        {hint && <small>{hint}</small>}
      </label>
      <input
        id={id}
        className={desk.input}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
        }}
      />
    </div>
  )
}
