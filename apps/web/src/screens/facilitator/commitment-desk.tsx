import { useMemo } from 'react'
import { useTexts } from '../../i18n.ts'
import { useNotes, useQuestions } from '../../session/hooks.ts'
import { commitmentsOf } from './commitments.ts'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import { HubRow } from './silent-writing.tsx'
import { facilitatorTexts } from './texts.ts'
import { useBalance } from './use-balance.ts'
import { Results } from './vote-desk.tsx'

/** Which HUBs have no next step yet, for the facilitator to ask them by name. */
export function CommitmentDesk() {
  const t = useTexts(facilitatorTexts)
  const notes = useNotes()
  const questions = useQuestions()
  const { here } = useBalance()
  const { complete, begun, without } = useMemo(
    () => commitmentsOf(here, notes, questions),
    [here, notes, questions],
  )
  return (
    <section>
      <h3 className={desk.subtitle}>{t('commitments')}</h3>
      <p>{t('commitmentsOf', { count: complete.length, here: here.length })}</p>
      {without.length > 0 && (
        <>
          <h4 className={desk.label}>{t('withoutStep')}</h4>
          <HubRow hubs={without} />
        </>
      )}
      {begun.length > 0 && (
        <>
          <h4 className={desk.label}>{t('stepBegun')}</h4>
          <HubRow hubs={begun} />
        </>
      )}
      {here.length > 0 && without.length + begun.length === 0 && <p>{t('allCommitted')}</p>}
      <Drawer title={t('voteResults')}>
        <Results />
      </Drawer>
    </section>
  )
}
