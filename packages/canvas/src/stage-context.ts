import { createContext, useContext } from 'react'
import type { Stage } from './stage.ts'

/** The stage whose shapes are drawn. */
export const StageContext = createContext<Stage | null>(null)

/** @throws Error outside a `BoardCanvas` */
export function useStage(): Stage {
  const stage = useContext(StageContext)
  if (!stage) throw new Error('no stage above this component. Render it inside <BoardCanvas>.')
  return stage
}
