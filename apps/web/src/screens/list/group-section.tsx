import { isLeftAlone } from '@atelier/board'
import { type ReactNode, useId } from 'react'
import { useTexts } from '../../i18n.ts'
import styles from './list-view.module.css'
import type { NoteActions } from './note-actions.ts'
import { useParts } from './parts.ts'
import { type GroupOutline, groupName } from './question-outline.ts'
import { listTexts } from './texts.ts'
import { VoteSpot } from './vote-spot.tsx'

interface GroupSectionProps {
  group: GroupOutline
  /** Whether one may name and dissolve it, and put notes in it. */
  mayGroup: boolean
  /** Just made here: its title is asked for. */
  fresh: boolean
  actions: NoteActions | null
  children: ReactNode
}

/** A group with its title and its notes. One note that was left alone speaks for itself. */
export function GroupSection({ group, mayGroup, fresh, actions, children }: GroupSectionProps) {
  const t = useTexts(listTexts)
  const { sorting } = useParts()
  const id = useId()
  const { cluster, notes } = group
  const name = groupName(group) || t('untitledGroup')
  const alone = isLeftAlone(cluster) && !mayGroup
  const sorts = mayGroup && sorting && actions ? sorting : null
  return (
    <section
      className={styles.group}
      aria-labelledby={id}
      data-alone={alone}
      data-record={cluster.id}
      tabIndex={-1}
    >
      {sorts && <sorts.GroupArea clusterId={cluster.id} />}
      <header className={styles.groupHead}>
        <h3 className={alone ? 'visually-hidden' : styles.groupTitle}>
          <span id={id} dir="auto" className={sorts ? 'visually-hidden' : ''}>
            {name}
          </span>
          {sorts && <sorts.GroupTitle cluster={cluster} fresh={fresh} />}
        </h3>
        {!alone && (
          <span className={styles.count}>
            <span aria-hidden="true">{notes.length}</span>
            <span className="visually-hidden">{t('notesCount', { count: notes.length })}</span>
          </span>
        )}
        <VoteSpot on="clusters" targetId={cluster.id} questionId={cluster.questionId} name={name} />
        {sorts && actions && <sorts.GroupTools cluster={cluster} name={name} actions={actions} />}
      </header>
      {notes.length === 0 ? (
        <p className={styles.quiet}>{t('emptyGroup')}</p>
      ) : (
        <ul className={styles.notes}>{children}</ul>
      )}
    </section>
  )
}
