/** Tools that need the right to write. */
export const WRITING_TOOLS: ReadonlySet<string> = new Set(['draw', 'highlight', 'arrow', 'text', 'eraser'])
