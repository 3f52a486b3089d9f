import { BoardDoc, type BoardSnapshot, documentName, FacilitationDoc, takeSnapshot } from '@atelier/board'
import type { Services } from './services.ts'

/** The read model of a board as it stands now, with its trail. Everything that reads a whole board reads this. */
export async function boardSnapshot(
  { sync, now, trails }: Pick<Services, 'sync' | 'now' | 'trails'>,
  boardId: string,
): Promise<BoardSnapshot> {
  return sync.read(documentName(boardId, 'facilitation'), (facilitation) =>
    sync.read(documentName(boardId, 'board'), async (board) =>
      takeSnapshot(
        new BoardDoc(board),
        new FacilitationDoc(facilitation),
        now(),
        await trails.events(boardId),
      ),
    ),
  )
}
