import { hubMark, MAX_NOTE_CHARS } from '@atelier/board'
import { HTMLContainer, useEditor, useIsEditing, useValue } from '@tldraw/tldraw'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { fitText, NOTE_LINE_HEIGHT, NOTE_TYPE } from '../fit-text.ts'
import { bindTextField } from '../shared-text.ts'
import { useStage } from '../stage-context.ts'
import { canvasTexts, fill, languageNames } from '../texts.ts'
import { BoardShapeUtil } from './board-shape-util.ts'
import { type NoteShape, noteProps } from './board-shapes.ts'
import styles from './note-shape.module.css'

/** Below this zoom a note is one block of colour: nobody could read it, and two thousand must still pan. */
const FAR = 0.22
/** The counter shows when that little is left. */
const COUNTER_FROM = 40
/** Room for words on a note: what its padding, stripe and foot leave, board units. */
const INSET = { x: 30, top: 8, foot: 27 }

/** A paper with somebody's words. */
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
  const editor = useEditor()
  const stage = useStage()
  const isEditing = useIsEditing(id)
  const isFar = useValue('is far', () => editor.getZoomLevel() < FAR, [editor]) && !isEditing
  const isTarget = useValue('is target', () => stage.target.get() === props.noteId, [stage, props.noteId])
  const isHeld = useValue('is held', () => stage.held.get().has(props.noteId), [stage, props.noteId])
  const hub = useValue('hub', () => stage.hubs.get().get(props.hubId), [stage, props.hubId])
  const mark = hub && hubMark(hub)
  return (
    <HTMLContainer
      className={styles.note ?? ''}
      data-question={((props.zone % 3) + 1).toString()}
      data-far={isFar || undefined}
      data-target={isTarget || undefined}
      data-held={isHeld || undefined}
      data-editing={isEditing || undefined}
      data-note-id={props.noteId}
      style={{ width: props.w, height: props.h }}
    >
      {!isFar && (
        <>
          <span
            className={styles.stripe}
            data-pattern={mark ? mark.pattern % 3 : undefined}
            style={mark && { backgroundColor: `var(--hub-${mark.hue}, ${HUB_FALLBACK[mark.hue - 1]})` }}
          />
          {isEditing ? <Writing shape={props} /> : <Wording text={props.text} box={boxOf(props)} />}
          <Foot shape={props} code={hub?.code ?? ''} name={hub?.name ?? ''} />
        </>
      )}
    </HTMLContainer>
  )
}

const boxOf = ({ w, h }: { w: number; h: number }) => ({ w: w - INSET.x, h: h - INSET.top - INSET.foot })

function useFit(text: string, box: { w: number; h: number }) {
  const stage = useStage()
  const measure = useValue(stage.measure)
  return fitText(text, box, measure)
}

function Wording({ text, box }: { text: string; box: { w: number; h: number } }) {
  const { size, fits } = useFit(text, box)
  return (
    <div
      className={styles.words}
      dir="auto"
      data-scrolls={!fits || undefined}
      style={{ fontSize: size, lineHeight: NOTE_LINE_HEIGHT, height: box.h }}
    >
      {text}
    </div>
  )
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

  useEffect(() => {
    const shared = stage.board.text(noteId)
    const area = field.current
    if (!area || !shared) return
    const unbind = bindTextField(area, shared, {
      maxChars: MAX_NOTE_CHARS,
      transact: (change) => stage.board.transact(change),
      onChange: setText,
    })
    setText(shared.toString())
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
    stage.beginWriting(noteId)
    return () => {
      unbind()
      stage.endWriting(noteId)
    }
  }, [stage, noteId])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      editor.complete()
    } else if (event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault()
      stage.newNoteBeside(noteId)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      stage.newNoteBeside(noteId)
    } else stage.undoKeys(event.nativeEvent)
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
        spellCheck
        style={{ fontSize: Math.min(size, NOTE_TYPE[1]), lineHeight: NOTE_LINE_HEIGHT, height: box.h }}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.stopPropagation()}
      />
      {left <= COUNTER_FROM && (
        <span className={styles.counter} role="status">
          {fill(canvasTexts.left[locale], { n: left })}
        </span>
      )}
    </>
  )
}

function Foot({ shape, code, name }: { shape: NoteShape['props']; code: string; name: string }) {
  const stage = useStage()
  const locale = useValue(stage.locale)
  const language = shape.language as keyof typeof languageNames | ''
  const isForeign = language !== '' && language !== locale && language in languageNames
  const writer = useValue('writer', () => stage.writers.get().get(shape.noteId), [stage, shape.noteId])
  return (
    <div className={styles.foot}>
      {code && (
        <abbr className={styles.code} title={name}>
          {code}
        </abbr>
      )}
      {writer !== undefined && <span className={styles.writer}>{writer} …</span>}
      <span className={styles.marks}>
        {isForeign && (
          <span
            className={styles.language}
            title={fill(canvasTexts.writtenIn[locale], { language: languageNames[language][locale] })}
          >
            {language.toUpperCase()}
          </span>
        )}
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

/** Hues for a page that does not bring its own palette: Okabe and Ito's, then darker and lighter neighbours. */
const HUB_FALLBACK = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#7a6a00',
  '#5b3a8c',
  '#8c2d04',
  '#4d4d4d',
  '#1b7837',
  '#a6761d',
]
