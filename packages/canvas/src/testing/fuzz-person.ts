import { FacilitationDoc, MAX_CLUSTER_TITLE_CHARS, MAX_NOTE_CHARS, type Role } from '@atelier/board'
import type { Editor, TLShape, TLShapeId } from '@tldraw/tldraw'
import type * as Y from 'yjs'
import * as Yjs from 'yjs'
import { Hand } from '../hand.ts'
import { isDrawing, isNoteShape, shapeIdOf } from '../shapes/board-shapes.ts'
import { bindTextField } from '../shared-text.ts'
import { stroke, words } from './drawings.ts'
import { openEditor, point } from './editor.ts'
import type { MemoryLink, MemoryServer } from './memory-network.ts'
import { Person } from './people.ts'
import type { Random } from './random.ts'

const QUESTIONS = ['q1', 'q2', 'q3']

/** What a deed may touch: few, so that hands meet. */
const LETTERS = ['a', 'é', '字', '🌍', ' ', '\n', 'xy']

/**
 * One person with a whole editor: replica of both documents, store and binding, hand, undo, one open text field, and
 * a connection that comes and goes. Frames come when somebody says so.
 */
export class FuzzPerson {
  readonly person: Person
  readonly facilitation: FacilitationDoc
  readonly editor: Editor
  readonly hand: Hand
  readonly undoManager: Y.UndoManager
  readonly role: Role
  readonly id: string
  readonly #server: MemoryServer
  #link: MemoryLink | null = null
  #field: { noteId: string; area: HTMLTextAreaElement; unbind: () => void; composing: boolean } | null = null
  #carrying = false

  constructor(server: MemoryServer, id: string, role: Role) {
    this.#server = server
    this.id = id
    this.role = role
    this.facilitation = new FacilitationDoc(new Yjs.Doc())
    this.person = new Person(this.facilitation, { role, id })
    this.editor = openEditor(this.person.store)
    this.undoManager = this.board.undoManager()
    this.hand = new Hand({
      editor: this.editor,
      board: this.board,
      binding: this.person.binding,
      onMove: () => undefined,
      onGroup: () => undefined,
      onStep: () => this.undoManager.stopCapturing(),
    })
  }

  get board() {
    return this.person.board
  }

  get isOnline(): boolean {
    return this.#link !== null
  }

  // The connection

  connect(): void {
    this.#link ??= this.#server.connect([this.board.doc, this.facilitation.doc])
  }

  drop(): void {
    this.#link?.drop()
    this.#link = null
  }

  flush(way: 'up' | 'down', most?: number): void {
    this.#link?.flush(way, most)
  }

  /** Whether frames wait in either direction. */
  get hasMail(): boolean {
    return this.#link !== null && this.#link.up.length + this.#link.down.length > 0
  }

  // Deeds

