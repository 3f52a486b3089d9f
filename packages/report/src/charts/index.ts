export * from './chart-svg.ts'
export { type Drawing, type Label, shapesSvg } from './drawing.ts'
