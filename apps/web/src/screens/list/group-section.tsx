import { MAX_CLUSTER_TITLE_CHARS } from '@atelier/board'
import { Ungroup } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../../i18n.ts'
import { useSession } from '../../session/hooks.ts'
import styles from './list-view.module.css'
import type { GroupOutline } from './question-outline.ts'
import { listTexts } from './texts.ts'
import { VoteControl } from './voting.tsx'

interface GroupSectionProps {
  group: GroupOutline
  /** Whether one may name and dissolve it. */
  mayGroup: boolean
  /** Just made here: its title is asked for. */
  fresh: boolean
  onDissolve(): void
  children: ReactNode
}

/** A group with its title, which is edited in place, and its notes. */
export function GroupSection({ group, mayGroup, fresh, onDissolve, children }: GroupSectionProps) {
  const t = useTexts(listTexts)
  const { board } = useSession()
  const id = useId()
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (fresh) title.current?.focus()
  }, [fresh])
  const { cluster, notes } = group
  return (
    <section className={styles.group} aria-labelledby={id} data-record={cluster.id}>
      <header className={styles.groupHead}>
        {mayGroup ? (
          <h3 className={styles.groupTitle}>
            <span id={id} className="visually-hidden">
              {cluster.title || t('untitledGroup')}
            </span>
            <input
              ref={title}
              aria-label={t('groupTitle')}
              value={cluster.title}
              placeholder={t('groupTitleHint')}
              maxLength={MAX_CLUSTER_TITLE_CHARS}
              dir="auto"
              onChange={(event) => board.setTitle(cluster.id, event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
              }}
            />
          </h3>
        ) : (
          <h3 id={id} className={styles.groupTitle} dir="auto">
            {cluster.title || t('untitledGroup')}
          </h3>
        )}
        <span className={styles.count}>
          <span aria-hidden="true">{notes.length}</span>
          <span className="visually-hidden">{t('notesCount', { count: notes.length })}</span>
        </span>
        <VoteControl
          on="clusters"
          targetId={cluster.id}
          questionId={cluster.questionId}
          name={cluster.title || t('untitledGroup')}
        />
        {mayGroup && (
          <button
            type="button"
            className={styles.tool}
            aria-label={t('dissolve')}
            title={t('dissolve')}
            onClick={onDissolve}
          >
            <Ungroup aria-hidden="true" />
          </button>
        )}
      </header>
      {notes.length === 0 ? (
        <p className={styles.quiet}>{t('emptyGroup')}</p>
      ) : (
        <ul className={styles.notes}>{children}</ul>
      )}
    </section>
  )
}
