import {
  AtelierError,
  BoardDoc,
  documentName,
  FacilitationDoc,
  NoteFacts,
  type Settings,
} from '@atelier/board'
import type { Services } from './services.ts'

/** The less is shown, the higher. */
const DISCRETION: Record<Settings['anonymity'], number> = { name: 0, hub: 1, none: 2 }

/**
 * Changes what the room learns of who wrote. People were told before they wrote, so once there is a note it can only
 * become less; with `none`, authors and HUBs are taken out of the notes that are there.
 *
 * @throws AtelierError `anonymityPromised`
 */
export async function changeAnonymity(
  { drafts, sync }: Pick<Services, 'drafts' | 'sync'>,
  boardId: string,
  anonymity: Settings['anonymity'],
): Promise<void> {
  const hidden = await drafts.counts(boardId)
  const inDrafts = [...hidden.values()].some((counts) => Object.values(counts).some((count) => count > 0))
  const onBoard = await sync.read(
    documentName(boardId, 'board'),
    (doc) => new BoardDoc(doc).notes().length > 0,
  )
  await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
    const facilitation = new FacilitationDoc(doc)
    const before = facilitation.settings().anonymity
    if (DISCRETION[anonymity] < DISCRETION[before] && (inDrafts || onBoard))
      throw new AtelierError('anonymityPromised')
    facilitation.setSettings({ anonymity })
  })
  if (anonymity !== 'none' || !onBoard) return
  await sync.edit(documentName(boardId, 'board'), (doc) => {
    const { notes } = new BoardDoc(doc).raw()
    for (const [id, value] of [...notes.entries()]) {
      const facts = NoteFacts.safeParse(value)
      if (!facts.success || (facts.data.authorId === undefined && facts.data.hubId === undefined)) continue
      const { authorId: _author, hubId: _hub, ...anonymous } = facts.data
      notes.set(id, anonymous)
    }
  })
  // What was there before is not to be had from the disk either.
  await sync.purge(documentName(boardId, 'board'))
}
