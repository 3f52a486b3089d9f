import type { Handover, PersonRow } from '@atelier/board'
import { useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useNow } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PersonalCode } from '../my-place/personal-code.tsx'
import desk from './desk.module.css'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/** A code for somebody whose device is gone: made at the press, so that looking costs nothing. */
export function PersonCode({ person, name, onClose }: { person: PersonRow; name: string; onClose(): void }) {
  const t = useTexts(facilitatorTexts)
  const { busy, failure, run } = useConduct()
  const now = useNow(1000)
  const [handover, setHandover] = useState<Handover | null>(null)
  const spent = handover !== null && handover.expiresAt <= now
  const ask = async () => {
    if (!busy) setHandover(await run((api, boardId) => api.handOver(boardId, person.id)))
  }
  return (
    <Dialog title={t('codeFor', { name })} open onClose={onClose}>
      <div className={desk.form}>
        <p>{t('codeForText')}</p>
        {handover && !spent ? (
          <PersonalCode handover={handover} />
        ) : (
          <>
            {spent ? <Notice kind="info">{t('codeForSpent')}</Notice> : null}
            <Button kind="primary" aria-disabled={busy} onClick={() => void ask()}>
              {t('codeForMake')}
            </Button>
          </>
        )}
        {failure ? <Notice kind="refused">{failure}</Notice> : null}
      </div>
    </Dialog>
  )
}
