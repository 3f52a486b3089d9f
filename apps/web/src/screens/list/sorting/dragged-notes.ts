import { type DropItem, isTextDropItem } from 'react-aria/useDrop'

/** Notes of one board stay on it: those of another, in another window, are of another kind. */
export const noteDragType = (boardId: string): string =>
  `application/x-atelier-notes.${boardId.toLowerCase()}`

/** Ids of the notes that were dropped. */
export async function droppedNotes(items: readonly DropItem[], boardId: string): Promise<string[]> {
  const type = noteDragType(boardId)
  const item = items.filter(isTextDropItem).find(({ types }) => types.has(type))
  const ids: unknown = item ? JSON.parse(await item.getText(type)) : []
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
