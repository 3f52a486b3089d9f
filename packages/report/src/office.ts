/** The writers of office files: heavy, and for a server. What a screen needs is in the index. */
export * from './chart-png.ts'
export { applyTemplate, TemplateError } from './docx-template.ts'
export * from './to-docx.ts'
export * from './to-pptx.ts'
export * from './to-xlsx.ts'
