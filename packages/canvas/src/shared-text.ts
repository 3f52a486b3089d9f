import type * as Y from 'yjs'
import { cutTo } from './paste.ts'
import { type DeltaStep, mapIndex, textChange } from './text-change.ts'

export interface SharedTextOptions {
  /** Most code units the person may bring the text to. Letters of others are never cut. */
  maxChars: number
  /** Runs a change of the shared text as the person's own, such as `BoardDoc.transact`. */
  transact(change: () => void): void
  /** Called whenever what the field shows has changed. */
  onChange?(text: string): void
}

/**
 * Keeps a text field and a shared text equal, letter by letter, while several people type.
 *
 * The field writes the smallest change at the caret; changes of others move the caret with the letters around it.
 * While an input method composes (accents, Chinese, a phone's suggestions) the field is left alone: changes of
 * others wait, and what was composed is put where it belongs after them.
 *
 * @returns stops it; what was typed but not yet handed over is handed over first
 */
export function bindTextField(
  field: HTMLTextAreaElement | HTMLInputElement,
  shared: Y.Text,
  { maxChars, transact, onChange }: SharedTextOptions,
): () => void {
  /** The shared text as the field last showed it. */
  let base = shared.toString()
  let composing = false
  let own = false
  /** Changes of others since `base`, while composing. */
  const waiting: DeltaStep[][] = []
  field.value = base

  const hand = () => {
    // The note was taken away while somebody wrote in it: there is nothing left to write to.
    if (shared._item?.deleted) return
    const change = textChange(base, field.value, field.selectionEnd ?? field.value.length)
    if (change) {
      const map = (index: number, stay: boolean) =>
        waiting.reduce((at, delta) => mapIndex(at, delta, stay), index)
      const start = map(change.at, change.remove === 0)
      const end = Math.max(start, map(change.at + change.remove, true))
      const room = Math.max(0, maxChars - (shared.length - (end - start)))
      const insert = cutTo(change.insert, room)
      own = true
      try {
        transact(() => {
          if (end > start) shared.delete(start, end - start)
          if (insert) shared.insert(start, insert)
        })
      } finally {
        own = false
      }
      if (waiting.length > 0 || insert !== change.insert) show(start + insert.length, start + insert.length)
      else base = field.value
    } else if (waiting.length > 0) {
      const start = waiting.reduce((at, delta) => mapIndex(at, delta), field.selectionStart ?? 0)
      const end = waiting.reduce((at, delta) => mapIndex(at, delta), field.selectionEnd ?? 0)
      show(start, end)
    }
    waiting.length = 0
    onChange?.(base)
  }

  const show = (start: number, end: number) => {
    base = shared.toString()
    if (field.value !== base) {
      const { scrollTop } = field
      field.value = base
      field.scrollTop = scrollTop
    }
    if (field.ownerDocument.activeElement === field) field.setSelectionRange(start, end)
  }

  const onShared = (event: Y.YTextEvent) => {
    if (own) return
    const delta = event.delta as DeltaStep[]
    if (composing) {
      waiting.push(delta)
      return
    }
    show(mapIndex(field.selectionStart ?? 0, delta), mapIndex(field.selectionEnd ?? 0, delta))
    onChange?.(base)
  }
  const onInput = () => {
    if (!composing) hand()
  }
  const onCompositionStart = () => {
    composing = true
  }
  const onCompositionEnd = () => {
    composing = false
    hand()
  }

  shared.observe(onShared)
  field.addEventListener('input', onInput)
  field.addEventListener('compositionstart', onCompositionStart)
  field.addEventListener('compositionend', onCompositionEnd)
  return () => {
    if (composing) {
      composing = false
      hand()
    }
    shared.unobserve(onShared)
    field.removeEventListener('input', onInput)
    field.removeEventListener('compositionstart', onCompositionStart)
    field.removeEventListener('compositionend', onCompositionEnd)
  }
}
