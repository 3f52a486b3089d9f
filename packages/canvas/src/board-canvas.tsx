import type { BoardDoc, FacilitationDoc, Locale, Role } from '@atelier/board'
import {
  type Editor,
  registerDefaultSideEffects,
  type TLEditorComponents,
  TldrawEditor,
  TldrawHandles,
  TldrawScribble,
  TldrawShapeIndicators,
  useValue,
} from '@tldraw/tldraw'
import '@tldraw/tldraw/tldraw.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import styles from './board-canvas.module.css'
import { Cursors } from './cursors.tsx'
import { FarWall } from './far-wall.tsx'
import { assetUrls } from './fonts.ts'
import { Landing } from './landing.tsx'
import { Minimap } from './minimap.tsx'
import { NoticeBar } from './notice-bar.tsx'
import type { RefusalReason } from './rights.ts'
import { bindingUtils, createBoardStore, shapeUtils, textOptions, tools } from './schema.ts'
import { SelectionBar } from './selection-bar.tsx'
import { SelectionForeground } from './selection-foreground.tsx'
import { listenForKeys } from './shortcuts.ts'
import { type Luggage, Stage } from './stage.ts'
import { StageContext } from './stage-context.ts'
import { canvasTexts } from './texts.ts'
import { Toolbar } from './toolbar.tsx'
import { TranslationCard } from './translation-card.tsx'
import { ViewStrip } from './view-strip.tsx'
import type { Spot } from './views.ts'
import { WallCanvas } from './wall-canvas.tsx'

export interface BoardCanvasProps {
  board: BoardDoc
  facilitation: FacilitationDoc
  /** Awareness of the board's document. */
  awareness: Awareness
  me: { personId: string; role: Role; name: string | null; hubId: string | null; language: Locale }
  locale: Locale
  /** tldraw's licence key; without one its mark is shown. It is read when the canvas opens. */
  licenseKey: string | null
  /** `work` has tools; `projector` has none and changes nothing. */
  mode?: 'work' | 'projector'
  /** Where this person is, read when the canvas opens: as they left it, and what they came to in another view. */
  start?: { luggage: Luggage | null; first: Spot | null }
  onReady?(handle: CanvasHandle): void
  /** Called when somebody tries what is not allowed now; the screen says why in words. */
  onRefused?(reason: RefusalReason): void
}

/** What the screen around may ask of the canvas. */
export interface CanvasHandle {
  fitAll(): void
  fitQuestion(questionId: string): void
  newNote(questionId?: string): void
  undo(): void
  redo(): void
  /** Selects a note and brings it into view. */
  focusNote(id: string): void
  /** Where this person is now, to go on from there in another view of the board and to come back. */
  whereabouts(): Whereabouts
}

/** Where somebody is on the board, and what they carry. */
export interface Whereabouts extends Spot {
  luggage: Luggage | null
}

/** The canvas may not be shown: its licence key has expired. */
export class CanvasUnlicensedError extends Error {
  override readonly name = 'CanvasUnlicensedError'
  constructor() {
    super('the licence key of the canvas has expired. Renew TLDRAW_LICENSE_KEY, or start without one.')
  }
}

/**
 * The board as a wall one can write on. It fills its parent, which needs a height. An error that it cannot recover
 * from is thrown to the nearest error boundary above.
 *
 * @example
 * <BoardCanvas board={board} facilitation={facilitation} awareness={provider.awareness}
 *   me={{ personId: 'person_1', role: 'participant', name: null, hubId: 'hub_01', language: 'fr' }}
 *   locale="fr" licenseKey={null} onRefused={(reason) => announce(reason)} />
 */
