import { createContext, useContext } from 'react'
import type { SortingDesk } from './sorting-desk.ts'

/** What this person has chosen and drags; there for whoever may group. */
export const DeskContext = createContext<SortingDesk | null>(null)

/** @throws Error where nobody may group */
export function useDesk(): SortingDesk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('there is no desk to sort at. Show this part only where `DeskContext` has one.')
  return desk
}
