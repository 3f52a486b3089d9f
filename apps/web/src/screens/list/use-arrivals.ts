import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { listTexts } from './texts.ts'

/** Notes that arrive are told together, at most once in this time, in ms: a screen reader must be left to read. */
const EVERY_MS = 8000

/**
 * A sentence about notes that have arrived, for a live region.
 *
 * @param counts visible notes of others by question, in the order of the questions
 */
export function useArrivals(counts: readonly number[]): string {
  const t = useTexts(listTexts)
  const told = useRef(counts)
  const latest = useRef({ counts, t })
  latest.current = { counts, t }
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [said, say] = useState('')
  const now = counts.join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` stands for the counts
  useEffect(() => {
    // Under way already: in a busy minute, waiting for a pause would mean to say nothing at all.
    if (timer.current !== null) return
    if (counts.every((count, index) => count <= (told.current[index] ?? 0))) {
      told.current = counts
      return
    }
    timer.current = setTimeout(() => {
      timer.current = null
      const { counts, t } = latest.current
      const sentences = counts.flatMap((count, index) => {
        const more = count - (told.current[index] ?? 0)
        return more > 0 ? [t('arrived', { count: more, n: index + 1 })] : []
      })
      told.current = counts
      say(sentences.join(' '))
    }, EVERY_MS)
  }, [now])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )

  return said
}