export function BoardCanvas(props: BoardCanvasProps) {
  const {
    board,
    facilitation,
    awareness,
    locale,
    licenseKey,
    mode = 'work',
    start,
    onReady,
    onRefused,
  } = props
  const { personId, role, name, hubId, language } = props.me
  const [stage, setStage] = useState<Stage | null>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const callbacks = useRef({ onReady, onRefused })
  const firstLocale = useRef(locale)
  const persona = useRef({ name, hubId, language })
  const luggage = useRef(start?.luggage ? { personId, left: start.luggage } : null)
  const first = useRef(start?.first ?? null)

  useEffect(() => {
    callbacks.current = { onReady, onRefused }
    firstLocale.current = locale
    stage?.locale.set(locale)
  }, [stage, locale, onReady, onRefused])

  useEffect(() => {
    persona.current = { name, hubId, language }
    stage?.introduce(persona.current)
  }, [stage, name, hubId, language])

  useEffect(() => {
    const opened = new Stage({
      store: createBoardStore(),
      board,
      facilitation,
      awareness,
      me: { personId, role, ...persona.current },
      locale: firstLocale.current,
      mode,
      onRefused: (reason) => callbacks.current.onRefused?.(reason),
      luggage: luggage.current?.personId === personId ? luggage.current.left : null,
      first: first.current,
    })
    setStage(opened)
    return () => {
      const left = opened.pack()
      luggage.current = left ? { personId, left } : luggage.current
      if (left) first.current = null
      setStage(null)
      opened.dispose()
    }
  }, [board, facilitation, awareness, personId, role, mode])

  const onMount = useCallback(
    (mounted: Editor) => {
      if (!stage) return
      const stops = [
        registerDefaultSideEffects(mounted),
        stage.attach(mounted),
        listenForKeys(stage, mounted),
      ]
      setEditor(mounted)
      callbacks.current.onReady?.(handleOf(stage))
      return () => {
        setEditor(null)
        for (const stop of stops) stop()
      }
    },
    [stage],
  )

  // An expired key has the editor take itself away in silence; the screen around must hear of it.
  const frame = useRef<HTMLElement>(null)
  const [isUnlicensed, setUnlicensed] = useState(false)
  useEffect(() => {
    if (!stage || editor || !frame.current) return
    const around = frame.current
    const look = () => {
      if (around.querySelector('[data-testid="tl-license-expired"]')) setUnlicensed(true)
    }
    const observer = new MutationObserver(look)
    observer.observe(around, { childList: true, subtree: true })
    look()
    return () => observer.disconnect()
  }, [stage, editor])
  if (isUnlicensed) throw new CanvasUnlicensedError()

  if (!stage) return <div className={styles.frame} aria-busy="true" />
  return (
    <StageContext value={stage}>
      <section
        ref={frame}
        className={styles.frame}
        aria-label={canvasTexts.canvas[locale]}
        data-canvas={mode}
      >
        {mode === 'work' && editor && <Toolbar stage={stage} editor={editor} />}
        <div className={styles.wall}>
          <div className={styles.canvas}>
            <TldrawEditor
              key={personId}
              store={stage.store}
              user={stage.user}
              shapeUtils={shapeUtils}
              bindingUtils={bindingUtils}
              tools={tools}
              initialState="select"
              components={components}
              options={options}
              textOptions={textOptions}
              assetUrls={assetUrls}
              {...(licenseKey ? { licenseKey } : {})}
              inferDarkMode
              onMount={onMount}
            />
            {mode === 'work' && editor && (
              <>
                <SelectionBar stage={stage} editor={editor} />
                <MapCorner stage={stage} editor={editor} />
              </>
            )}
            {mode === 'work' && editor && <TranslationCard stage={stage} editor={editor} />}
            {mode === 'work' && <NoticeBar stage={stage} />}
          </div>
          {mode === 'work' && editor && <ViewStrip stage={stage} />}
        </div>
      </section>
    </StageContext>
  )
}

function MapCorner({ stage, editor }: { stage: Stage; editor: Editor }) {
  const hasMap = useValue(stage.hasMap)
  const height = useValue(stage.binding.height)
  // Where the whole wall is in view the map says nothing, and covers notes.
  const isOfUse = useValue(
    'map is of use',
    () => editor.getViewportScreenBounds().w >= NARROW && editor.getViewportPageBounds().h < height,
    [editor, height],
  )
  return hasMap && isOfUse ? <Minimap stage={stage} editor={editor} /> : null
}

/** Narrower than that the map would cover what it maps, px. */
const NARROW = 760

const handleOf = (stage: Stage): CanvasHandle => ({
  fitAll: () => stage.views.fitAll(),
  fitQuestion: (questionId) => stage.views.fitQuestion(questionId),
  newNote: (questionId) => stage.writing.newNote(questionId === undefined ? {} : { questionId }),
  undo: () => stage.steps.undo(),
  redo: () => stage.steps.redo(),
  focusNote: (id) => stage.views.focusNote(id),
  whereabouts: () => ({ ...stage.views.spot(), luggage: stage.pack() }),
})

/** Hands an error of the editor to the screen around, which has the list view to offer. */
function HandOver({ error }: { error: unknown }): never {
  throw error
}

function Overlays() {
  return (
    <>
      <Landing />
      <Cursors />
    </>
  )
}

const components: TLEditorComponents = {
  Canvas: WallCanvas,
  OnTheCanvas: FarWall,
  Background: () => <div className={styles.background} />,
  Overlays: Overlays,
  Scribble: TldrawScribble,
  ShapeIndicators: TldrawShapeIndicators,
  SelectionForeground,
  Handles: TldrawHandles,
  CollaboratorCursor: null,
  CollaboratorHint: null,
  CollaboratorShapeIndicator: null,
  SnapIndicator: null,
  LoadingScreen: null,
  ErrorFallback: HandOver,
  Spinner: null,
}

const options = {
  createTextOnCanvasDoubleClick: false,
  maxShapesPerPage: 10_000,
  maxPages: 1,
  branding: 'Atelier',
}
