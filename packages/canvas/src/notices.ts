import { type Atom, atom } from '@tldraw/tldraw'
import type { canvasTexts } from './texts.ts'

export type CanvasText = keyof typeof canvasTexts

/** One or more sentences to the person at the canvas, with what can be done about it. */
export interface CanvasNotice {
  /** New for each notice: two equal sentences in a row are said twice. */
  id: number
  sentences: readonly { text: CanvasText; values?: Record<string, string | number> }[]
  action: { text: CanvasText; run(): void } | null
}

/** A sentence stays that long, ms; one that offers something stays longer. */
const SAID_MS = 7_000
const OFFERED_MS = 20_000

/** What the canvas has to say, one thing at a time: the newest. */
export class Notices {
  readonly now: Atom<CanvasNotice | null> = atom('notice', null)
  #timer: ReturnType<typeof setTimeout> | null = null
  #count = 0

  say(sentences: CanvasNotice['sentences'], action: CanvasNotice['action'] = null): void {
    this.#clear()
    this.now.set({ id: ++this.#count, sentences, action })
    this.#timer = setTimeout(() => this.dismiss(), action ? OFFERED_MS : SAID_MS)
  }

  /** Does what is offered; `false` when nothing is. */
  take(): boolean {
    const action = this.now.get()?.action
    this.dismiss()
    action?.run()
    return action !== null && action !== undefined
  }

  dismiss(): void {
    this.#clear()
    this.now.set(null)
  }

  #clear(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
