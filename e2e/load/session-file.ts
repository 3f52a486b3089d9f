import { noteId } from './board.ts'
import type { Random } from './random.ts'

/** What of a saved board is read here; the rest is passed on as it is. */
interface SavedBoard {
  questions: { id: string }[]
  phases: { id: string }[]
  hubs: { id: string }[]
  [more: string]: unknown
}

const START = Date.UTC(2030, 1, 21, 9)
const SECONDS_PER_NOTE = 2
const LANGUAGES = ['en', 'fr', 'es'] as const
/** Wordings of the kind that people write, by language. */
const WORDINGS = {
  en: 'Data exist nationally, but not at neighbourhood level, and nobody is paid to keep them',
  fr: 'Le financement s’arrête à la fin du projet pilote, et les équipes changent souvent',
  es: 'Faltan datos locales desagregados por género y edad para planificar con la ciudadanía',
} as const
const MERGED_EVERY = 17
const UNGROUPED_EVERY = 11

/**
 * A saved board as it would be at the end of a session: notes from all HUBs in three languages, grouped, some merged,
 * voted on, with commitment cards and the trail of who grouped what.
 *
 * @param empty the file of a new board
 */
export function sessionFile(
  empty: SavedBoard,
  { notes, clusters, people }: { notes: number; clusters: number; people: number },
  random: Random,
): { file: object; noteIds: string[] } {
  const questions = empty.questions.map(({ id }) => id)
  const hubs = empty.hubs.map(({ id }) => id)
  const groups = Array.from({ length: clusters }, (_, n) => ({
    id: `cluster_${String(n).padStart(19, '0')}`,
    questionId: questions[n % questions.length] as string,
    title: `${['Financement durable', 'Local data', 'Equipos y competencias', 'Reaching everyone'][n % 4]} ${n + 1}`,
    colour: n % 8,
    order: n,
    xy: null,
    noteIds: [] as string[],
  }))
  const written = Array.from({ length: notes }, (_, n) => {
    const questionId = questions[n % questions.length] as string
    const mine = groups.filter((group) => group.questionId === questionId)
    const language = LANGUAGES[n % LANGUAGES.length] as keyof typeof WORDINGS
    const merged = n % MERGED_EVERY === MERGED_EVERY - 1
    // Some groups are larger than others, as they are in a room.
    const group =
      merged || n % UNGROUPED_EVERY === 0 ? undefined : mine[Math.floor(mine.length * random.next() ** 1.7)]
    const note = {
      id: noteId(n),
      questionId,
      text: `${WORDINGS[language]} (${n + 1})`,
      kind: questionId === questions.at(-1) ? 'commitment' : 'note',
      authorId: null,
      hubId: hubs[n % hubs.length] ?? null,
      language,
      createdAt: START + n * SECONDS_PER_NOTE * 1000,
      clusterId: group?.id ?? null,
      mergedInto: merged ? noteId(n - questions.length) : null,
      hidden: false,
      xy: [random.integer(0, 3000), random.integer(0, 3000)],
      step:
        questionId === questions.at(-1) && n % 2 === 1
          ? {
              owner: `Equipo ${n}`,
              due: '2030-06-30',
              help: 'Mentoring and a small grant',
              sdgs: [(n % 17) + 1],
            }
          : null,
      translations: {},
    }
    group?.noteIds.push(note.id)
    return note
  })
  // The last phase closes the board; people are still at work here.
  const phases = empty.phases.slice(0, -1).map(({ id }, n) => ({ phaseId: id, at: START + n * 180_000 }))
  const file = {
    ...empty,
    session: { phaseId: phases.at(-1)?.phaseId, timer: null, course: phases },
    joined: Object.fromEntries(
      hubs.map((id, n) => [id, Math.floor(people / hubs.length) + (n < people % hubs.length ? 1 : 0)]),
    ),
    notes: written,
    clusters: groups,
    rounds: [
      {
        id: 'round_1',
        order: 0,
        phaseId: null,
        on: 'clusters',
        questionIds: questions,
        budget: 3,
        several: false,
        open: false,
        openedAt: START + 1_200_000,
        closedAt: START + 1_290_000,
        turnout: { ballots: people, people },
        tallies: Object.fromEntries(groups.map(({ id }, n) => [id, (n * 7) % 19])),
      },
    ],
    trail: written
      .filter(({ clusterId }) => clusterId !== null)
      .map(({ id, clusterId, createdAt }, n) => ({
        seq: n + 1,
        at: createdAt + 600_000,
        personId: null,
        role: 'facilitator',
        verb: 'cluster',
        subjectId: id,
        from: null,
        to: clusterId,
        undoneBy: null,
      })),
  }
  return { file, noteIds: written.map(({ id }) => id) }
}
