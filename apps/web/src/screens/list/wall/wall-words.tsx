import { type WallWords as Words, wallWords } from '@atelier/board'
import { Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../../i18n.ts'
import { useHas, useQuestions, useSession } from '../../../session/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import styles from '../list-view.module.css'
import { wallTexts } from './wall-texts.ts'

/** What people wrote on the canvas below a question without making it a note: read here, and taken away by who may write. */
export function WallWords({ questionId }: { questionId: string }) {
  const t = useTexts(wallTexts)
  const { board } = useSession()
  const mayRemove = useHas('write')
  const words = useWallWords().filter((one) => one.questionId === questionId)
  const [gone, setGone] = useState<{ id: string; record: Record<string, unknown> } | null>(null)
  const id = useId()
  const undo = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (gone) undo.current?.querySelector('button')?.focus()
  }, [gone])
  if (words.length === 0 && !gone) return null

  const remove = ({ id }: Words) => {
    const record = board.drawingRecord(id)
    if (!record) return
    board.removeDrawing(id)
    setGone({ id, record })
  }
  const putBack = () => {
    if (gone) board.setDrawing(gone.id, gone.record)
    setGone(null)
  }
  return (
    <section className={styles.part} aria-labelledby={id} aria-describedby={`${id}-what`}>
      <h3 id={id} className={styles.partTitle}>
        {t('onTheWall')} <span className={styles.count}>{words.length}</span>
      </h3>
      <p id={`${id}-what`} className={styles.quiet}>
        {t('explained')}
      </p>
      {words.length > 0 && (
        <ul className={styles.wall}>
          {words.map((one) => (
            <li key={one.id}>
              <p dir="auto">{one.text}</p>
              {mayRemove && (
                <button
                  type="button"
                  className={styles.tool}
                  aria-label={t('removeWords', { text: short(one.text) })}
                  title={t('remove')}
                  onClick={() => remove(one)}
                >
                  <Trash2 aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div ref={undo} role="status">
        {gone && (
          <p className={styles.row}>
            {t('removed')}
            {mayRemove && (
              <Button kind="plain" onClick={putBack}>
                {t('putBack')}
              </Button>
            )}
          </p>
        )}
      </div>
    </section>
  )
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Words on the wall, read anew when a drawing changes. */
function useWallWords(): Words[] {
  const { board } = useSession()
  const questions = useQuestions()
  const [words, setWords] = useState<Words[]>([])
  useEffect(() => {
    const read = () =>
      setWords(
        wallWords(
          board.drawing(),
          questions.map(({ id }) => id),
        ),
      )
    read()
    return board.observe(({ drawing }) => {
      if (drawing.size > 0) read()
    })
  }, [board, questions])
  return words
}
