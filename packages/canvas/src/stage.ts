import {
  type BoardDoc,
  can,
  type FacilitationDoc,
  type Hub,
  type Locale,
  MAX_CLUSTER_TITLE_CHARS,
  type Note,
  type Rect,
  type Role,
  type Settings,
} from '@atelier/board'
import {
  type Atom,
  atom,
  createTLUser,
  DefaultFontStyle,
  DefaultSizeStyle,
  type Editor,
  react,
  type TLEventInfo,
  type TLShapeId,
  type TLStore,
  type TLUser,
  type TLUserPreferences,
} from '@tldraw/tldraw'
import type { Awareness } from 'y-protocols/awareness'
import { Arranging } from './arranging.ts'
import { BoardBinding } from './board-binding.ts'
import { type First, WallCamera } from './camera.ts'
import { keepChoice, readChoice } from './device-choice.ts'
import { browserMeasure, type Measure } from './fit-text.ts'
import { Guide } from './guide.ts'
import { Hand } from './hand.ts'
import { Marks } from './marks.ts'
import { Notices } from './notices.ts'
import { Pasting } from './pasting.ts'
import { PresenceLink } from './presence-link.ts'
import type { RefusalReason } from './rights.ts'
import { isClusterShape, isDrawing, isNoteShape, shapeIdOf } from './shapes/board-shapes.ts'
import { Steps } from './steps.ts'
import { TypeAhead } from './type-ahead.ts'
import { type Spot, Views } from './views.ts'
import { Writing } from './writing.ts'
import { WRITING_TOOLS } from './writing-tools.ts'

export interface StageOptions {
  /** An empty store that knows the shapes of a board. */
  store: TLStore
  board: BoardDoc
  facilitation: FacilitationDoc
  awareness: Awareness
  me: { personId: string; role: Role; name: string | null; hubId: string | null; language: Locale }
  locale: Locale
  mode: 'work' | 'projector'
  onRefused(reason: RefusalReason): void
  /** What an earlier stage of the same person left: the board was fetched anew, the person never went away. */
  luggage?: Luggage | null
  /** What has to be in the view first: where this person is by another view of the board. */
  first?: Spot | null
}

/** Where somebody was on the wall. */
export interface Luggage {
  camera: { x: number; y: number; z: number }
  selected: readonly TLShapeId[]
  writing: string | null
}

/**
 * One board on one screen, from opening to leaving: the store and its binding, presence, and the parts that tools, keys
 * and the screen around share. It outlives no one: `dispose()` lets go of documents, timers, listeners.
 */
export class Stage {
  readonly board: BoardDoc
  readonly store: TLStore
  readonly binding: BoardBinding
  readonly presence: PresenceLink
  readonly steps: Steps
  readonly notices = new Notices()
  readonly typeAhead = new TypeAhead()
  readonly marks: Marks
  readonly arranging: Arranging
  readonly guide: Guide
  readonly writing: Writing
  readonly pasting: Pasting
  readonly views: Views
  readonly user: TLUser
  readonly mode: 'work' | 'projector'
  me: StageOptions['me']

  readonly locale: Atom<Locale>
  readonly hubs: Atom<ReadonlyMap<string, Hub>>
  /** Who writes in which note: note id to a name or HUB code. */
  readonly writers: Atom<ReadonlyMap<string, string>> = atom('writers', new Map())
  /** Notes and clusters in this person's hand. */
  readonly held: Atom<ReadonlySet<string>> = atom('held', new Set())
  /** What would receive them. */
  readonly target: Atom<string | null> = atom('target', null)
  /** Where they would come to lie, on the page. */
  readonly landing: Atom<Rect | null> = atom('landing', null)
  /** The note whose translations are shown here. */
  readonly translated: Atom<string | null> = atom('translated', null)
  /** Whether other people's pointers are shown, and the map; this device remembers both. */
  readonly hasCursors: Atom<boolean> = atom('has cursors', readChoice('cursors', true))
  readonly hasMap: Atom<boolean> = atom('has map', readChoice('map', true))
  readonly measure: Atom<Measure> = atom('measure', browserMeasure('sans-serif'))
  onRefused: StageOptions['onRefused']

