import { LOCALES, MAX_NAME_CHARS, type OpenInvitation } from '@atelier/board'
import { type FormEvent, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useLanguage, useLocale, useTexts } from '../../i18n.ts'
import { rememberMe } from '../../session/device-storage.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { type HubChoice, HubPicker } from '../../ui/hub-picker.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { useTitle } from '../../ui/use-title.ts'
import styles from './join-form.module.css'
import { hubOfAddress, type JoinKey } from './join-key.ts'
import { rememberedProfile, rememberProfile } from './profile.ts'
import { joinTexts } from './texts.ts'

/** Language, HUB, and a name where the session asks for one: all that stands between a scan and the open question. */
export function JoinForm({
  invitation,
  joinKey,
  onJoined,
}: {
  invitation: OpenInvitation
  joinKey: JoinKey
  onJoined(): void
}) {
  const t = useTexts(joinTexts)
  const tUi = useTexts(uiTexts)
  const language = useLanguage()
  const locale = useLocale()
  const { api, storage } = useApp()
  const [profile] = useState(() => rememberedProfile(storage))
  // Whoever conducts belongs to the Secretariat as often as to a HUB, so nothing is asked of them.
  const [hubId, setHubId] = useState<HubChoice>(
    () =>
      invitation.hubs.find((hub) => hub.id === hubOfAddress())?.id ??
      invitation.hubs.find((hub) => hub.name === (profile.hubName || profile.initiative))?.id ??
      (conducts(invitation) ? null : undefined),
  )
  const [name, setName] = useState(profile.name)
  const [initiative, setInitiative] = useState(profile.initiative)
  const asksInitiative = hubId === null && !conducts(invitation)
  const [error, setError] = useState<{ on: 'hub' | 'form'; text: string } | null>(null)
  useTitle(invitation.title)
  const [joining, setJoining] = useState(false)

  const join = async (event: FormEvent) => {
    event.preventDefault()
    if (joining) return
    if (hubId === undefined && invitation.hubs.length > 0)
      return setError({ on: 'hub', text: t('hubMissing') })
    setJoining(true)
    setError(null)
    try {
      const own = {
        name: invitation.askName ? name.trim() : '',
        initiative: asksInitiative ? initiative.trim() : '',
      }
      const answer = { ...joinKey, hubId: hubId ?? null, ...said(own, invitation), language: locale }
      rememberMe(storage, await api.join(answer, invitation.role))
      const hubName = invitation.hubs.find((hub) => hub.id === hubId)?.name ?? ''
      rememberProfile(storage, { name: name.trim(), hubName, initiative: initiative.trim() })
      onJoined()
    } catch (failure) {
      setError({ on: 'form', text: failureMessage(failure, locale, tUi('unreachable')) })
      setJoining(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={join} noValidate>
      <div className={styles.title}>
        <p>{t(conducts(invitation) ? 'invitedFacilitator' : 'invited')}</p>
        <h1>{invitation.title}</h1>
      </div>
      <Choice
        label={t('language')}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        onChange={(value) => {
          language.choose(value)?.catch(() => setError({ on: 'form', text: tUi('languageUnreachable') }))
        }}
      />
      {invitation.hubs.length > 0 ? (
        <HubPicker
          hubs={invitation.hubs}
          value={hubId}
          onChange={(choice) => {
            setHubId(choice)
            setError(null)
          }}
          error={error?.on === 'hub' ? error.text : null}
        />
      ) : null}
      {asksInitiative ? (
        <Field
          label={t('initiative')}
          value={initiative}
          maxLength={MAX_NAME_CHARS}
          autoComplete="organization"
          enterKeyHint="go"
          onChange={(event) => setInitiative(event.target.value)}
        />
      ) : null}
      {invitation.askName ? (
        <Field
          label={t('name')}
          value={name}
          maxLength={MAX_NAME_CHARS}
          autoComplete="name"
          enterKeyHint="go"
          onChange={(event) => setName(event.target.value)}
        />
      ) : null}
      {error?.on === 'form' ? <Notice kind="refused">{error.text}</Notice> : null}
      <div className={styles.enter}>
        <Button type="submit" kind="primary" wide aria-disabled={joining}>
          {t(joining ? 'joining' : 'join')}
        </Button>
        <p>{conducts(invitation) ? t('noAccount') : t(`told.${invitation.anonymity}`)}</p>
      </div>
    </form>
  )
}

/** An initiative stands beside the HUBs; where notes say nothing of who wrote them, the facilitators alone read it. */
function said({ name, initiative }: { name: string; initiative: string }, { anonymity }: OpenInvitation) {
  if (anonymity !== 'none') return { name, ...(initiative && { initiative }) }
  return { name: [name, initiative].filter(Boolean).join(' · ').slice(0, MAX_NAME_CHARS) }
}

const conducts = (invitation: OpenInvitation) => invitation.role === 'facilitator'
