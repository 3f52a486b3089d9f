import {
  type BoardDoc,
  type FacilitationDoc,
  GAP,
  type Locale,
  MAX_NOTE_CHARS,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Place,
  ZONE_WIDTH,
  zoneX,
} from '@atelier/board'
import { languageOf } from '@atelier/board/note-language'
import type { Editor, TLShapeId } from '@tldraw/tldraw'
import type { BoardBinding } from './board-binding.ts'
import { freePlaceNear, nearestZone } from './drop.ts'
import { LastWords } from './last-words.ts'
import type { Notices } from './notices.ts'
import type { PresenceLink } from './presence-link.ts'
import type { RefusalReason, Rights } from './rights.ts'
import { isClusterShape, isNoteShape, shapeIdOf } from './shapes/board-shapes.ts'
import type { Steps } from './steps.ts'
import type { TypeAhead } from './type-ahead.ts'

export interface WritingOptions {
  board: BoardDoc
  facilitation: FacilitationDoc
  binding: BoardBinding
  steps: Steps
  presence: PresenceLink
  notices: Notices
  typeAhead: TypeAhead
  /** Whose notes these are, as they are now. */
  me(): { personId: string; hubId: string | null; language: Locale }
  editor(): Editor | null
  /** Where the pointer is on the page, while it is over the canvas. */
  pointer(): { x: number; y: number } | undefined
  /** Whether somebody else writes in a note. */
  isWrittenByOthers(noteId: string): boolean
  refuse(reason: RefusalReason): void
  /** Called when a note begins: from here on the person goes where they write. */
  onBegin(): void
  /** Brings a shape into the view. */
  show(shapeId: TLShapeId): void
}

/** After a field was taken away, letters meant for it are no shortcuts for that long, ms. */
const MUTE_MS = 1500

/** Writing notes on the wall: where one begins, the field that is open, and what becomes of it when it closes. */
export class Writing {
  readonly #options: WritingOptions
  /** A note made here whose first words are still being written, and how deep the undo stack was before it. */
  #fresh: { noteId: string; depth: number } | null = null
  /** The note whose field is open, and notes whose field has just closed. */
  #open: string | null = null
  readonly #closing = new Set<string>()
  /** What the open field showed last. */
  #wording = ''
  /** Notes that were begun here, or emptied. */
  readonly #begun = new Set<string>()
  #mutedUntil = 0
  /** Whether the open field is one of a hidden note. */
  #isHidden = false
  readonly #lastWords = new LastWords()

  constructor(options: WritingOptions) {
    this.#options = options
  }

  stop(): void {
    this.#lastWords.stop()
  }

  /** The note whose field is open. */
  get noteId(): string | null {
    return this.#open
  }

  /** Letters meant for a field that was just taken away are not shortcuts. */
  get isMuted(): boolean {
    return performance.now() < this.#mutedUntil
  }

  /** The person has begun something else: letters are what they are again. */
  beginAnew(): void {
    this.#options.typeAhead.done()
    this.#mutedUntil = 0
  }

  /**
   * Begins a note and opens it for writing.
   *
   * @param where question, cluster or place on the page; by default the question one is looking at
   */
  newNote(
    where: { questionId?: string; at?: { x: number; y: number }; clusterId?: string | null } = {},
  ): void {
    const { binding } = this.#options
    const questionId = where.questionId ?? this.questionAt(where.at)
    if (!this.isOpen(questionId)) return
    const left = zoneX(binding.wall.zoneOf(questionId))
    const xy =
      where.at && !where.clusterId
        ? this.#free(questionId, [where.at.x - left - NOTE_WIDTH / 2, where.at.y - NOTE_HEIGHT / 2])
        : undefined
    this.#begin(questionId, xy, where.clusterId ?? undefined)
  }

  /** The next note: in the same group, right of a note that was placed, else in the next free place. */
  newNoteBeside(noteId: string): void {
    const { board, binding, editor } = this.#options
    const note = binding.wall.note(noteId)
    if (!note) return
    if (board.text(noteId)?.toString().trim() === '') return
    const inGroup = note.clusterId && binding.rights.get().cluster ? note.clusterId : undefined
    const xy =
      note.xy && !note.clusterId
        ? this.#free(note.questionId, [note.xy[0] + NOTE_WIDTH + GAP, note.xy[1]])
        : undefined
    editor()?.complete()
    if (this.isOpen(note.questionId)) this.#begin(note.questionId, xy, inGroup)
  }

