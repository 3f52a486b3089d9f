import { ClipboardList, FileText, ListOrdered, Presentation, Settings2, UserPlus } from 'lucide-react'
import { Link } from 'wouter'
import { useTexts } from '../../i18n.ts'
import { useSession } from '../../session/hooks.ts'
import styles from './panel-links.module.css'
import { Rehearse } from './rehearse.tsx'
import { facilitatorTexts } from './texts.ts'

const LINKS = [
  ['agenda', 'linkAgenda', ListOrdered],
  ['run-sheet', 'linkRunSheet', ClipboardList],
  ['setup', 'linkSetup', Settings2],
  ['share', 'linkShare', UserPlus],
  ['projector', 'linkProjector', Presentation],
  ['report', 'linkReport', FileText],
] as const

/** The other screens of those who conduct. */
export function PanelLinks() {
  const t = useTexts(facilitatorTexts)
  const { boardId } = useSession()
  return (
    <nav className={styles.links} aria-label={t('otherScreens')}>
      {LINKS.map(([path, words, Icon]) => (
        <Link key={path} href={`/b/${boardId}/${path}`}>
          <Icon aria-hidden="true" /> {t(words)}
        </Link>
      ))}
      <Rehearse />
    </nav>
  )
}
