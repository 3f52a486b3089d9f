import { can } from '@atelier/board'
import { FileText, House, Image, LayoutPanelLeft, List, Menu, Presentation, UserPlus } from 'lucide-react'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../../i18n.ts'
import { useMeta, useSession } from '../../session/hooks.ts'
import { LinkButton } from '../../ui/button.tsx'
import { HelpPanel } from '../../ui/help-panel.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Wordmark } from '../../ui/wordmark.tsx'
import { MyPlaceButton } from '../my-place/my-place-button.tsx'
import styles from './board-header.module.css'
import { Instruction } from './instruction.tsx'
import { People } from './people.tsx'
import { PhaseClock } from './phase-clock.tsx'
import { SaveStatus } from './save-status.tsx'
import { boardTexts } from './texts.ts'
import type { BoardView } from './use-board-view.ts'

/** Few take a picture. */
const PictureDialog = lazy(async () => ({ default: (await import('./picture-dialog.tsx')).PictureDialog }))

interface BoardHeaderProps {
  view: BoardView
  onView(view: BoardView): void
}

/** One slim line over the board: what it is, where the session stands, whether I am saved, who is here. */
export function BoardHeader({ view, onView }: BoardHeaderProps) {
  const t = useTexts(boardTexts)
  const { boardId, me } = useSession()
  const meta = useMeta()
  const invite = can(me.role, 'makeLinks')
  const report = can(me.role, 'takeReport')
  return (
    <header>
      <div className={styles.bar}>
        <div className={styles.title}>
          <Link href="/" className={styles.home} aria-label={`Atelier, ${t('home')}`}>
            <Wordmark />
          </Link>
          <h1 title={meta?.title}>{meta?.title ?? t('untitled')}</h1>
        </div>
        <div className={styles.clock}>
          <PhaseClock />
        </div>
        <div className={styles.tools}>
          <SaveStatus />
          <People />
          <span className={styles.wide}>
            <LanguageSwitch />
          </span>
          {invite && (
            <LinkButton
              className={styles.wide ?? ''}
              href={`/b/${boardId}/share`}
              icon={<UserPlus aria-hidden="true" />}
            >
              {t('share')}
            </LinkButton>
          )}
          {report && !invite && (
            <LinkButton
              className={styles.report ?? ''}
              kind="primary"
              href={`/b/${boardId}/report`}
              icon={<FileText aria-hidden="true" />}
            >
              {t('report')}
            </LinkButton>
          )}
        </div>
        <ViewSwitch view={view} onView={onView} />
        <More invite={invite} report={report} />
      </div>
      <Instruction />
    </header>
  )
}

function ViewSwitch({ view, onView }: BoardHeaderProps) {
  const t = useTexts(boardTexts)
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">{t('view')}</legend>
      {(['canvas', 'list'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={view === one}
          aria-label={t(one === 'canvas' ? 'canvasView' : 'listView')}
          title={t(one === 'canvas' ? 'canvasView' : 'listView')}
          onClick={() => onView(one)}
        >
          {one === 'canvas' ? <LayoutPanelLeft aria-hidden="true" /> : <List aria-hidden="true" />}
        </button>
      ))}
    </fieldset>
  )
}

function More({ invite, report }: { invite: boolean; report: boolean }) {
  const t = useTexts(boardTexts)
  const { boardId } = useSession()
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [isPicturing, setPicturing] = useState(false)
  return (
    <div className={styles.more}>
      <button
        type="button"
        className={styles.menuButton}
        popoverTarget={id}
        aria-label={t('more')}
        title={t('more')}
      >
        <Menu aria-hidden="true" />
      </button>
      <div id={id} ref={menu} popover="auto" className={styles.menu}>
        <LanguageSwitch />
        {invite && (
          <Link href={`/b/${boardId}/share`}>
            <UserPlus aria-hidden="true" /> {t('share')}
          </Link>
        )}
        {report && (
          <Link href={`/b/${boardId}/report`}>
            <FileText aria-hidden="true" /> {t('report')}
          </Link>
        )}
        <MyPlaceButton />
        <HelpPanel />
        <Link href={`/b/${boardId}/projector`}>
          <Presentation aria-hidden="true" /> {t('projector')}
        </Link>
        <button
          type="button"
          onClick={() => {
            menu.current?.hidePopover?.()
            setPicturing(true)
          }}
        >
          <Image aria-hidden="true" /> {t('picture')}
        </button>
        <Link href="/">
          <House aria-hidden="true" /> {t('home')}
        </Link>
      </div>
      {isPicturing && (
        <Suspense>
          <PictureDialog open onClose={() => setPicturing(false)} />
        </Suspense>
      )}
    </div>
  )
}
