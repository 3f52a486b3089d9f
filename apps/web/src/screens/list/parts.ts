import { createContext, useContext, useEffect, useState } from 'react'

/**
 * Parts of the list that come when somebody needs them: a phone that has just joined reads and writes without. Until
 * a part is here, what it would show is left out.
 */
export interface Parts {
  /** Changing notes: for whoever writes, merges or commits. */
  tools: typeof import('./tools/tools-part.ts') | null
  /** Giving votes, and reading what they came to. */
  voting: typeof import('./voting.tsx') | null
  /** Moving notes between groups and questions: for whoever may group. */
  sorting: typeof import('./sorting/sorting-part.ts') | null
  /** Whether the server has a service that translates notes, and this session lets it. */
  translates: boolean
  /** Texts that stand on the canvas beside the notes: once there are any. */
  wall: typeof import('./wall/wall-words.tsx') | null
  /** Telling what everybody is asked to look at: once they are. */
  spotlight: typeof import('./spotlight-told.tsx') | null
}

/** Tells the language of a note; fetched by whoever begins to write one. */
export const loadNoteLanguage = () => import('@atelier/board/note-language')

export const PARTS = {
  tools: () => import('./tools/tools-part.ts'),
  voting: () => import('./voting.tsx'),
  sorting: () => import('./sorting/sorting-part.ts'),
  wall: () => import('./wall/wall-words.tsx'),
  spotlight: () => import('./spotlight-told.tsx'),
} as const

/** Pause before a part that did not come is asked for again, in ms; sooner when the network is said to be back. */
const AGAIN_MS = 5000

/**
 * Fetches a part of the program and hands it out once it is here; from then on it stays.
 *
 * @param waitMs fetched at the latest after this time, wanted or not, so that it is here should the network go
 */
export function usePart<T>(load: () => Promise<T>, wanted: boolean, waitMs?: number): T | null {
  const [part, setPart] = useState<{ here: T } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const due = wanted ? 0 : waitMs

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    if (part || due === undefined) return
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = () => setAttempt((before) => before + 1)
    const fetch = () =>
      load().then(
        (here) => {
          if (!gone) setPart({ here })
        },
        () => {
          if (gone) return
          timer = setTimeout(again, AGAIN_MS)
          window.addEventListener('online', again)
        },
      )
    if (due === 0) void fetch()
    else timer = setTimeout(fetch, due)
    return () => {
      gone = true
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [part, due, load, attempt])

  return part?.here ?? null
}

export const PartsContext = createContext<Parts>({
  tools: null,
  voting: null,
  sorting: null,
  translates: false,
  wall: null,
  spotlight: null,
})

export const useParts = (): Parts => useContext(PartsContext)
