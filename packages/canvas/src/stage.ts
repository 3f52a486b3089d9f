import {
  type BoardDoc,
  can,
  type FacilitationDoc,
  GAP,
  type Hub,
  type Locale,
  MAX_CLUSTER_TITLE_CHARS,
  MAX_NOTE_CHARS,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Note,
  type Place,
  type Rect,
  type Role,
  type Settings,
  tidyText,
  type UndoHistory,
  ZONE_WIDTH,
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
  type TLShapeId,
  type TLStore,
  type TLUser,
  type TLUserPreferences,
} from '@tldraw/tldraw'
import type { Awareness } from 'y-protocols/awareness'
import { Arranging } from './arranging.ts'
import { BoardBinding } from './board-binding.ts'
import { WallCamera } from './camera.ts'
import { keepChoice, readChoice } from './device-choice.ts'
import { freePlaceNear, nearestZone } from './drop.ts'
import { browserMeasure, type Measure } from './fit-text.ts'
import { Guide } from './guide.ts'
import { Hand } from './hand.ts'
import { LastWords } from './last-words.ts'
import { Marks } from './marks.ts'
import { Notices } from './notices.ts'
import { cutTo, MAX_PASTED_NOTES, readLines } from './paste.ts'
import { Patrol, stopsOf } from './patrol.ts'
import { PresenceLink } from './presence-link.ts'
import { isClusterShape, isDrawing, isNoteShape, shapeIdOf } from './shapes/board-shapes.ts'
import { TypeAhead } from './type-ahead.ts'
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
}

/** Where somebody was on the wall. */
export interface Luggage {
  camera: { x: number; y: number; z: number }
  selected: readonly TLShapeId[]
  writing: string | null
}

/** Why nothing happened: writing is closed now, or the note is somebody else's. */
export type RefusalReason = 'phaseClosed' | 'notYours'

/** After a field was taken away, letters meant for it are no shortcuts for that long, ms. */
const MUTE_MS = 1500
/** Letters typed with shorter pauses than that are taken back together, ms. */
const TYPING_PAUSE_MS = 1500

/**
 * One board on one screen, from opening to leaving: the store and its binding, presence, undo, and the verbs that
 * tools, keys and the screen around share. It outlives no one: `dispose()` lets go of documents, timers, listeners.
 */
export class Stage {
  readonly board: BoardDoc
  readonly store: TLStore
  readonly binding: BoardBinding
  readonly presence: PresenceLink
  readonly steps: UndoHistory
  readonly notices = new Notices()
  readonly typeAhead = new TypeAhead()
  readonly marks: Marks
  readonly arranging: Arranging
  readonly guide: Guide
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
  /** Whether there is something to undo, to redo. */
  readonly history: Atom<{ undo: boolean; redo: boolean }> = atom('history', { undo: false, redo: false })
  /** Whether other people's pointers are shown, and the map; this device remembers both. */
  readonly hasCursors: Atom<boolean> = atom('has cursors', readChoice('cursors', true))
  readonly hasMap: Atom<boolean> = atom('has map', readChoice('map', true))
  readonly measure: Atom<Measure> = atom('measure', browserMeasure('sans-serif'))
  onRefused: StageOptions['onRefused']

  /** What may be said of who somebody is: everything, the HUB, or nothing. */
  readonly anonymity: Atom<Settings['anonymity']>
  readonly #facilitation: FacilitationDoc
  #luggage: Luggage | null
  #editor: Editor | null = null
  #camera: WallCamera | null = null
  #hand: Hand | null = null
  #frame: number | null = null
  /** A note made here whose first words are still being written, and how deep the undo stack was before it. */
  #fresh: { noteId: string; depth: number } | null = null
  /** The note whose field is open, and notes whose field has just closed. */
  #writing: string | null = null
  readonly #closing = new Set<string>()
  readonly #patrol = new Patrol()
  /** What the open field showed last. */
  #wording = ''
  /** Notes that were begun here, or emptied. */
  readonly #begun = new Set<string>()
  #titleToName: string | null = null
  #mutedUntil = 0
  /** Whether the open field is one of a hidden note. */
  #writesHidden = false
  readonly #lastWords = new LastWords()
  readonly #stops: (() => void)[] = []

