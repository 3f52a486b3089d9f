import * as z from 'zod/mini'

/** Votes a person has for each question, at most. */
export const MAX_VOTE_BUDGET = 20

const count = (most: number) => z.int().check(z.gte(0), z.lte(most))

/** Choices of a session, each with its bounds. */
export const SETTING_SCHEMAS = {
  /** Who groups notes in a clustering phase. */
  clustering: z.enum(['facilitators', 'everyone']),
  /** Whose wording one may change, besides one's own. */
  editing: z.enum(['author', 'everyone']),
  /**
   * What the room learns of who wrote a note. `none`: not even the server's documents say it, so it cannot be shown
   * later either.
   */
  anonymity: z.enum(['name', 'hub', 'none']),
  /** Whether joining asks for a name. */
  askName: z.boolean(),
  /** Most notes of one person under one question; 0 is no limit. */
  notesPerPerson: count(200),
  /** Most clusters under one question; 0 is no limit. */
  clusterLimit: count(200),
  /** What a round of votes is about when a phase opens it. */
  voteOn: z.enum(['clusters', 'notes']),
  /** Votes of one person for each question. */
  voteBudget: z.int().check(z.gte(1), z.lte(MAX_VOTE_BUDGET)),
  /** Whether several of them may go to the same cluster or note. */
  voteSeveral: z.boolean(),
  /** One device stands for a table: people say how many they are, and their votes weigh as much. */
  tables: z.boolean(),
  /** Nobody but facilitators changes anything, whatever the phase. */
  frozen: z.boolean(),
  /** Whether notes may be sent to the translation service, where the server has one. */
  translation: z.boolean(),
  /** Hours after the close in which people may correct or withdraw their own notes. */
  correctionHours: count(24 * 14),
}

export type Settings = {
  clustering: 'facilitators' | 'everyone'
  editing: 'author' | 'everyone'
  anonymity: 'name' | 'hub' | 'none'
  askName: boolean
  notesPerPerson: number
  clusterLimit: number
  voteOn: 'clusters' | 'notes'
  voteBudget: number
  voteSeveral: boolean
  tables: boolean
  frozen: boolean
  translation: boolean
  correctionHours: number
}

export const DEFAULT_SETTINGS: Settings = {
  clustering: 'facilitators',
  editing: 'author',
  anonymity: 'hub',
  askName: true,
  notesPerPerson: 0,
  clusterLimit: 0,
  voteOn: 'clusters',
  voteBudget: 3,
  voteSeveral: false,
  tables: false,
  frozen: false,
  translation: true,
  correctionHours: 48,
}

/** A value that is not known, or out of bounds, reads as the default. */
export const Settings = z.looseObject({
  clustering: z.catch(SETTING_SCHEMAS.clustering, DEFAULT_SETTINGS.clustering),
  editing: z.catch(SETTING_SCHEMAS.editing, DEFAULT_SETTINGS.editing),
  anonymity: z.catch(SETTING_SCHEMAS.anonymity, DEFAULT_SETTINGS.anonymity),
  askName: z.catch(SETTING_SCHEMAS.askName, DEFAULT_SETTINGS.askName),
  notesPerPerson: z.catch(SETTING_SCHEMAS.notesPerPerson, DEFAULT_SETTINGS.notesPerPerson),
  clusterLimit: z.catch(SETTING_SCHEMAS.clusterLimit, DEFAULT_SETTINGS.clusterLimit),
  voteOn: z.catch(SETTING_SCHEMAS.voteOn, DEFAULT_SETTINGS.voteOn),
  voteBudget: z.catch(SETTING_SCHEMAS.voteBudget, DEFAULT_SETTINGS.voteBudget),
  voteSeveral: z.catch(SETTING_SCHEMAS.voteSeveral, DEFAULT_SETTINGS.voteSeveral),
  tables: z.catch(SETTING_SCHEMAS.tables, DEFAULT_SETTINGS.tables),
  frozen: z.catch(SETTING_SCHEMAS.frozen, DEFAULT_SETTINGS.frozen),
  translation: z.catch(SETTING_SCHEMAS.translation, DEFAULT_SETTINGS.translation),
  correctionHours: z.catch(SETTING_SCHEMAS.correctionHours, DEFAULT_SETTINGS.correctionHours),
})

/** Under whose name a new note is written: what the session lets the room learn of its author. */
export function signature(
  settings: Pick<Settings, 'anonymity'>,
  who: { personId: string; hubId: string | null },
): { authorId: string | null; hubId: string | null } {
  return settings.anonymity === 'none'
    ? { authorId: null, hubId: null }
    : { authorId: who.personId, hubId: who.hubId }
}
