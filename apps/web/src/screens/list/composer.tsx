import { MAX_NOTE_CHARS, signature, tidyText } from '@atelier/board'
import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, useSession, useSettings } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import styles from './composer.module.css'
import type { Drafts } from './drafts.ts'
import { loadNoteLanguage, usePart } from './parts.ts'
import { listTexts } from './texts.ts'

/** From here on the counter is worth a look. */
const NEAR_THE_END = 40
/** So that the language is told offline too, and the first screen need not wait for it. */
const LANGUAGE_WAIT_MS = 8000

interface ComposerProps {
  questionId: string
  number: number
  drafts: Drafts
  /**
   * Folded to one line until it is used: writing is possible, but not what this phase is for. It does not fold again
   * when it is left: what is below would move away under the finger that is about to press it.
   */
  quiet: boolean
  onPosted(): void
}

/**
 * One field for one idea. What is typed is kept on the device at every letter; Enter posts, Shift + Enter begins a
 * new line. A text that is too long stays whole, and says by how much.
 */
export function Composer({ questionId, number, drafts, quiet, onPosted }: ComposerProps) {
  const t = useTexts(listTexts)
  const { board, me } = useSession()
  const settings = useSettings()
  const locale = useLocale()
  const [text, setText] = useState(() => drafts.read(questionId))
  const [used, setUsed] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const noteLanguage = usePart(loadNoteLanguage, text !== '', LANGUAGE_WAIT_MS)
  const tidy = tidyText(text)
  const left = MAX_NOTE_CHARS - tidy.length
  const ready = tidy.length > 0 && left >= 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field's height follows its text
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
  }, [text])

  const change = (next: string) => {
    setText(next)
    drafts.write(questionId, next)
  }

  const post = () => {
    if (!ready) {
      field.current?.focus()
      return
    }
    board.addNote({
      questionId,
      text: tidy,
      ...signature(settings, { personId: me.participantId, hubId: me.hubId }),
      language: noteLanguage ? noteLanguage.languageOf(tidy, locale) : locale,
    })
    change('')
    field.current?.focus()
    onPosted()
  }

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    post()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // 229: the key belongs to an input method that is still composing (Safari says so only by the code).
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229)
      return
    event.preventDefault()
    post()
  }

  return (
    <form
      className={styles.composer}
      onSubmit={onSubmit}
      onFocus={() => setUsed(true)}
      data-folded={quiet && !used && text === ''}
    >
      <label className="visually-hidden" htmlFor={id}>
        {t('writeUnder', { n: number })}
      </label>
      <textarea
        id={id}
        ref={field}
        className={styles.field}
        rows={quiet ? 1 : 2}
        value={text}
        placeholder={t('write')}
        enterKeyHint="send"
        autoCapitalize="sentences"
        aria-describedby={`${id}-left ${id}-hint`}
        aria-invalid={left < 0}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.foot}>
        <p id={`${id}-left`} className={styles.left} data-near={left <= NEAR_THE_END} data-over={left < 0}>
          {left < 0 ? (
            t('tooLong', { count: -left })
          ) : (
            <>
              <span aria-hidden="true">{left}</span>
              <span className="visually-hidden">{t('charactersLeft', { count: left })}</span>
            </>
          )}
        </p>
        <p id={`${id}-hint`} className={styles.hint}>
          {t('sendHint')}
        </p>
        <Button
          type="submit"
          kind={tidy.length > 0 ? 'primary' : 'quiet'}
          icon={<SendHorizontal aria-hidden="true" />}
          aria-disabled={!ready}
        >
          {t('send')}
        </Button>
      </div>
    </form>
  )
}
