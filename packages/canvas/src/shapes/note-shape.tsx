import { hubMark, MAX_NOTE_CHARS } from '@atelier/board'
import { HTMLContainer, useEditor, useIsEditing, useValue } from '@tldraw/tldraw'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState, type WheelEvent } from 'react'
import { fitText, NOTE_LINE_HEIGHT, NOTE_TYPE } from '../fit-text.ts'
import { bindNoteField } from '../note-field.ts'
import { ROOM_ENOUGH, tellRoom } from '../room-left.ts'
import { useStage } from '../stage-context.ts'
import { canvasTexts, fill, languageNames } from '../texts.ts'
import { BoardShapeUtil } from './board-shape-util.ts'
import { type NoteShape, noteProps } from './board-shapes.ts'
import styles from './note-shape.module.css'
import { Votes } from './votes.tsx'

/** The counter shows when that little is left. */
const COUNTER_FROM = 40
/** Room for words on a note: what its padding, stripe and foot leave, board units. */
const INSET = { x: 30, top: 8, foot: 27 }

/** A paper with somebody's words. From afar it has no element: `FarWall` draws it. */
export class NoteShapeUtil extends BoardShapeUtil<NoteShape> {
  static override type = 'board-note' as const
  static override props = noteProps

  override getDefaultProps(): NoteShape['props'] {
    return {
      w: 1,
      h: 1,
      noteId: '',
      text: '',
      zone: 0,
      hubId: '',
      language: '',
      own: false,
      mayEdit: false,
    }
  }
  override canEdit(shape: NoteShape): boolean {
    return shape.props.mayEdit
  }
  override getText(shape: NoteShape): string {
    return shape.props.text
  }
  override component(shape: NoteShape) {
    return <Paper shape={shape} />
  }
  override indicator({ props }: NoteShape) {
    return <rect width={props.w} height={props.h} rx={4} />
  }
}

function Paper({ shape: { id, props } }: { shape: NoteShape }) {
  const stage = useStage()
  const isEditing = useIsEditing(id)
  const isTarget = useValue('is target', () => stage.target.get() === props.noteId, [stage, props.noteId])
  const isSpotlit = useValue('is spotlit', () => stage.guide.spotlit.get() === props.noteId, [
    stage,
    props.noteId,
  ])
  const isHeld = useValue('is held', () => stage.held.get().has(props.noteId), [stage, props.noteId])
  const hub = useValue('hub', () => stage.hubs.get().get(props.hubId), [stage, props.hubId])
  const mark = hub && hubMark(hub)
  return (
    <HTMLContainer
      className={styles.note ?? ''}
      data-question={((props.zone % 3) + 1).toString()}
      data-target={isTarget || undefined}
      data-held={isHeld || undefined}
      data-spotlit={isSpotlit || undefined}
      data-editing={isEditing || undefined}
      data-note-id={props.noteId}
      style={{ width: props.w, height: props.h }}
    >
      <span
        className={styles.stripe}
        data-pattern={mark ? mark.pattern % 3 : undefined}
        style={mark && { backgroundColor: `var(--hub-${mark.hue}, currentColor)` }}
      />
      {isEditing ? <Writing shape={props} /> : <Wording shape={props} />}
      <Foot shape={props} code={hub?.code ?? ''} name={hub?.name ?? ''} />
    </HTMLContainer>
  )
}

const boxOf = ({ w, h }: { w: number; h: number }) => ({ w: w - INSET.x, h: h - INSET.top - INSET.foot })

function useFit(text: string, box: { w: number; h: number }) {
  const stage = useStage()
  const measure = useValue(stage.measure)
  return fitText(text, box, measure)
}

function Wording({ shape }: { shape: NoteShape['props'] }) {
  const box = boxOf(shape)
  const { size, fits } = useFit(shape.text, box)
  return (
    <div
      className={styles.words}
      dir="auto"
      lang={shape.language || undefined}
      data-scrolls={!fits || undefined}
      // What does not fit even in the smallest type is read by turning the wheel over it.
      onWheelCapture={fits ? undefined : scrollsItself}
      style={{ fontSize: size, lineHeight: NOTE_LINE_HEIGHT, height: box.h }}
    >
      {shape.text}
    </div>
  )
}

/** Keeps the wheel from the canvas while there is something left to scroll to. */
function scrollsItself(event: WheelEvent<HTMLElement>): void {
  const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
  if (event.ctrlKey || event.metaKey) return
  const room = event.deltaY > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop
  if (room > 1) event.stopPropagation()
}

