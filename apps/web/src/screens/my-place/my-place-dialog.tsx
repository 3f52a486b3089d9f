import { LOCALES, MAX_NAME_CHARS } from '@atelier/board'
import { type FormEvent, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useLanguage, useLocale, useTexts } from '../../i18n.ts'
import { useHubs, useSession, useSettings } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { type HubChoice, HubPicker } from '../../ui/hub-picker.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { AnotherDevice } from './another-device.tsx'
import styles from './my-place-dialog.module.css'
import { myPlaceTexts } from './texts.ts'

/** Who I am on this board: language, HUB and name, to be changed at any time, and the way to my other device. */
export function MyPlaceDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTexts(uiTexts)
  const { me } = useSession()
  return (
    <Dialog title={t('myPlace')} open={open} onClose={onClose}>
      <div className={styles.parts}>
        <MyDetails onDone={onClose} />
        {me.role === 'participant' ? <AnotherDevice /> : null}
      </div>
    </Dialog>
  )
}

function MyDetails({ onDone }: { onDone(): void }) {
  const t = useTexts(myPlaceTexts)
  const tUi = useTexts(uiTexts)
  const language = useLanguage()
  const locale = useLocale()
  const session = useSession()
  const hubs = useHubs()
  const { anonymity, askName } = useSettings()
  const [name, setName] = useState(session.me.name ?? '')
  const [hubId, setHubId] = useState<HubChoice>(session.me.hubId)
  const [initiative, setInitiative] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (saving) return
    setSaving(true)
    setError(null)
    try {
      const other = hubId === null && initiative.trim() !== ''
      await session.changeMe({
        name: name.trim(),
        hubId: hubId ?? null,
        ...(other && { initiative: initiative.trim() }),
        language: locale,
      })
      onDone()
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
      setSaving(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <Choice
        label={t('language')}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        onChange={(value) => {
          language.choose(value)?.catch(() => setError(tUi('languageUnreachable')))
        }}
      />
      {hubs.length > 0 ? <HubPicker hubs={hubs} value={hubId} onChange={setHubId} /> : null}
      {hubs.length > 0 && hubId === null && session.me.role === 'participant' && anonymity !== 'none' ? (
        <Field
          label={t('initiative')}
          value={initiative}
          maxLength={MAX_NAME_CHARS}
          autoComplete="organization"
          onChange={(event) => setInitiative(event.target.value)}
        />
      ) : null}
      {askName || name !== '' || hubId === null ? (
        <Field
          label={t('name')}
          hint={t('nameHint')}
          value={name}
          maxLength={MAX_NAME_CHARS}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
      ) : null}
      {error ? <Notice kind="refused">{error}</Notice> : null}
      <Button type="submit" kind="primary" aria-disabled={saving}>
        {saving ? t('saving') : tUi('save')}
      </Button>
    </form>
  )
}
