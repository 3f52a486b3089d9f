export {
  BoardCanvas,
  BoardCanvas as default,
  type BoardCanvasProps,
  type CanvasHandle,
  type Whereabouts,
} from './board-canvas.tsx'
export type { Refused } from './drawing-records.ts'
export type { RefusalReason } from './rights.ts'
export type { Luggage } from './stage.ts'
export { canvasTexts } from './texts.ts'
export type { Spot } from './views.ts'