  /** One deed by chance. `tell` hears of it before and after: what it was, and about what. */
  act(random: Random, tell: (deed: string) => void): void {
    const [name = 'frame', deed] = random.pick(Object.entries(this.#deeds(random))) ?? []
    tell(name)
    const about = deed?.()
    if (typeof about === 'string') tell(`  ${about}`)
  }

  #deeds(random: Random): Record<string, () => unknown> {
    const { board } = this
    const noteIds = [...board.noteIds()]
    // Often the same few notes, so that several people write in one.
    const noteId =
      (random.chance(0.5) ? random.pick(noteIds.slice(0, 3)) : random.pick(noteIds)) ?? 'note_none'
    const otherId = random.pick(noteIds) ?? 'note_none'
    const clusterId = random.pick([...board.clusterIds()]) ?? 'cluster_none'
    const questionId = random.pick(QUESTIONS) ?? 'q1'
    const xy = [random.below(700) - 50, random.below(1500) - 50] as const
    const has = board.hasNote(noteId)
    return {
      add: () =>
        board.addNote({
          questionId,
          text: `n${random.below(99)}`,
          authorId: this.id,
          ...(random.chance(0.5) && { xy }),
        }),
      open: () => this.openField(noteId),
      type: () => this.#type(random),
      typeOn: () => this.#type(random),
      compose: () => this.#compose(random),
      close: () => this.closeField(),
      place: () => has && board.placeNote(noteId, questionId, xy),
      take: () => this.#take(noteId),
      carry: () => this.#point('pointer_move', random.below(2200), random.below(1500)),
      letGo: () => this.#letGo(random.below(2200), random.below(1500)),
      cancel: () => this.#cancel(),
      select: () =>
        this.editor.select(...[noteId, otherId].map(shapeIdOf).filter((id) => this.editor.getShape(id))),
      group: () => this.hand.group(),
      make: () => has && board.makeCluster([noteId], { questionId, xy }),
      join: () => has && board.cluster(clusterId) && board.joinCluster([noteId, otherId], clusterId),
      leave: () => has && board.leaveCluster(noteId),
      moveCluster: () => board.moveCluster(clusterId, questionId, xy),
      title: () => board.setTitle(clusterId, `t${random.below(9)}`.slice(0, MAX_CLUSTER_TITLE_CHARS)),
      dissolve: () => board.cluster(clusterId) && board.removeCluster(clusterId),
      merge: () => has && board.mergeInto(noteId, random.chance(0.7) ? otherId : null),
      hide: () => has && board.setHidden(noteId, random.chance(0.5)),
      remove: () => board.removeNote(noteId),
      undo: () => this.undo(),
      redo: () => this.undoManager.redo(),
      draw: () => this.#draw(random),
      erase: () => this.#erase(random),
      phase: () => this.#enterPhase(random),
      spoil: () => this.#spoil(random, noteId, clusterId),
      frame: () => this.frame(),
      frames: () => this.frame(),
    }
  }

  frame(): void {
    this.editor.emit('tick', 16)
    this.person.frame()
  }

  undo(): void {
    this.person.binding.storeDrawing()
    this.undoManager.undo()
  }

  openField(noteId: string): string {
    this.closeField()
    const shared = this.board.text(noteId)
    const note = this.board.note(noteId)
    if (!shared || !note || !this.person.binding.rights.get().mayEdit(note)) return 'no'
    const area = document.createElement('textarea')
    document.body.append(area)
    const unbind = bindTextField(area, shared, {
      maxChars: MAX_NOTE_CHARS,
      transact: (change) => this.board.transact(change),
    })
    area.focus()
    this.#field = { noteId, area, unbind, composing: false }
    return noteId.slice(-4)
  }

  /** Puts a letter somewhere, or takes one away. */
  #type(random: Random): string {
    const field = this.#field
    if (!field) return 'nowhere'
    const { area } = field
    const at = this.#boundary(area.value, random.below(area.value.length + 1))
    if (random.chance(0.25) && at > 0) {
      const from = this.#boundary(area.value, at - 1)
      area.setRangeText('', from, at, 'end')
    } else area.setRangeText(random.pick(LETTERS) ?? 'a', at, at, 'end')
    area.dispatchEvent(new Event('input'))
    return `${field.noteId.slice(-4)} at ${at}`
  }