  /** Whether a question takes notes from this person now; says so in words when it does not. */
  isOpen(questionId: string | undefined): questionId is string {
    const { binding, refuse } = this.#options
    const rights = binding.rights.get()
    if (questionId !== undefined && rights.takesNotes(questionId)) return true
    const isElsewhere = binding.questions.get().some(({ id }) => rights.takesNotes(id))
    refuse(isElsewhere ? 'questionClosed' : 'phaseClosed')
    return false
  }

  /** Notes with these wordings under a question, as one step. */
  addLines(questionId: string, lines: readonly string[], clusterId?: string): string[] {
    const now = Date.now()
    return this.#options.steps.one(() =>
      // A millisecond apart, so that they keep their order.
      lines.map((line, index) =>
        this.add(questionId, line, { createdAt: now + index, ...(clusterId && { clusterId }) }),
      ),
    )
  }

  add(
    questionId: string,
    text: string,
    more: { xy?: Place; clusterId?: string; createdAt?: number } = {},
  ): string {
    const { personId, hubId, language } = this.#options.me()
    return this.#options.board.addNote({
      questionId,
      text,
      authorId: personId,
      hubId,
      language: languageOf(text, language),
      ...more,
    })
  }

  /** The field of a note has opened. */
  opened(noteId: string): void {
    const { board, binding, steps, presence, typeAhead } = this.#options
    this.#closing.delete(noteId)
    this.#open = noteId
    this.#isHidden = board.isDraft(noteId)
    this.#wording = board.text(noteId)?.toString() ?? ''
    typeAhead.done()
    binding.keep(noteId)
    steps.part()
    presence.show({ editing: noteId })
  }

  /** The open field shows other words than before. */
  wrote(noteId: string, wording: string): void {
    if (this.#open === noteId) this.#wording = wording
  }

  /**
   * The field has closed: a new note without words goes, as if it had never been. A field that opens again at once,
   * as React may do when it mounts one, has not closed.
   */
  closed(noteId: string): void {
    this.#closing.add(noteId)
    queueMicrotask(() => {
      if (this.#closing.delete(noteId)) this.#close(noteId)
    })
  }

  #close(noteId: string): void {
    const { board, binding, steps, presence } = this.#options
    if (this.#open === noteId) {
      this.#open = null
      this.#lastWords.stop()
      binding.keep(null)
      presence.show({ editing: null })
    }
    const fresh = this.#fresh
    const isBare = board.text(noteId)?.toString().trim() === ''
    if (fresh?.noteId === noteId) {
      this.#fresh = null
      if (isBare) this.#takeBack(noteId, fresh.depth)
      else this.#markLanguage(noteId)
    } else if (isBare) this.#removeEmptied(noteId)
    steps.part()
  }

  /** Somebody else changed the note that is being written here: what was typed must not go in silence. */
  heed(changed: ReadonlySet<string>): void {
    const { board, binding, notices } = this.#options
    const noteId = this.#open
    if (noteId === null || !changed.has(noteId)) return
    const note = board.note(noteId)
    if (note?.mergedInto) notices.say([{ text: 'joinedWhileWriting' }])
    if (note) return
    const text = this.#wording
    const questionId = binding.wall.note(noteId)?.questionId
    this.#mutedUntil = performance.now() + MUTE_MS
    if (text.trim() === '' || questionId === undefined) return
    notices.say([{ text: 'takenAway' }], {
      text: 'writeAgain',
      run: () => {
        if (this.isOpen(questionId)) this.addLines(questionId, [text])
      },
    })
  }

  /** Closes the open field when its note may not be written any more, and says so. */
  followRights(editor: Editor, rights: Rights): void {
    const { binding, notices } = this.#options
    const editing = editor.getEditingShape()
    const note = isNoteShape(editing) ? binding.wall.note(editing.props.noteId) : null
    const mayGoOn = note ? rights.mayEdit(note) : rights.write
    if (mayGoOn) this.#lastWords.stop()
    if (!editing || mayGoOn) return
    if (note && this.#isHidden) {
      // The server still takes what was being typed into a draft: nobody is cut off in the middle of a word.
      if (this.#lastWords.begin(() => this.#options.editor()?.setEditingShape(null)))
        notices.say([{ text: 'lastWords' }])
      return
    }
    if (note) {
      this.#mutedUntil = performance.now() + MUTE_MS
      notices.say([{ text: 'writingClosed' }])
    }
    this.#afterEvent(() => editor.setEditingShape(null))
  }

  /** Whether a note begun here stands without words and nobody here is writing in it. */
  hasBareNote(): boolean {
    const open = this.#options.editor()?.getEditingShapeId()
    for (const id of this.#begun)
      if (open !== shapeIdOf(id) && this.#options.board.text(id)?.length === 0) return true
    return false
  }

  /**
   * The question somebody means: the one at a place that they chose.
   *
   * Without a place, the first that is open to them: of what is selected, under the pointer, of this phase, in the middle
   * of the view; else the open one that is nearest to it. Where none is open, the one they seem to mean.
   */
  questionAt(at?: { x: number; y: number }): string | undefined {
    const { binding, editor, facilitation, pointer } = this.#options
    const questions = binding.questions.get()
    const near = ({ x }: { x: number }) => questions[nearestZone(x, questions.length)]?.id
    if (at) return near(at)
    const selected = editor()?.getOnlySelectedShape() ?? undefined
    const under = pointer()
    const [only, ...others] = facilitation.currentPhase()?.questionIds ?? []
    const centre = editor()?.getViewportPageBounds().center.x ?? 0
    const fromCentre = (index: number) => Math.abs(zoneX(index) + ZONE_WIDTH / 2 - centre)
    const meant = [
      isNoteShape(selected) || isClusterShape(selected) ? questions[selected.props.zone]?.id : undefined,
      under && near(under),
      others.length === 0 ? only : undefined,
      ...questions
        .map(({ id }, index) => ({ id, away: fromCentre(index) }))
        .sort((a, b) => a.away - b.away)
        .map(({ id }) => id),
    ].filter((id) => id !== undefined)
    const { takesNotes } = binding.rights.get()
    return meant.find(takesNotes) ?? meant[0]
  }

  #begin(questionId: string, xy: Place | undefined, clusterId: string | undefined): void {
    const { board, binding, steps, typeAhead, onBegin, show } = this.#options
    steps.part()
    const depth = steps.depth
    const id = this.add(questionId, '', { ...(xy && { xy }), ...(clusterId && { clusterId }) })
    this.#fresh = { noteId: id, depth }
    this.#begun.add(id)
    typeAhead.await({
      read: () => board.text(id)?.toString() ?? '',
      write: (text) => board.setText(id, text),
      maxChars: MAX_NOTE_CHARS,
    })
    onBegin()
    this.#afterEvent((editor) => {
      const shapeId = shapeIdOf(id)
      binding.flush()
      if (!editor.getShape(shapeId)) return
      if (!editor.isIn('select')) editor.setCurrentTool('select')
      editor.select(shapeId)
      editor.setEditingShape(shapeId)
      show(shapeId)
    })
  }

  /** A note without words says nothing and would stand on the wall for ever. Undo brings it back with its words. */
  #removeEmptied(noteId: string): void {
    const { board, binding, steps, notices, isWrittenByOthers } = this.#options
    const note = board.note(noteId)
    if (!note || !binding.rights.get().mayEdit(note) || isWrittenByOthers(noteId)) return
    this.#begun.add(noteId)
    steps.one(() => board.removeNote(noteId))
    notices.say([{ text: 'emptiedRemoved' }], { text: 'undo', run: () => steps.undo() })
  }

  /** Its first words are written: they show its language better than the interface of whoever wrote them. */
  #markLanguage(noteId: string): void {
    const { board, binding, me } = this.#options
    const note = board.note(noteId)
    if (note && binding.rights.get().mayEdit(note))
      board.markLanguage(noteId, languageOf(note.text, me().language))
  }

  #takeBack(noteId: string, depth: number): void {
    const { board, steps } = this.#options
    const taken = steps.backTo(depth)
    if (board.hasNote(noteId)) board.removeNote(noteId)
    else if (taken > 0) steps.clearRedo()
  }

  #free(questionId: string, wish: Place): Place {
    const obstacles = this.#options.binding.wall.placed(questionId, new Set())
    return freePlaceNear(wish, { w: NOTE_WIDTH, h: NOTE_HEIGHT }, obstacles)
  }

  /** Runs something once the editor has finished with the event at hand. */
  #afterEvent(run: (editor: Editor) => void): void {
    queueMicrotask(() => {
      const editor = this.#options.editor()
      if (editor) run(editor)
    })
  }
}
