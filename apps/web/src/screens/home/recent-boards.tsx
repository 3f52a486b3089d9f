import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useApp } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { setTabRole } from '../../session/device-storage.ts'
import { uiTexts } from '../../ui/texts.ts'
import { recentBoards } from '../device-boards.ts'
import styles from './recent-boards.module.css'
import { homeTexts } from './texts.ts'

/** Boards opened on this device, newest first; nothing when there are none. */
export function RecentBoards() {
  const t = useTexts(homeTexts)
  const tUi = useTexts(uiTexts)
  const { storage } = useApp()
  const locale = useLocale()
  const [boards] = useState(() => recentBoards(storage))
  if (boards.length === 0) return null
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })
  return (
    <section className={styles.recent} aria-labelledby="recent-title">
      <h2 id="recent-title">{t('recent')}</h2>
      <ul>
        {boards.map((board) => (
          <li key={`${board.boardId} ${board.role}`}>
            <Link href={`/b/${board.boardId}`} onClick={() => setTabRole(storage, board.boardId, board.role)}>
              <span>
                <strong>{board.title}</strong>
                <small>
                  {tUi(`role.${board.role}`)}
                  {' · '}
                  {day.format(board.openedAt)}
                </small>
              </span>
              <ChevronRight aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
