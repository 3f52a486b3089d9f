import { LOCALES } from '@atelier/board'
import { type Editor, useValue } from '@tldraw/tldraw'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { shapeIdOf } from './shapes/board-shapes.ts'
import type { Stage } from './stage.ts'
import { canvasTexts, fill, languageNames } from './texts.ts'
import { toolIcons } from './tool-icons.tsx'
import styles from './translation-card.module.css'

/** The translations of a note, on a card beside it: the note itself stays as it was written. */
export function TranslationCard({ stage, editor }: { stage: Stage; editor: Editor }) {
  const locale = useValue(stage.locale)
  const noteId = useValue(stage.translated)
  const translations = useValue('translations', () => stage.marks.translations.get().get(noteId ?? ''), [
    stage,
    noteId,
  ])
  const place = useValue('place', () => {
    const bounds = noteId === null ? undefined : editor.getShapePageBounds(shapeIdOf(noteId))
    if (!bounds) return null
    const view = editor.getViewportScreenBounds()
    const { x, y } = editor.pageToViewport({ x: bounds.minX, y: bounds.maxY })
    return {
      left: Math.max(8, Math.min(view.w - CARD.w - 8, x)),
      top: Math.max(8, Math.min(view.h - CARD.h, y + 8)),
    }
  }, [editor, noteId])
  const card = useRef<HTMLElement>(null)
  const id = useId()
  useEffect(() => {
    if (noteId) card.current?.focus({ preventScroll: true })
  }, [noteId])
  if (!noteId || !translations || !place) return null

  const close = () => {
    stage.translated.set(null)
    editor
      .getContainer()
      .querySelector<HTMLElement>(`[data-translations="${CSS.escape(noteId)}"]`)
      ?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return (
    <section
      ref={card}
      className={styles.card}
      style={place}
      tabIndex={-1}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
    >
      <h3 id={id} className={styles.title}>
        {canvasTexts.translations[locale]}
      </h3>
      <button type="button" className={styles.close} aria-label={canvasTexts.close[locale]} onClick={close}>
        {toolIcons.close}
      </button>
      {LOCALES.flatMap((language) => {
        const translation = translations[language]
        if (!translation) return []
        const label = fill(canvasTexts.translatedInto[locale], { language: languageNames[language][locale] })
        return [
          <div key={language} className={styles.translation}>
            <abbr className={styles.language} title={label}>
              {language.toUpperCase()}
            </abbr>
            <p lang={language} dir="auto">
              {translation.text}
            </p>
          </div>,
        ]
      })}
    </section>
  )
}

/** Room that the card takes, px. */
const CARD = { w: 300, h: 140 }
