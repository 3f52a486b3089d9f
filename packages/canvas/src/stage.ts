import {
  type BoardDoc,
  can,
  type FacilitationDoc,
  GAP,
  type Hub,
  type Locale,
  MAX_NOTE_CHARS,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Place,
  type Role,
  tidyText,
  zoneX,
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
  type TLStore,
  type TLUser,
  type TLUserPreferences,
} from '@tldraw/tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { BoardBinding } from './board-binding.ts'
import { WallCamera } from './camera.ts'
import { freePlaceNear, nearestZone } from './drop.ts'
import { browserMeasure, type Measure } from './fit-text.ts'
import { Hand } from './hand.ts'
import { PresenceLink } from './presence-link.ts'
import { isClusterShape, isDrawing, isNoteShape, shapeIdOf } from './shapes/board-shapes.ts'

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
}

/** Why nothing happened: writing is closed now, or the note is somebody else's. */
export type RefusalReason = 'phaseClosed' | 'notYours'

/** Most notes that one paste makes. */
const MAX_PASTED_NOTES = 60

/**
 * One board on one screen, from opening to leaving: the store and its binding, presence, undo, and the verbs that
 * tools, keys and the screen around share. It outlives no one: `dispose()` lets go of documents, timers, listeners.
 */
export class Stage {
  readonly board: BoardDoc
  readonly store: TLStore
  readonly binding: BoardBinding
  readonly presence: PresenceLink
  readonly undoManager: Y.UndoManager
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
  /** Whether there is something to undo, to redo. */
  readonly history: Atom<{ undo: boolean; redo: boolean }> = atom('history', { undo: false, redo: false })
  readonly measure: Atom<Measure> = atom('measure', browserMeasure('sans-serif'))
  onRefused: StageOptions['onRefused']

  readonly #facilitation: FacilitationDoc
  #editor: Editor | null = null
  #camera: WallCamera | null = null
  #hand: Hand | null = null
  #frame: number | null = null
  /** A note made here whose first words are still being written, and how deep the undo stack was before it. */
  #fresh: { noteId: string; depth: number } | null = null
  /** The note whose field is open, and notes whose field has just closed. */
  #writing: string | null = null
  readonly #closing = new Set<string>()
  /** Notes that were begun here. */
  readonly #begun = new Set<string>()
  #titleToName: string | null = null
  readonly #stops: (() => void)[] = []

