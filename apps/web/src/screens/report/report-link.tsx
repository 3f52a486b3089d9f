import { can, LinkCreated } from '@atelier/board'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { knownLinks, rememberLink } from '../device-boards.ts'
import { landingOnReport } from '../join/join-key.ts'
import { usePublicBase } from '../public-base.ts'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'

/** One link that opens the report as it is at that moment, on any device: the Secretariat's, landing here. */
export function ReportLink() {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const { api, storage } = useApp()
  const { boardId, me } = useSession()
  const base = usePublicBase()
  const [link, setLink] = useState(() => knownLinks(storage, boardId).secretariat ?? null)
  const [failure, setFailure] = useState<unknown>(null)
  const mayMake = can(me.role, 'makeLinks')

  const make = async () => {
    setFailure(null)
    try {
      const { url } = await api.ask('POST', boardId, '/links', LinkCreated, { role: 'secretariat' })
      rememberLink(storage, boardId, 'secretariat', url)
      setLink(url)
    } catch (error) {
      setFailure(error)
    }
  }
  const here = link?.replace(/^https?:\/\/[^/]+/, base)
  return (
    <section className={styles.part}>
      <h2>{t('link')}</h2>
      <p className={styles.muted}>{t(here ? 'linkHint' : mayMake ? 'linkMakeHint' : 'linkHere')}</p>
      {here ? (
        <CopyField label={t('link')} text={landingOnReport(here)} />
      ) : mayMake ? (
        <Button onClick={() => void make()}>{t('linkMake')}</Button>
      ) : (
        <CopyField label={t('link')} text={`${base}/b/${boardId}/report`} />
      )}
      {failure !== null && (
        <Notice kind="refused">{failureMessage(failure, locale, t('linkNotMade'))}</Notice>
      )}
    </section>
  )
}
