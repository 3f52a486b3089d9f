import { useParts } from '../parts.ts'
import type { SortingDesk } from './sorting-desk.ts'

/** @throws Error where nobody may group */
export function useDesk(): SortingDesk {
  const { desk } = useParts()
  if (!desk)
    throw new Error('there is no desk to sort at. Show this part only where `useParts().sorting` is.')
  return desk
}