  /** What may be said of who somebody is: everything, the HUB, or nothing. */
  readonly anonymity: Atom<Settings['anonymity']>
  #luggage: Luggage | null
  #first: Spot | null
  #editor: Editor | null = null
  #camera: WallCamera | null = null
  #hand: Hand | null = null
  #frame: number | null = null
  #titleToName: string | null = null
  readonly #stops: (() => void)[] = []

  constructor(options: StageOptions) {
    const { board, facilitation, awareness, me, locale, mode } = options
    this.board = board
    this.me = me
    this.mode = mode
    this.onRefused = options.onRefused
    this.#luggage = options.luggage ?? null
    this.#first = options.first ?? null
    this.locale = atom('locale', locale)
    this.hubs = atom('hubs', hubsById(facilitation))
    this.anonymity = atom('anonymity', facilitation.settings().anonymity)
    this.store = options.store
    // Gives the store its document and page.
    this.store.mergeRemoteChanges(() => undefined)
    this.user = quietUser(me.personId)
    this.binding = new BoardBinding({
      store: this.store,
      board,
      facilitation,
      me,
      mode,
      nextFrame: (run) => {
        this.#frame = requestAnimationFrame(run)
      },
      isBusy: () => this.#editor?.inputs.isPointing === true,
      isTyping: (id) => this.#editor?.getEditingShapeId() === id,
    })
    this.presence = new PresenceLink({
      awareness,
      me: { personId: me.personId, role: me.role, name: me.name, hubId: me.hubId },
      appears: () => this.binding.rights.get().appear,
    })
    this.steps = new Steps({
      board,
      beforeUndo: () => {
        if (this.notices.now.get()?.action?.text === 'undo') this.notices.dismiss()
        this.binding.storeDrawing()
      },
      isHalfway: () => this.writing.hasBareNote(),
    })
    this.marks = new Marks(board, facilitation)
    this.arranging = new Arranging({
      board,
      binding: this.binding,
      notices: this.notices,
      me,
      editor: () => this.#editor,
      steps: this.steps,
      show: (shape) => this.#camera?.show(this.#editor?.getShapePageBounds(shape)),
    })
    this.guide = new Guide({
      facilitation,
      presence: this.presence,
      notices: this.notices,
      me,
      camera: () => this.#camera,
      note: (id) => this.#standing(id),
      show: (id) => this.views.show(id),
      ownNotes: () => this.#ownNotes(),
      select: (id) => this.views.focusNote(id),
      isWriting: () => this.writing.noteId !== null,
    })
    this.views = new Views({
      facilitation,
      binding: this.binding,
      mode,
      editor: () => this.#editor,
      camera: () => this.#camera,
      onChoose: () => this.guide.leave(),
    })
    this.writing = new Writing({
      board,
      facilitation,
      binding: this.binding,
      steps: this.steps,
      presence: this.presence,
      notices: this.notices,
      typeAhead: this.typeAhead,
      me: () => this.me,
      editor: () => this.#editor,
      pointer: () => this.#pointer(),
      isWrittenByOthers: (noteId) => this.writers.get().has(noteId),
      refuse: (reason) => this.onRefused(reason),
      onBegin: () => this.guide.leave(),
      show: (id) => this.#camera?.show(this.#editor?.getShapePageBounds(id)),
    })
    this.pasting = new Pasting({
      board,
      writing: this.writing,
      steps: this.steps,
      notices: this.notices,
      closeField: () => this.#editor?.complete(),
    })
    this.#stops.push(
      facilitation.observe(() => {
        this.hubs.set(hubsById(facilitation))
        this.anonymity.set(facilitation.settings().anonymity)
      }),
      board.observe((change) => {
        if (change.own) return
        this.presence.settle(new Set([...change.notes, ...change.clusters]))
        this.writing.heed(change.notes)
      }),
      react('others hold notes', () => this.binding.float(this.presence.dragged.get())),
      react('others write', () => this.#readWriters()),
    )
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.notices.dismiss()
    this.views.stop()
    this.writing.stop()
    this.guide.stop()
    this.marks.stop()
    this.presence.stop()
    this.binding.stop()
    this.steps.stop()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
  }

