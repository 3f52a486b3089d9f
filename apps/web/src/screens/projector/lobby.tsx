import { useTexts } from '../../i18n.ts'
import { useHubs, useJoined } from '../../session/hooks.ts'
import { HubBadge } from '../../ui/hub-badge.tsx'
import { Qr } from '../../ui/qr.tsx'
import { useBalance } from '../facilitator/use-balance.ts'
import { isLoopback, usePublicBase } from '../public-base.ts'
import { useRoomCode } from '../use-room-code.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** What fits under the code and can still be read; of more HUBs the count alone is shown. */
const MAX_HUBS = 40

/** How to come in, and who already has. */
export function Lobby() {
  const t = useTexts(projectorTexts)
  const base = usePublicBase()
  const hubs = useHubs()
  const joined = useJoined()
  const { here } = useBalance()
  const { code, ended } = useRoomCode()
  return (
    <div className={styles.lobby}>
      {ended ? null : (
        <div className={styles.qr}>
          <Qr text={`${base}/j/${code}`} />
        </div>
      )}
      <div className={styles.how}>
        {ended ? <h2>{t('joinEnded')}</h2> : <HowToJoin code={code} base={base} />}
        {hubs.length > 0 && (
          <p className={styles.count}>{t('hubsHere', { here: here.length, total: hubs.length })}</p>
        )}
        {!ended && isLoopback(base) && <p className={styles.warning}>{t('loopback')}</p>}
      </div>
      {hubs.length > 0 && hubs.length <= MAX_HUBS && (
        <ul className={styles.expected}>
          {hubs.map((hub) => {
            const count = joined[hub.id] ?? 0
            return (
              <li key={hub.id} data-here={count > 0}>
                <span className="visually-hidden">
                  {count > 0 ? t('hubHere', { name: hub.name, count }) : t('hubExpected', { name: hub.name })}
                </span>
                <span aria-hidden="true">
                  <HubBadge hub={hub} />
                  <span>{count > 0 ? count : '–'}</span>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

function HowToJoin({ code, base }: { code: string; base: string }) {
  const t = useTexts(projectorTexts)
  return (
    <>
      <h2>{t('joinAt')}</h2>
      <p className={styles.address}>
        {t('scan')} <strong>{base.replace(/^https?:\/\//, '')}</strong>
      </p>
      <p className={styles.codeLabel}>{t('code')}</p>
      <p className={styles.code}>
        <span className="visually-hidden">{code.split('').join(' ')}</span>
        <span aria-hidden="true">
          {code.slice(0, 3)} {code.slice(3)}
        </span>
      </p>
    </>
  )
}