  constructor(options: StageOptions) {
    const { board, facilitation, awareness, me, locale, mode } = options
    this.board = board
    this.me = me
    this.mode = mode
    this.onRefused = options.onRefused
    this.#facilitation = facilitation
    this.locale = atom('locale', locale)
    this.hubs = atom('hubs', hubsById(facilitation))
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
    this.undoManager = board.undoManager()
    const onStack = () => this.#readHistory()
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.undoManager.on(event, onStack)
    this.#stops.push(
      facilitation.observe(() => this.hubs.set(hubsById(facilitation))),
      board.observe((change) => {
        if (!change.own) this.presence.settle(new Set([...change.notes, ...change.clusters]))
      }),
      react('others hold notes', () => this.binding.float(this.presence.dragged.get())),
      react('others write', () => this.#readWriters()),
    )
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.presence.stop()
    this.binding.stop()
    this.undoManager.destroy()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
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
      },
      onStep: () => this.undoManager.stopCapturing(),
    })
    const camera = new WallCamera(
      editor,
      () => this.binding.questions.get().length,
      () => this.binding.height.get(),
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
      }),
      react('bounds', () => {
        this.binding.questions.get()
        this.binding.height.get()
        camera.bound()
      }),
      react('first view', () => {
        editor.getViewportScreenBounds()
        if (this.binding.questions.get().length > 0) camera.settle()
      }),
      react('rights', () => this.#followRights(editor)),
    ]
    return () => {
      for (const stop of stops) stop()
      hand.stop()
      editor.off('event', onEvent)
      editor.off('tick', onTick)
      container.removeEventListener('pointerleave', onLeave)
      fonts?.removeEventListener('loadingdone', onFonts)
      // React may have mounted the next editor before it lets go of this one.
      if (this.#editor !== editor) return
      this.#editor = null
      this.#camera = null
      this.#hand = null
    }
  }

  // Verbs

  /**
   * Begins a note and opens it for writing.
   *
   * @param where question, cluster or place on the page; by default the question one is looking at
   */
  newNote(
    where: { questionId?: string; at?: { x: number; y: number }; clusterId?: string | null } = {},
  ): void {
    if (!this.binding.rights.get().write) {
      this.onRefused('phaseClosed')
      return
    }
    const questionId = where.questionId ?? this.#questionAt(where.at)
    if (questionId === undefined) return
    const left = zoneX(this.binding.wall.zoneOf(questionId))
    const xy =
      where.at && !where.clusterId
        ? this.#free(questionId, [where.at.x - left - NOTE_WIDTH / 2, where.at.y - NOTE_HEIGHT / 2])
        : undefined
    this.#write(questionId, xy, where.clusterId ?? undefined)
  }

  /** The next note: in the same group, right of a note that was placed, else in the next free place. */
  newNoteBeside(noteId: string): void {
    const note = this.binding.wall.note(noteId)
    if (!note) return
    if (this.board.text(noteId)?.toString().trim() === '') return
    const inGroup = note.clusterId && this.binding.rights.get().cluster ? note.clusterId : undefined
    const xy =
      note.xy && !note.clusterId
        ? this.#free(note.questionId, [note.xy[0] + NOTE_WIDTH + GAP, note.xy[1]])
        : undefined
    this.#editor?.complete()
    this.#write(note.questionId, xy, inGroup)
  }

  /** Opens a note for writing when that is allowed, else brings it into view. */
  focusNote(id: string): void {
    const shape = this.#editor?.getShape(shapeIdOf(id))
    if (!this.#editor || !isNoteShape(shape)) return
    this.#camera?.show(this.#editor.getShapePageBounds(shape))
    this.#editor.select(shape.id)
  }

  /** One note for each line, in the free places of a question. */
  pasteNotes(text: string): void {
    const lines = text
      .slice(0, MAX_PASTED_NOTES * MAX_NOTE_CHARS * 2)
      .split(/\r?\n/)
      .map((line) => tidyText(line).slice(0, MAX_NOTE_CHARS))
      .filter((line) => line !== '')
      .slice(0, MAX_PASTED_NOTES)
    if (lines.length === 0) return
    if (!this.binding.rights.get().write) {
      this.onRefused('phaseClosed')
      return
    }
    const questionId = this.#questionAt(this.#pointer())
    if (questionId === undefined) return
    this.undoManager.stopCapturing()
    const now = Date.now()
    this.board.transact(() => {
      // A millisecond apart, so that they keep their order.
      lines.forEach((line, index) => {
        this.#add(questionId, line, { createdAt: now + index })
      })
    })
    this.undoManager.stopCapturing()
  }

  group(): void {
    this.#hand?.group()
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
    this.undoManager.stopCapturing()
    this.board.transact(() => {
      for (const { props } of mine) this.board.removeNote(props.noteId)
      for (const { props } of clusters) this.board.removeCluster(props.clusterId)
      if (drawn.length > 0) editor.deleteShapes(drawn.map((shape) => shape.id))
      this.binding.storeDrawing()
    })
    this.undoManager.stopCapturing()
    if (mine.length < notes.length) this.onRefused(rights.write ? 'notYours' : 'phaseClosed')
  }

  /** Takes back this person's last step. A note and its first words are one step once the note is closed. */
  undo(): void {
    this.binding.storeDrawing()
    this.undoManager.undo()
    if (this.#hasBareNote()) this.undoManager.undo()
  }

  redo(): void {
    this.undoManager.redo()
    if (this.#hasBareNote()) this.undoManager.redo()
  }

  /** Answers undo and redo keys, in fields too: a browser's own undo would take back other people's letters. */
  undoKeys(event: KeyboardEvent): boolean {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return false
    event.preventDefault()
    if (key === 'y' || event.shiftKey) this.redo()
    else this.undo()
    return true
  }

  fitAll(): void {
    this.#camera?.fitAll()
  }

  fitQuestion(questionId: string): void {
    this.#camera?.fitZone(this.binding.questions.get().findIndex((question) => question.id === questionId))
  }

  fitZone(index: number): void {
    this.#camera?.fitZone(index)
  }

  zoomIn(): void {
    this.#camera?.zoomIn()
  }

  zoomOut(): void {
    this.#camera?.zoomOut()
  }

  // What the shapes tell

  beginWriting(noteId: string): void {
    this.#closing.delete(noteId)
    this.#writing = noteId
    this.undoManager.stopCapturing()
    this.presence.show({ editing: noteId })
  }

  /**
   * The field has closed: a new note without words goes, as if it had never been. A field that opens again at once,
   * as React may do when it mounts one, has not closed.
   */
  endWriting(noteId: string): void {
    this.#closing.add(noteId)
    queueMicrotask(() => {
      if (!this.#closing.delete(noteId)) return
      if (this.#writing === noteId) {
        this.#writing = null
        this.presence.show({ editing: null })
      }
      const fresh = this.#fresh
      if (fresh?.noteId === noteId) {
        this.#fresh = null
        if (this.board.text(noteId)?.toString().trim() === '') this.#takeBack(noteId, fresh.depth)
      }
      this.undoManager.stopCapturing()
    })
  }

  /** Whether this cluster was just made here and waits for its name; true once. */
  takeTitleToName(clusterId: string): boolean {
    if (this.#titleToName !== clusterId) return false
    this.#titleToName = null
    return true
  }

  /** Whether a note begun here stands without words and nobody here is writing in it. */
  #hasBareNote(): boolean {
    for (const id of this.#begun) {
      const isOpen = this.#editor?.getEditingShapeId() === shapeIdOf(id)
      if (!isOpen && this.board.text(id)?.length === 0) return true
    }
    return false
  }

  #takeBack(noteId: string, depth: number): void {
    let steps = 0
    while (this.undoManager.undoStack.length > depth && this.undoManager.undo()) steps++
    if (this.board.hasNote(noteId)) this.board.removeNote(noteId)
    else if (steps > 0) this.undoManager.clear(false, true)
  }

  #write(questionId: string, xy: Place | undefined, clusterId: string | undefined): void {
    this.undoManager.stopCapturing()
    const depth = this.undoManager.undoStack.length
    const id = this.#add(questionId, '', { ...(xy && { xy }), ...(clusterId && { clusterId }) })
    this.#fresh = { noteId: id, depth }
    this.#begun.add(id)
    this.#afterEvent(() => {
      const editor = this.#editor
      const shapeId = shapeIdOf(id)
      this.binding.flush()
      if (!editor?.getShape(shapeId)) return
      if (!editor.isIn('select')) editor.setCurrentTool('select')
      editor.select(shapeId)
      editor.setEditingShape(shapeId)
      this.#camera?.show(editor.getShapePageBounds(shapeId))
    })
  }

  #add(
    questionId: string,
    text: string,
    more: { xy?: Place; clusterId?: string; createdAt?: number },
  ): string {
    const { personId, hubId, language } = this.me
    return this.board.addNote({ questionId, text, authorId: personId, hubId, language, ...more })
  }

  /** Runs something once the editor has finished with the event at hand. */
  #afterEvent(run: () => void): void {
    queueMicrotask(() => {
      if (this.#editor) run()
    })
  }

  #free(questionId: string, wish: Place): Place {
    const obstacles = this.binding.wall.placed(questionId, new Set())
    return freePlaceNear(wish, { w: NOTE_WIDTH, h: NOTE_HEIGHT }, obstacles)
  }

  /** The question at a place, else of what is selected, else the one of this phase, else the one in view. */
  #questionAt(at: { x: number; y: number } | undefined): string | undefined {
    const questions = this.binding.questions.get()
    if (at) return questions[nearestZone(at.x, questions.length)]?.id
    const selected = this.#editor?.getOnlySelectedShape() ?? undefined
    if (isNoteShape(selected) || isClusterShape(selected)) return questions[selected.props.zone]?.id
    const pointer = this.#pointer()
    if (pointer) return questions[nearestZone(pointer.x, questions.length)]?.id
    const [only, ...others] = this.#facilitation.currentPhase()?.questionIds ?? []
    if (only !== undefined && others.length === 0) return only
    const centre = this.#editor?.getViewportPageBounds().center.x ?? 0
    return questions[nearestZone(centre, questions.length)]?.id
  }

  /** Where the pointer is on the page, while it is over the canvas. */
  #pointer(): { x: number; y: number } | undefined {
    const editor = this.#editor
    if (!editor?.getContainer().matches(':hover')) return undefined
    const { x, y } = editor.inputs.currentPagePoint
    return { x, y }
  }

  #onEvent(editor: Editor, info: TLEventInfo): void {
    if (info.type === 'pointer' && info.name === 'pointer_move')
      this.presence.show({ cursor: this.#pointer() ?? null })
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
      this.newNote(
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
    else if (!rights.write && ['draw', 'arrow', 'text', 'eraser'].includes(tool))
      editor.setCurrentTool('select')
    this.#wasReadOnly = rights.readOnly
    const editing = editor.getEditingShape()
    const note = isNoteShape(editing) ? this.binding.wall.note(editing.props.noteId) : null
    const mayGoOn = note ? rights.mayEdit(note) : rights.write
    if (editing && !mayGoOn) this.#afterEvent(() => editor.setEditingShape(null))
  }
  #wasReadOnly = false

  #readWriters(): void {
    const hubs = this.hubs.get()
    const writers = new Map<string, string>()
    for (const peer of this.presence.peers.get())
      if (peer.editing) writers.set(peer.editing, peer.name ?? hubs.get(peer.hubId ?? '')?.code ?? '…')
    this.writers.set(writers)
  }

  #readHistory(): void {
    const { undoStack, redoStack } = this.undoManager
    this.history.set({ undo: undoStack.length > 0, redo: redoStack.length > 0 })
  }
}

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
