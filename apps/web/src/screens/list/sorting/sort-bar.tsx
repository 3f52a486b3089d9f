import { Check, EyeOff, FolderInput, UsersRound, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../../i18n.ts'
import { useHas, useNotes, useObservable, useSession } from '../../../session/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceBox } from '../tools/choices.tsx'
import { PlaceChoices } from './place-choices.tsx'
import styles from './sorting.module.css'
import { sortingTexts } from './sorting-texts.ts'
import { useDesk } from './use-desk.ts'

/** What can be done with the chosen notes. Undo and redo work by their keys, wherever the focus is but in a field. */
export function SortBar() {
  const t = useTexts(sortingTexts)
  const { me } = useSession()
  const desk = useDesk()
  const chosen = useObservable(desk.chosen)
  const mayMerge = useHas('merge')
  const notes = useNotes()
  const [moving, setMoving] = useState(false)
  useEffect(() => desk.open(), [desk])
  useUndoKeys()

  const present = notes.filter(({ id, hidden, mergedInto }) => chosen.has(id) && !hidden && !mergedInto)
  const [first] = present
  if (!first) return null
  const count = present.length
  const together = present.every(({ questionId }) => questionId === first.questionId)
  const home = present.every(({ clusterId }) => clusterId === first.clusterId) ? first.clusterId : ''
  return (
    <section className={styles.bar} aria-label={t('chosenNotes')}>
      {moving && (
        <div className={styles.menu}>
          <ChoiceBox onClose={() => setMoving(false)}>
            <PlaceChoices
              questionId={first.questionId}
              from={home}
              title={t('putChosenIn', { count })}
              onChoose={(to) => {
                setMoving(false)
                desk.put(desk.present(), to)
              }}
            />
          </ChoiceBox>
        </div>
      )}
      <p>
        <Check aria-hidden="true" />
        <span className={styles.number} aria-hidden="true">
          {count}
        </span>
        <span className={styles.words}>{t('chosen', { count })}</span>
      </p>
      <Button
        icon={<FolderInput aria-hidden="true" />}
        aria-expanded={moving}
        onClick={() => setMoving(!moving)}
      >
        {t('moveChosen')}
      </Button>
      {mayMerge && count > 1 && together && (
        <Button
          kind="plain"
          title={t('joinChosen')}
          icon={<UsersRound aria-hidden="true" />}
          onClick={() => desk.join()}
        >
          <span className={styles.words}>{t('joinChosen')}</span>
        </Button>
      )}
      {me.role === 'facilitator' && (
        <Button
          kind="plain"
          title={t('hideChosen')}
          icon={<EyeOff aria-hidden="true" />}
          onClick={() => desk.hide()}
        >
          <span className={styles.words}>{t('hideChosen')}</span>
        </Button>
      )}
      <Button
        kind="plain"
        className={styles.none}
        aria-label={t('chooseNone')}
        title={t('chooseNone')}
        icon={<X aria-hidden="true" />}
        onClick={() => {
          setMoving(false)
          desk.clear()
        }}
      />
    </section>
  )
}

function useUndoKeys(): void {
  const desk = useDesk()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      // A field undoes its own letters.
      if (target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select'))
        return
      const letter = key.toLowerCase()
      if (letter !== 'z' && letter !== 'y') return
      event.preventDefault()
      if (letter === 'y' || event.shiftKey) desk.redo()
      else desk.undo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [desk])
}
