import type { Page } from '@playwright/test'

/** What a journey counts at the end: the part of the board's read model that it needs. */
export interface BoardSnapshot {
  notes: { id: string; text: string; step: Record<string, unknown> | null }[]
  clusters: { id: string; title: string; noteIds: string[] }[]
  rounds: { open: boolean; tallies: Record<string, number> | null }[]
}

/** Takes the board that is open on a page from the server, as that person. */
export async function takenFrom(page: Page): Promise<BoardSnapshot> {
  const boardId = /board_[\w-]+/.exec(page.url())?.[0]
  return page.evaluate(async (id) => (await fetch(`/api/boards/${id}/snapshot`)).json(), boardId)
}
