import { FolderMinus, FolderPlus } from 'lucide-react'
import { useTexts } from '../../../i18n.ts'
import { useObservable } from '../../../session/hooks.ts'
import { toolsTexts } from '../tools/tools-texts.ts'
import { PlaceArea, PlaceButton } from './place-button.tsx'
import styles from './sorting.module.css'
import { sortingTexts } from './sorting-texts.ts'
import { useDesk } from './use-desk.ts'

/** Under a question: a new group, or none. While nothing is chosen or dragged, a line that tells how to begin. */
export function QuestionPlaces({ questionId }: { questionId: string }) {
  const t = useTexts(sortingTexts)
  const tt = useTexts(toolsTexts)
  const desk = useDesk()
  const chosen = useObservable(desk.chosen)
  const dragging = useObservable(desk.dragging)
  const idle = chosen.size === 0 && !dragging
  return (
    <>
      <p className={styles.hint} data-visible={idle}>
        {t('sortHint')}
      </p>
      <div className={styles.places}>
        <PlaceButton place={{ kind: 'new', questionId }} label={t('putInNew')} className={styles.wide}>
          <FolderPlus aria-hidden="true" />
          {tt('newGroup')}
        </PlaceButton>
        <PlaceButton place={{ kind: 'none', questionId }} label={t('putInNone')} className={styles.wide}>
          <FolderMinus aria-hidden="true" />
          {tt('noGroup')}
        </PlaceButton>
      </div>
    </>
  )
}

export function UngroupedArea({ questionId }: { questionId: string }) {
  return <PlaceArea place={{ kind: 'none', questionId }} />
}