  constructor(options: StageOptions) {
    const { board, facilitation, awareness, me, locale, mode } = options
    this.board = board
    this.me = me
    this.mode = mode
    this.onRefused = options.onRefused
    this.#facilitation = facilitation
    this.#luggage = options.luggage ?? null
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
    this.steps = board.history()
    this.steps.captureTimeout = TYPING_PAUSE_MS
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.steps.on(event, () => this.#readHistory())
    this.marks = new Marks(board, facilitation)
    this.arranging = new Arranging({
      board,
      binding: this.binding,
      notices: this.notices,
      me,
      editor: () => this.#editor,
      step: (change) => this.#step(change),
      undo: () => this.undo(),
      show: (shape) => this.#camera?.show(this.#editor?.getShapePageBounds(shape)),
    })
    this.guide = new Guide({
      facilitation,
      presence: this.presence,
      notices: this.notices,
      me,
      camera: () => this.#camera,
      note: (id) => this.#standing(id),
      show: (id) => this.#show(id),
      ownNotes: () => this.#ownNotes(),
      select: (id) => this.focusNote(id),
      isWriting: () => this.#writing !== null,
    })
    this.#stops.push(
      facilitation.observe(() => {
        this.hubs.set(hubsById(facilitation))
        this.anonymity.set(facilitation.settings().anonymity)
      }),
      board.observe((change) => {
        if (change.own) return
        this.presence.settle(new Set([...change.notes, ...change.clusters]))
        if (this.#writing !== null && change.notes.has(this.#writing)) this.#followWritten(this.#writing)
      }),
      react('others hold notes', () => this.binding.float(this.presence.dragged.get())),
      react('others write', () => this.#readWriters()),
    )
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.notices.dismiss()
    this.#patrol.stop()
    this.#lastWords.stop()
    this.guide.stop()
    this.marks.stop()
    this.presence.stop()
    this.binding.stop()
    this.steps.destroy()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
  }

  /** Where this person is now; `null` before anything was shown. */
  pack(): Luggage | null {
    const editor = this.#editor
    if (!editor) return null
    const { x, y, z } = editor.getCamera()
    return { camera: { x, y, z }, selected: editor.getSelectedShapeIds(), writing: this.#writing }
  }

  #unpack(editor: Editor, { selected, writing }: Luggage): void {
    editor.setSelectedShapes(selected.filter((id) => editor.getShape(id)))
    const note = writing === null ? null : this.binding.wall.note(writing)
    if (note && this.binding.rights.get().mayEdit(note))
      this.#afterEvent(() => editor.setEditingShape(shapeIdOf(note.id)))
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
      onStep: () => this.steps.stopCapturing(),
    })
    const camera = new WallCamera(
      editor,
      () => this.binding.questions.get().length,
      () => this.binding.height.get(),
      this.#luggage?.camera ?? null,
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
      react('bounds', () => {
        this.binding.questions.get()
        this.binding.height.get()
        camera.bound()
      }),
      react('first view', () => {
        editor.getViewportScreenBounds()
        if (this.binding.questions.get().length > 0) camera.settle()
      }),
      () => this.guide.leave(),
      react('rights', () => this.#followRights(editor)),
    ]
    if (this.#luggage) this.#unpack(editor, this.#luggage)
    else this.guide.open()
    this.#luggage = null
    return () => {
      for (const stop of stops) stop()
      hand.stop()
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

  /** One note for each line, in the free places of a question; all in one, if that was meant. */
  pasteNotes(text: string): void {
    const { lines, shortened, leftOut } = readLines(text)
    if (lines.length === 0) return
    if (!this.binding.rights.get().write) {
      this.onRefused('phaseClosed')
      return
    }
    const questionId = this.#questionAt(this.#pointer())
    if (questionId === undefined) return
    const ids = this.#addLines(questionId, lines)
    const sentences = [
      ...(lines.length > 1 ? [{ text: 'notesPasted' as const, values: { n: lines.length } }] : []),
      ...(shortened > 0
        ? [{ text: 'linesShortened' as const, values: { n: shortened, most: MAX_NOTE_CHARS } }]
        : []),
      ...(leftOut > 0
        ? [{ text: 'linesLeftOut' as const, values: { n: leftOut, most: MAX_PASTED_NOTES } }]
        : []),
    ]
    const whole = tidyText(text)
    const inOne = () => {
      this.#step(() => {
        for (const id of ids) this.board.removeNote(id)
        this.#add(questionId, cutTo(whole, MAX_NOTE_CHARS), {})
      })
    }
    const fitsOne = lines.length > 1 && whole.length <= MAX_NOTE_CHARS
    if (sentences.length > 0) this.notices.say(sentences, fitsOne ? { text: 'allInOne', run: inOne } : null)
  }

  /**
   * Pastes into the open field what fits, and says what did not. Several lines are offered as notes of their own.
   *
   * @param field the selection that is replaced, and how to put something there
   */
  pasteInto(
    noteId: string,
    pasted: string,
    field: { start: number; end: number; put(insert: string): void },
  ): void {
    const text = pasted
      .slice(0, 100 * MAX_NOTE_CHARS)
      .replace(/\r\n?/g, '\n')
      .replace(/\n+$/, '')
    const before = this.board.text(noteId)?.toString() ?? ''
    const insert = cutTo(text, Math.max(0, MAX_NOTE_CHARS - before.length + field.end - field.start))
    const over = pasted.trimEnd().length - insert.length
    const { lines } = readLines(pasted)
    this.steps.stopCapturing()
    field.put(insert)
    this.steps.stopCapturing()
    const each = () => this.#splitInto(noteId, before, field, lines)
    if (over > 0 || lines.length > 1)
      this.notices.say(
        [
          ...(over > 0
            ? [{ text: 'pastedTooLong' as const, values: { n: over, most: MAX_NOTE_CHARS } }]
            : []),
          ...(lines.length > 1 ? [{ text: 'linesPasted' as const, values: { n: lines.length } }] : []),
        ],
        lines.length > 1 ? { text: 'oneNoteEach', run: each } : null,
      )
  }

  /** Does what the notice at hand offers. */
  takeOffer(): boolean {
    return this.notices.take()
  }

  /** What was pasted into a note becomes notes: the first line stays in it, the others follow. */
  #splitInto(
    noteId: string,
    before: string,
    { start, end }: { start: number; end: number },
    [first = '', ...others]: readonly string[],
  ): void {
    const note = this.board.note(noteId)
    if (!note || !this.binding.rights.get().write) return
    const kept = cutTo(before.slice(0, start) + first + before.slice(end), MAX_NOTE_CHARS)
    this.#editor?.complete()
    this.#step(() => {
      this.board.setText(noteId, kept)
      this.#addLines(note.questionId, others, note.clusterId ?? undefined)
    })
  }

  #addLines(questionId: string, lines: readonly string[], clusterId?: string): string[] {
    const now = Date.now()
    return this.#step(() =>
      // A millisecond apart, so that they keep their order.
      lines.map((line, index) =>
        this.#add(questionId, line, { createdAt: now + index, ...(clusterId && { clusterId }) }),
      ),
    )
  }

  /** One human step: what happens in it is taken back together, and with nothing else. */
  #step<T>(change: () => T): T {
    this.steps.stopCapturing()
    const result = this.board.transact(change)
    this.steps.stopCapturing()
    return result
  }

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
    this.#step(() => {
      for (const { props } of mine) this.board.removeNote(props.noteId)
      for (const { props } of clusters) this.board.removeCluster(props.clusterId)
      if (drawn.length > 0) editor.deleteShapes(drawn.map((shape) => shape.id))
      this.binding.storeDrawing()
    })
    const gone = mine.length + clusters.length
    if (gone > 0)
      this.notices.say([{ text: 'notesRemoved', values: { n: gone } }], {
        text: 'undo',
        run: () => this.undo(),
      })
    if (mine.length < notes.length) this.onRefused(rights.write ? 'notYours' : 'phaseClosed')
  }

  /** Takes back this person's last step. A note and its first words are one step once the note is closed. */
  undo(): void {
    if (this.notices.now.get()?.action?.text === 'undo') this.notices.dismiss()
    this.binding.storeDrawing()
    this.steps.undo()
    if (this.#hasBareNote()) this.steps.undo()
  }

  redo(): void {
    this.steps.redo()
    if (this.#hasBareNote()) this.steps.redo()
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
    this.guide.leave()
    this.#patrol.stop()
    const isReading = this.#facilitation.currentPhase()?.kind === 'read'
    if (this.mode === 'projector' && isReading)
      this.#tour(this.binding.questions.get().map((_, index) => index))
    else this.#camera?.fitAll()
  }

  fitQuestion(questionId: string): void {
    this.guide.leave()
    const zone = this.binding.questions.get().findIndex((question) => question.id === questionId)
    if (this.mode === 'projector' && zone >= 0) this.#tour([zone])
    else
      this.#camera?.fitZone(this.binding.questions.get().findIndex((question) => question.id === questionId))
  }

  fitZone(index: number): void {
    this.guide.leave()
    this.#camera?.fitZone(index)
  }

  /** Nobody touches a projector: what does not fit at a size that is read from afar comes screenful by screenful. */
  #tour(zones: readonly number[]): void {
    const footOf = (zone: number) => {
      const rects = [...this.binding.wall.records.values()].filter(
        (shape) => shape.type !== 'board-zone' && shape.props.zone === zone,
      )
      return Math.max(0, ...rects.map((shape) => shape.y + shape.props.h))
    }
    this.#patrol.start(
      () =>
        stopsOf(
          zones.map((zone) => ({ zone, foot: footOf(zone) })),
          this.#camera?.farViewHeight ?? 0,
        ),
      ({ zone, top }) => this.#camera?.showFar(zone, top),
    )
  }

  /** Brings the middle of the view to a place on the page. */
  lookAt(x: number, y: number): void {
    this.guide.leave()
    this.#camera?.centreOn(x, y)
  }

  zoomIn(): void {
    this.guide.leave()
    this.#camera?.zoomIn()
  }

  zoomOut(): void {
    this.guide.leave()
    this.#camera?.zoomOut()
  }

  // What the shapes tell

  beginWriting(noteId: string): void {
    this.#closing.delete(noteId)
    this.#writing = noteId
    this.#writesHidden = this.board.isDraft(noteId)
    this.#wording = this.board.text(noteId)?.toString() ?? ''
    this.typeAhead.done()
    this.binding.keep(noteId)
    this.steps.stopCapturing()
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
        this.#lastWords.stop()
        this.binding.keep(null)
        this.presence.show({ editing: null })
      }
      const fresh = this.#fresh
      const isBare = this.board.text(noteId)?.toString().trim() === ''
      if (fresh?.noteId === noteId) {
        this.#fresh = null
        if (isBare) this.#takeBack(noteId, fresh.depth)
      } else if (isBare) this.#removeEmptied(noteId)
      this.steps.stopCapturing()
    })
  }

  /** The open field shows other words than before. */
  wrote(noteId: string, wording: string): void {
    if (this.#writing === noteId) this.#wording = wording
  }

  /** Letters meant for a field that was just taken away are not shortcuts. */
  get isMuted(): boolean {
    return performance.now() < this.#mutedUntil
  }

  /** The person has begun something else: letters are what they are again. */
  beginAnew(): void {
    this.typeAhead.done()
    this.#mutedUntil = 0
  }

  /** A note without words says nothing and would stand on the wall for ever. Undo brings it back with its words. */
  #removeEmptied(noteId: string): void {
    const note = this.board.note(noteId)
    if (!note || !this.binding.rights.get().mayEdit(note) || this.writers.get().has(noteId)) return
    this.#begun.add(noteId)
    this.#step(() => this.board.removeNote(noteId))
    this.notices.say([{ text: 'emptiedRemoved' }], { text: 'undo', run: () => this.undo() })
  }

  /** Somebody else changed the note that is being written here: what was typed must not go in silence. */
  #followWritten(noteId: string): void {
    const note = this.board.note(noteId)
    if (note?.mergedInto) this.notices.say([{ text: 'joinedWhileWriting' }])
    if (note) return
    const { text, questionId } = {
      text: this.#wording,
      questionId: this.binding.wall.note(noteId)?.questionId,
    }
    this.#mutedUntil = performance.now() + MUTE_MS
    if (text.trim() === '' || questionId === undefined) return
    this.notices.say([{ text: 'takenAway' }], {
      text: 'writeAgain',
      run: () => this.#addLines(questionId, [text]),
    })
  }

  /** Whether this cluster was just made here and waits for its name; true once. */
  takeTitleToName(clusterId: string): boolean {
    if (this.#titleToName !== clusterId) return false
    this.#titleToName = null
    this.typeAhead.done()
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
    while (this.steps.depth > depth && this.steps.undo()) steps++
    if (this.board.hasNote(noteId)) this.board.removeNote(noteId)
    else if (steps > 0) this.steps.clearRedo()
  }

  #write(questionId: string, xy: Place | undefined, clusterId: string | undefined): void {
    this.steps.stopCapturing()
    const depth = this.steps.depth
    const id = this.#add(questionId, '', { ...(xy && { xy }), ...(clusterId && { clusterId }) })
    this.#fresh = { noteId: id, depth }
    this.#begun.add(id)
    this.typeAhead.await({
      read: () => this.board.text(id)?.toString() ?? '',
      write: (text) => this.board.setText(id, text),
      maxChars: MAX_NOTE_CHARS,
    })
    this.guide.leave()
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
    else if (!rights.write && WRITING_TOOLS.has(tool)) editor.setCurrentTool('select')
    this.#wasReadOnly = rights.readOnly
    const editing = editor.getEditingShape()
    const note = isNoteShape(editing) ? this.binding.wall.note(editing.props.noteId) : null
    const mayGoOn = note ? rights.mayEdit(note) : rights.write
    if (mayGoOn) this.#lastWords.stop()
    if (editing && note && !mayGoOn && this.#writesHidden) {
      // The server still takes what was being typed into a draft: nobody is cut off in the middle of a word.
      if (this.#lastWords.begin(() => this.#editor?.setEditingShape(null)))
        this.notices.say([{ text: 'lastWords' }])
    } else if (editing && !mayGoOn) {
      if (note) {
        this.#mutedUntil = performance.now() + MUTE_MS
        this.notices.say([{ text: 'writingClosed' }])
      }
      this.#afterEvent(() => editor.setEditingShape(null))
    }
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

  /** Brings a note, a group or a question into the view. */
  #show(id: string): boolean {
    this.#patrol.stop()
    this.binding.flush()
    const index = this.binding.questions.get().findIndex((question) => question.id === id)
    if (index >= 0) {
      this.#camera?.fitZone(index)
      return true
    }
    const shape = this.#editor?.getShape(shapeIdOf(id))
    const bounds = shape && this.#editor?.getShapePageBounds(shape)
    if (!bounds || !this.#camera) return false
    // With what is around it: a note alone, as large as the screen, has lost its place.
    this.#camera.showRect(bounds.clone().expandBy(isClusterShape(shape) ? 60 : ZONE_WIDTH / 4))
    return true
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
    this.writers.set(writers)
  }

  #readHistory(): void {
    this.history.set({ undo: this.steps.canUndo(), redo: this.steps.canRedo() })
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
