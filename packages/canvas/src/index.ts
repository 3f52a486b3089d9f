export {
  BoardCanvas,
  BoardCanvas as default,
  type BoardCanvasProps,
  type CanvasHandle,
} from './board-canvas.tsx'
export type { Refused } from './drawing-records.ts'
export type { RefusalReason } from './rights.ts'
export { canvasTexts } from './texts.ts'
