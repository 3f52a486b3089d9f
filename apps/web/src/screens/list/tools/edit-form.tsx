import { tidyText } from '@atelier/board'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../../i18n.ts'
import { Button } from '../../../ui/button.tsx'
import type { Drafts } from '../drafts.ts'
import styles from '../note-card.module.css'
import { listTexts } from '../texts.ts'
import { toolsTexts } from './tools-texts.ts'

interface EditFormProps {
  /** Name of the field; for the wording of the note itself when left out. */
  label?: string
  text: string
  /** Where what is typed is kept on the device until it is saved or given up. */
  drafts: Drafts
  draftKey: string
  maxChars: number
  /** Of the wording, where it is known. */
  lang?: string | undefined
  /** Whether the characters left are told all the time, and not only when there are too many. */
  counted?: boolean
  onSave(text: string): void
  onClose(): void
}

/** Changing a wording. Enter saves, Escape gives up. */
export function EditForm(props: EditFormProps) {
  const { label, text: before, drafts, draftKey, maxChars, lang, counted = false, onSave, onClose } = props
  const t = useTexts(toolsTexts)
  const tl = useTexts(listTexts)
  const [text, setText] = useState(() => drafts.read(draftKey) || before)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const tidy = tidyText(text)
  const left = maxChars - tidy.length
  const ready = tidy.length > 0 && left >= 0

  useEffect(() => {
    const area = field.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])

  const close = () => {
    drafts.write(draftKey, '')
    onClose()
  }
  const save = () => {
    if (!ready) return
    onSave(tidy)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: the key belongs to an input method that is still composing (Safari says so only by the code).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      save()
    }
  }

  return (
    <div className={styles.edit}>
      <label className="visually-hidden" htmlFor={id}>
        {label ?? t('editing')}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        value={text}
        dir="auto"
        {...(lang && { lang })}
        enterKeyHint="done"
        aria-describedby={`${id}-left`}
        aria-invalid={left < 0}
        onChange={(event) => {
          setText(event.target.value)
          drafts.write(draftKey, event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-left`} className={left < 0 ? styles.over : styles.left}>
        {left < 0 ? tl('tooLong', { count: -left }) : counted && tl('charactersLeft', { count: left })}
      </p>
      <div className={styles.buttons}>
        <Button kind="primary" aria-disabled={!ready} onClick={save}>
          {t('save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </div>
  )
}
