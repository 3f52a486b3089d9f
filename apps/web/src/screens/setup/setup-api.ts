import { type HubDraft, HubsStored, type QuestionsChange, QuestionsStored } from '@atelier/board'
import type { Api } from '../../api.ts'

/** Calls that only this screen makes. */
export const storeQuestions = (api: Api, boardId: string, change: QuestionsChange) =>
  api.ask('PUT', boardId, '/questions', QuestionsStored, change)

/** Stores the whole directory; names the HUBs that stayed because somebody stands for them. */
export const storeHubs = (api: Api, boardId: string, hubs: readonly HubDraft[]) =>
  api.ask('PUT', boardId, '/hubs', HubsStored, { hubs })