/** The field in which a note is written. It is the shared wording itself: nothing is left to be saved. */
function Writing({ shape }: { shape: NoteShape['props'] }) {
  const { noteId } = shape
  const stage = useStage()
  const editor = useEditor()
  const locale = useValue(stage.locale)
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(shape.text)
  const box = boxOf(shape)
  const { size } = useFit(text || canvasTexts.writeHere[locale], box)
  const left = MAX_NOTE_CHARS - text.length
  const [before, setBefore] = useState(ROOM_ENOUGH)
  const room = tellRoom(before, left)
  if (room !== before) setBefore(room)

  useEffect(() => {
    const area = field.current
    if (!area || !stage.board.text(noteId)) return
    const unbind = bindNoteField(area, stage.board, noteId, (now) => {
      setText(now)
      stage.writing.wrote(noteId, now)
    })
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
    stage.writing.opened(noteId)
    return () => {
      unbind()
      stage.writing.closed(noteId)
    }
  }, [stage, noteId])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      editor.complete()
    } else if (event.key === 'Enter' && event.altKey && stage.notices.take()) {
      event.preventDefault()
    } else if ((event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      event.preventDefault()
      stage.writing.newNoteBeside(noteId)
    } else stage.steps.takeKey(event.nativeEvent)
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const area = event.currentTarget
    stage.pasting.intoNote(noteId, event.clipboardData.getData('text/plain'), {
      start: area.selectionStart,
      end: area.selectionEnd,
      put: (insert) => {
        area.setRangeText(insert, area.selectionStart, area.selectionEnd, 'end')
        area.dispatchEvent(new Event('input', { bubbles: true }))
      },
    })
  }
  return (
    <>
      <textarea
        ref={field}
        className={styles.words}
        aria-label={canvasTexts.noteText[locale]}
        placeholder={canvasTexts.writeHere[locale]}
        maxLength={MAX_NOTE_CHARS}
        dir="auto"
        // The language for spelling, hyphens and the voice of a screen reader.
        lang={shape.language || stage.me.language}
        spellCheck
        autoCorrect="on"
        autoCapitalize="sentences"
        enterKeyHint="next"
        style={{ fontSize: Math.min(size, NOTE_TYPE[1]), lineHeight: NOTE_LINE_HEIGHT, height: box.h }}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.stopPropagation()}
        onPaste={onPaste}
      />
      {left <= COUNTER_FROM && (
        <span className={styles.counter} aria-hidden="true">
          {fill(canvasTexts.left[locale], { n: left })}
        </span>
      )}
      <span className={styles.unseen} role="status">
        {room.told !== null && fill(canvasTexts.left[locale], { n: room.told })}
      </span>
    </>
  )
}

function Foot({ shape, code, name }: { shape: NoteShape['props']; code: string; name: string }) {
  const stage = useStage()
  const locale = useValue(stage.locale)
  const language = shape.language as keyof typeof languageNames | ''
  const isForeign = language !== '' && language !== locale && language in languageNames
  const writer = useValue('writer', () => stage.writers.get().get(shape.noteId), [stage, shape.noteId])
  const votes = useValue('votes', () => stage.marks.votes.get().get(shape.noteId), [stage, shape.noteId])
  const also = useValue('also', () => stage.marks.alsoSaid.get().get(shape.noteId), [stage, shape.noteId])
  return (
    <div className={styles.foot}>
      {code && (
        <abbr className={styles.code} title={name}>
          {code}
        </abbr>
      )}
      {writer !== undefined ? (
        <span className={styles.writer}>{writer} …</span>
      ) : (
        also !== undefined && (
          <span
            className={styles.also}
            role="img"
            aria-label={fill(canvasTexts.alsoSaid[locale], { n: also })}
            title={fill(canvasTexts.alsoSaid[locale], { n: also })}
          >
            {fill(canvasTexts.alsoShort[locale], { n: also })}
          </span>
        )
      )}
      <span className={styles.marks}>
        {votes !== undefined && <Votes n={votes} />}
        {isForeign && (
          <span
            className={styles.language}
            title={fill(canvasTexts.writtenIn[locale], { language: languageNames[language][locale] })}
          >
            {language.toUpperCase()}
          </span>
        )}
        <TranslationsButton shape={shape} />
        {shape.own && (
          <svg className={styles.own} viewBox="0 0 10 10" role="img" aria-label={canvasTexts.yours[locale]}>
            <title>{canvasTexts.yours[locale]}</title>
            <circle cx="5" cy="5" r="4" />
          </svg>
        )}
      </span>
    </div>
  )
}

/** The way to the translations of a note, on the note itself: they can be read in every phase. */
function TranslationsButton({ shape: { noteId, text } }: { shape: NoteShape['props'] }) {
  const stage = useStage()
  const locale = useValue(stage.locale)
  const translations = useValue('translations', () => stage.marks.translations.get().get(noteId), [
    stage,
    noteId,
  ])
  const isOpen = useValue('is open', () => stage.translated.get() === noteId, [stage, noteId])
  if (!translations || stage.mode === 'projector') return null
  const languages = Object.keys(translations).map((language) => language.toUpperCase())
  const label = fill(canvasTexts.showTranslations[locale], {
    text: text.slice(0, 40),
    languages: languages.join(', '),
  })
  return (
    <button
      type="button"
      className={styles.translations}
      data-translations={noteId}
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      // The note stays where it is: this press is not one that takes it up.
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={() => stage.translated.set(isOpen ? null : noteId)}
    >
      +{languages.join(' ')}
    </button>
  )
}
