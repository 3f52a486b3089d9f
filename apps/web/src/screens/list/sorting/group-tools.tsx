import { type Cluster, MAX_CLUSTER_TITLE_CHARS } from '@atelier/board'
import { FolderInput, Ungroup } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../../i18n.ts'
import { useSession } from '../../../session/hooks.ts'
import listStyles from '../list-view.module.css'
import type { NoteActions } from '../note-actions.ts'
import { PlaceArea, PlaceButton } from './place-button.tsx'
import styles from './sorting.module.css'
import { sortingTexts } from './sorting-texts.ts'

/** The title of a group, edited in place. */
export function GroupTitle({ cluster, fresh }: { cluster: Cluster; fresh: boolean }) {
  const t = useTexts(sortingTexts)
  const { board } = useSession()
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (fresh) title.current?.focus()
  }, [fresh])
  return (
    <input
      ref={title}
      aria-label={t('groupTitle')}
      value={cluster.title}
      placeholder={t('groupTitleHint')}
      maxLength={MAX_CLUSTER_TITLE_CHARS}
      dir="auto"
      onChange={(event) => board.setTitle(cluster.id, event.target.value)}
      onKeyDown={(event) => {
        // The hand leaves the field, and is on the group it has named.
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.closest('section')?.focus()
      }}
    />
  )
}

interface GroupToolsProps {
  cluster: Cluster
  name: string
  actions: NoteActions
}

export function GroupTools({ cluster, name, actions }: GroupToolsProps) {
  const t = useTexts(sortingTexts)
  return (
    <span className={styles.slot}>
      <PlaceButton
        place={{ kind: 'group', clusterId: cluster.id }}
        label={t('putHere', { group: name })}
        className={listStyles.tool}
      >
        <FolderInput aria-hidden="true" />
      </PlaceButton>
      <button
        type="button"
        className={listStyles.tool}
        aria-label={t('dissolve')}
        title={t('dissolve')}
        onClick={() => actions.dissolve(cluster.id)}
      >
        <Ungroup aria-hidden="true" />
      </button>
    </span>
  )
}

export function GroupArea({ clusterId }: { clusterId: string }) {
  return <PlaceArea place={{ kind: 'group', clusterId }} />
}