  /** No hand puts a caret between the halves of a pair. */
  #boundary(text: string, at: number): number {
    const code = text.charCodeAt(at)
    return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
  }

  #compose(random: Random): string {
    const field = this.#field
    if (!field) return 'nowhere'
    if (field.composing) {
      field.composing = false
      field.area.dispatchEvent(new Event('compositionend'))
      return 'end'
    }
    field.composing = true
    field.area.dispatchEvent(new Event('compositionstart'))
    const at = this.#boundary(field.area.value, random.below(field.area.value.length + 1))
    field.area.setRangeText('か', at, at, 'end')
    field.area.dispatchEvent(new Event('input'))
    return `from ${at}`
  }

  closeField(): void {
    this.#field?.unbind()
    this.#field?.area.remove()
    this.#field = null
  }

  #take(noteId: string): string {
    const shape = this.editor.getShape(shapeIdOf(noteId))
    if (!isNoteShape(shape) || this.#carrying) return 'nothing'
    this.editor.setCurrentTool('select')
    this.editor.setCamera({ x: 0, y: 0, z: 1 }, { immediate: true })
    this.#carrying = true
    this.#point('pointer_down', shape.x + 60, shape.y + 40)
    this.#point('pointer_move', shape.x + 90, shape.y + 70)
    return noteId.slice(-4)
  }

  #letGo(x: number, y: number): void {
    if (!this.#carrying) return
    this.#carrying = false
    this.#point('pointer_up', x, y)
    this.editor.emit('tick', 16)
  }

  #cancel(): void {
    if (!this.#carrying) return
    this.editor.cancel()
    this.#letGo(0, 0)
  }

  #point(name: 'pointer_down' | 'pointer_move' | 'pointer_up', x: number, y: number): void {
    if (name === 'pointer_move' && !this.#carrying) return
    point(this.editor, name, x, y)
  }

  #draw(random: Random): string {
    const id = `shape:d${random.below(6)}`
    const make = random.chance(0.5) ? stroke(id, random.below(500)) : words(id)
    const before = this.editor.getShape(id as TLShapeId)
    if (before) this.editor.updateShape({ ...before, x: random.below(500) })
    else this.editor.createShape(make as unknown as TLShape)
    return id
  }

  #erase(random: Random): string {
    const drawn = this.editor.getCurrentPageShapes().filter(isDrawing)
    const shape = random.pick(drawn)
    if (shape) this.editor.deleteShapes([shape.id])
    return shape?.id ?? 'nothing'
  }

  #enterPhase(random: Random): string {
    if (this.role !== 'facilitator') return 'no right'
    const phase = random.pick(this.facilitation.phases())
    if (!phase) return 'no phase'
    if (random.chance(0.3)) this.facilitation.setSettings({ frozen: random.chance(0.4) })
    if (random.chance(0.3))
      this.facilitation.setSettings({ clustering: random.chance(0.5) ? 'everyone' : 'facilitators' })
    this.facilitation.setSession({ ...this.facilitation.session(), phaseId: phase.id }, 0)
    return phase.kind
  }

  /** What a broken or hostile client might send: it reaches the others as any other change does. */
  #spoil(random: Random, noteId: string, clusterId: string): string {
    const { doc } = this.board
    const drawn = `shape:d${random.below(6)}`
    const good = stroke(drawn)
    const spoils: [map: string, key: string, value: unknown][] = [
      ['drawing', drawn, { ...good, parentId: drawn }],
      ['drawing', drawn, { ...good, x: 1e300 }],
      ['drawing', drawn, { ...good, type: 'embed' }],
      ['drawing', drawn, words(drawn, [{ type: 'script' }])],
      ['drawing', drawn, words(drawn, [null])],
      ['drawing', drawn, { ...good, index: 'zz' }],
      ['drawing', drawn, 7],
      ['drawing', shapeIdOf(noteId), { ...good, id: shapeIdOf(noteId) }],
      ['drawing', shapeIdOf(noteId), { ...good, id: shapeIdOf(noteId), type: 'board-note' }],
      ['drawing', 'shape:q2', { ...good, id: 'shape:q2' }],
      ['notes', `note_spoilt${random.below(3)}`, { questionId: 7 }],
      ['notes', `note_spoilt${random.below(3)}`, null],
      [
        'notes',
        `note_far${random.below(3)}`,
        { questionId: 'q_gone', kind: 'note', createdAt: random.below(9) },
      ],
      ['text', noteId, 'plain'],
      ['xy', noteId, [Number.NaN, 3]],
      ['xy', noteId, [1e12, -1e12]],
      ['xy', noteId, 'here'],
      ['cluster', noteId, 'cluster_gone'],
      ['cluster', noteId, { id: clusterId }],
      ['state', noteId, { mergedInto: noteId }],
      ['state', noteId, { questionId: 'q_gone' }],
      ['state', noteId, []],
      ['clusters', clusterId, { questionId: 'q_gone', order: 1, colour: 1 }],
      ['clusters', clusterId, 'a cluster'],
      ['titles', clusterId, { title: 'x' }],
    ]
    const [map, key, value] = random.pick(spoils) ?? ['drawing', drawn, 7]
    doc.transact(() => doc.getMap(map).set(key, value), 'somebody else')
    return `${map} ${key.slice(-8)} ${JSON.stringify(value)?.slice(0, 60)}`
  }

  /** Ends what is under way, as a person does who leaves the wall alone. */
  rest(): void {
    this.#cancel()
    this.closeField()
    this.editor.emit('tick', 16)
    this.frame()
    this.person.binding.storeDrawing()
    this.frame()
  }

  stop(): void {
    this.closeField()
    this.drop()
    this.hand.stop()
    this.undoManager.destroy()
    this.person.binding.stop()
    this.editor.dispose()
    this.editor.getContainer().remove()
  }
}
