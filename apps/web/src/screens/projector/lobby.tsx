import { useTexts } from '../../i18n.ts'
import { useHubs, useMeta } from '../../session/hooks.ts'
import { Qr } from '../../ui/qr.tsx'
import { useBalance } from '../facilitator/use-balance.ts'
import { isLoopback, usePublicBase } from '../public-base.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** How to come in, and who already has. */
export function Lobby() {
  const t = useTexts(projectorTexts)
  const meta = useMeta()
  const base = usePublicBase()
  const total = useHubs().length
  const { here } = useBalance()
  const code = meta?.joinCode ?? ''
  return (
    <div className={styles.lobby}>
      <div className={styles.qr}>
        <Qr text={`${base}/j/${code}`} />
      </div>
      <div className={styles.how}>
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
        {total > 0 && <p className={styles.count}>{t('hubsHere', { here: here.length, total })}</p>}
        {isLoopback(base) && <p className={styles.warning}>{t('loopback')}</p>}
      </div>
    </div>
  )
}