  /** Where this person is now; `null` before anything was shown. */
  pack(): Luggage | null {
    const editor = this.#editor
    if (!editor) return null
    const { x, y, z } = editor.getCamera()
    return { camera: { x, y, z }, selected: editor.getSelectedShapeIds(), writing: this.writing.noteId }
  }

  #unpack(editor: Editor, { selected, writing }: Luggage): void {
    editor.setSelectedShapes(selected.filter((id) => editor.getShape(id)))
    const note = writing === null ? null : this.binding.wall.note(writing)
    if (note && this.binding.rights.get().mayEdit(note))
      this.#afterEvent(() => editor.setEditingShape(shapeIdOf(note.id)))
  }

  /** The note or group of a spot as it stands on the wall; a note that was merged is the one it was merged into. */
  #shapeAt({ recordId }: Spot): TLShapeId | null {
    if (recordId === null) return null
    this.binding.flush()
    const id = shapeIdOf(this.#standing(recordId)?.id ?? recordId)
    return this.store.has(id) ? id : null
  }

  #firstInView(editor: Editor): First | null {
    if (!this.#first) return null
    const shape = this.#shapeAt(this.#first)
    if (shape) return () => editor.getShapePageBounds(shape)
    const { questionId } = this.#first
    const zone = this.binding.questions.get().findIndex(({ id }) => id === questionId)
    return zone < 0 ? null : zone
  }

  #select(editor: Editor, spot: Spot): void {
    const shape = this.#shapeAt(spot)
    if (shape) editor.setSelectedShapes([shape])
  }

  /** Takes another name, HUB or language for this person. */
  introduce({ name, hubId, language }: Pick<StageOptions['me'], 'name' | 'hubId' | 'language'>): void {
    this.me = { ...this.me, name, hubId, language }
    this.presence.introduce({ personId: this.me.personId, role: this.me.role, name, hubId })
  }

  /**
   * Takes an editor that shows this stage's store.
   *
   * @returns lets go of it
   */
  attach(editor: Editor): () => void {
    this.#editor = editor
    const hand = new Hand({
      editor,
      board: this.board,
      binding: this.binding,
      onMove: (dragging) => this.presence.show({ dragging }),
      onGroup: (clusterId) => {
        this.#titleToName = clusterId
        this.typeAhead.await({
          read: () => this.board.title(clusterId)?.toString() ?? '',
          write: (title) => this.board.setTitle(clusterId, title),
          maxChars: MAX_CLUSTER_TITLE_CHARS,
        })
      },
      onStep: () => this.steps.part(),
    })
    const camera = new WallCamera(
      editor,
      () => this.binding.questions.get().length,
      () => this.binding.height.get(),
      { start: this.#luggage?.camera ?? null, first: this.#firstInView(editor) },
    )
    this.#hand = hand
    this.#camera = camera
    editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
    editor.setStyleForNextShapes(DefaultSizeStyle, 'm')
    const onEvent = (info: TLEventInfo) => this.#onEvent(editor, info)
    editor.on('event', onEvent)
    const onTick = () => this.binding.storeAtRest()
    editor.on('tick', onTick)
    const container = editor.getContainer()
    const onLeave = () => this.presence.show({ cursor: null })
    container.addEventListener('pointerleave', onLeave)
    // The editor keeps these to itself: it moves the view and tells nobody.
    const onOwnMove = (event: Event) => {
      const isOneFinger = 'touches' in event && (event as TouchEvent).touches.length < 2
      if (!isOneFinger) this.guide.leave()
    }
    for (const name of ['wheel', 'touchmove'])
      container.addEventListener(name, onOwnMove, { capture: true, passive: true })
    const fonts = container.ownerDocument.fonts
    const onFonts = () => {
      const family = getComputedStyle(container).getPropertyValue('--font').trim()
      this.measure.set(browserMeasure(family || 'sans-serif'))
    }
    onFonts()
    fonts?.addEventListener('loadingdone', onFonts)
    const stops = [
      react('hand', () => {
        this.held.set(hand.held.get())
        this.target.set(hand.target.get())
        this.landing.set(hand.landing.get())
      }),
      react('view', () => {
        const { x, y, w, h } = editor.getViewportPageBounds()
        if (this.me.role === 'facilitator' && this.mode === 'work')
          this.presence.show({ view: { x, y, w, h } })
      }),
      react('wall and window', () => {
        this.binding.questions.get()
        this.binding.height.get()
        editor.getViewportScreenBounds()
        camera.follow()
      }),
      () => this.guide.leave(),
      react('rights', () => this.#followRights(editor)),
      react('in hand', () => this.views.remember(editor.getSelectedShapes())),
    ]
    if (this.#first) this.#select(editor, this.#first)
    else if (this.#luggage) this.#unpack(editor, this.#luggage)
    if (this.#first || this.#luggage) this.guide.resume()
    else this.guide.open()
    this.#luggage = null
    this.#first = null
    return () => {
      for (const stop of stops) stop()
      hand.stop()
      camera.stop()
      editor.off('event', onEvent)
      editor.off('tick', onTick)
      container.removeEventListener('pointerleave', onLeave)
      for (const name of ['wheel', 'touchmove'])
        container.removeEventListener(name, onOwnMove, { capture: true })
      fonts?.removeEventListener('loadingdone', onFonts)
      // React may have mounted the next editor before it lets go of this one.
      if (this.#editor !== editor) return
      this.#editor = null
      this.#camera = null
      this.#hand = null
    }
  }

  /** Brings the selected notes together in one group. */
  group(): void {
    this.#hand?.group()
  }

  toggleCursors(): void {
    this.hasCursors.set(!this.hasCursors.get())
    keepChoice('cursors', this.hasCursors.get())
  }

  toggleMap(): void {
    this.hasMap.set(!this.hasMap.get())
    keepChoice('map', this.hasMap.get())
  }

  /** Takes away what is selected, as far as that is allowed. */
  removeSelected(): void {
    const editor = this.#editor
    if (!editor) return
    const rights = this.binding.rights.get()
    const shapes = editor.getSelectedShapes()
    const notes = shapes.filter(isNoteShape)
    const mine = notes.filter((shape) => shape.props.mayEdit)
    const clusters = rights.cluster ? shapes.filter(isClusterShape) : []
    const drawn = rights.write ? shapes.filter(isDrawing) : []
    this.steps.one(() => {
      for (const { props } of mine) this.board.removeNote(props.noteId)
      for (const { props } of clusters) this.board.removeCluster(props.clusterId)
      if (drawn.length > 0) editor.deleteShapes(drawn.map((shape) => shape.id))
      this.binding.storeDrawing()
    })
    const gone = mine.length + clusters.length
    if (gone > 0)
      this.notices.say([{ text: 'notesRemoved', values: { n: gone } }], {
        text: 'undo',
        run: () => this.steps.undo(),
      })
    if (mine.length < notes.length) this.onRefused(rights.write ? 'notYours' : 'phaseClosed')
  }

  /** Whether this cluster was just made here and waits for its name; true once. */
  takeTitleToName(clusterId: string): boolean {
    if (this.#titleToName !== clusterId) return false
    this.#titleToName = null
    this.typeAhead.done()
    return true
  }

  /** Runs something once the editor has finished with the event at hand. */
  #afterEvent(run: () => void): void {
    queueMicrotask(() => {
      if (this.#editor) run()
    })
  }

  /** Where the pointer is on the page, while it is over the canvas. */
  #pointer(): { x: number; y: number } | undefined {
    const editor = this.#editor
    if (!editor?.getContainer().matches(':hover')) return undefined
    const { x, y } = editor.inputs.currentPagePoint
    return { x, y }
  }

  #onEvent(editor: Editor, info: TLEventInfo): void {
    if (isPanning(editor)) this.guide.leave()
    if (info.type === 'pointer' && info.name === 'pointer_move')
      this.presence.show({ cursor: this.#pointer() ?? null })
    // At once, not with the next tick: who drops a note on another types the group's name without waiting.
    if (info.type === 'pointer' && info.name === 'pointer_up') this.#afterEvent(() => this.#hand?.settle())
    const isDoubleClick = info.type === 'click' && info.name === 'double_click' && info.phase === 'up'
    if (!isDoubleClick || !editor.isInAny('select', 'hand') || editor.getEditingShapeId()) return
    if (!can(this.me.role, 'writeNotes') || this.mode === 'projector') return
    const at = { x: editor.inputs.currentPagePoint.x, y: editor.inputs.currentPagePoint.y }
    const under = editor.getShapeAtPoint(at, { hitInside: true })
    if (isNoteShape(under)) {
      if (!under.props.mayEdit) this.onRefused(this.binding.rights.get().write ? 'notYours' : 'phaseClosed')
      return
    }
    if (under && !isClusterShape(under)) return
    const inGroup = isClusterShape(under) && this.binding.rights.get().cluster
    this.#afterEvent(() =>
      this.writing.newNote(
        inGroup
          ? {
              clusterId: under.props.clusterId,
              ...questionOf(this.binding.wall.cluster(under.props.clusterId)),
            }
          : { at },
      ),
    )
  }

  #followRights(editor: Editor): void {
    const rights = this.binding.rights.get()
    if (editor.getInstanceState().isReadonly !== rights.readOnly)
      editor.updateInstanceState({ isReadonly: rights.readOnly })
    const tool = editor.getCurrentToolId()
    if (rights.readOnly && tool !== 'hand') editor.setCurrentTool('hand')
    else if (!rights.readOnly && this.#wasReadOnly) editor.setCurrentTool('select')
    else if (!rights.write && WRITING_TOOLS.has(tool)) editor.setCurrentTool('select')
    this.#wasReadOnly = rights.readOnly
    this.writing.followRights(editor, rights)
  }
  #wasReadOnly = false

  /** The note that stands on the wall for an id: itself, or the one it was merged into. */
  #standing(id: string): Note | null {
    const note = this.board.note(id)
    return note?.mergedInto ? this.board.note(note.mergedInto) : note
  }

  #ownNotes(): Note[] {
    const { personId } = this.me
    return this.board.notes().filter((note) => note.authorId === personId && !note.hidden && !note.mergedInto)
  }

  #readWriters(): void {
    const hubs = this.hubs.get()
    const anonymity = this.anonymity.get()
    const writers = new Map<string, string>()
    for (const { editing, name, hubId } of this.presence.peers.get()) {
      if (!editing) continue
      const code = anonymity === 'none' ? undefined : hubs.get(hubId ?? '')?.code
      writers.set(editing, (anonymity === 'name' ? name : null) ?? code ?? '')
    }
    // Each note in sight looks here: pointers move all the time, who writes where seldom changes.
    const now = this.writers.__unsafe__getWithoutCapture()
    if (now.size !== writers.size || [...writers].some(([id, who]) => now.get(id) !== who))
      this.writers.set(writers)
  }
}

/** Whether the hand moves the view: with the hand tool, the space bar or the middle button. */
const isPanning = (editor: Editor) => editor.inputs.isPanning || editor.isIn('hand.dragging')

const questionOf = (cluster: { questionId: string } | null) =>
  cluster ? { questionId: cluster.questionId } : {}

const hubsById = (facilitation: FacilitationDoc) =>
  new Map(facilitation.hubs().map((hub) => [hub.id, hub] as const))

/** Preferences of the editor that stay in this tab: nothing is written to the browser's storage. */
function quietUser(personId: string): TLUser {
  const preferences = atom<TLUserPreferences>('preferences', { id: personId, colorScheme: 'system' })
  return createTLUser({
    userPreferences: preferences,
    setUserPreferences: (next) => {
      preferences.set(next)
    },
  })
}
