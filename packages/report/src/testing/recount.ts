import type { BoardSnapshot, SnapshotNote } from '@atelier/board'
import type { Report } from '../report.ts'

/** Figures of one group, one HUB, ... as they are counted again. `null`: the report must not tell, or cannot know. */
export interface Recount {
  numbers: {
    hubsListed: number
    hubsJoined: number
    hubs: number | null
    people: number
    notes: number
    clusters: number
    ungrouped: number
    commitments: number
    agreed: number
    halfAgreed: number
    intentions: number
  }
  questions: { number: number; notes: number; hubs: number | null; groups: number }[]
  groups: { question: number; title: string; notes: number; hubs: number | null; votes: number | null }[]
  /** HUBs from which somebody joined or wrote, in the order of the directory; `hub: null` last. */
  participation: { hub: string | null; joined: number; byQuestion: number[] | null; total: number | null }[]
  /** By name; `null` for HUBs without one. */
  regions: { name: string | null; hubs: number; joined: number; notes: number | null }[]
  languages: { language: string | null; hubs: number | null; notes: number }[]
  sdgs: { goal: number; listed: string[]; committed: string[] | null; refs: string[] }[]
  /** Refs of the next steps, in any order. */
  commitments: string[]
  /** Votes of each round, most first, groups without any among them; none of a round that is open. */
  rounds: { number: number; votes: number[] }[]
}

type Voice = { id: string; ref: string; question: string }

/**
 * Counts every figure of a report again, from two files alone: its own JSON says which notes it shows and where, the
 * board's says whose they are, what is on their cards and how people voted. Shares no code with the report.
 *
 * @param reportJson what `toJson` writes
 * @param boardJson a snapshot as JSON
 */
export function recount(reportJson: string, boardJson: string): Recount {
  const report = JSON.parse(reportJson) as Report
  const board = JSON.parse(boardJson) as BoardSnapshot
  const names = report.attribution !== 'none'
  const stores = board.settings.anonymity !== 'none'
  const noteById = new Map(board.notes.map((note) => [note.id, note]))
  const directory = [...board.hubs].sort((a, b) => a.order - b.order)
  const known = new Set(directory.map(({ id }) => id))
  const source = ({ id }: Voice): SnapshotNote => {
    const note = noteById.get(id)
    if (!note) throw new Error(`the report shows note "${id}", which the board does not have.`)
    return note
  }
  const hubOf = (voice: Voice) => {
    const { hubId } = source(voice)
    return hubId !== null && known.has(hubId) ? hubId : null
  }
  const distinct = (voices: readonly Voice[]) =>
    stores ? new Set(voices.map(hubOf).filter((id) => id !== null)).size : null
  const voicesOf = (notes: Report['questions'][number]['ungrouped'], question: string): Voice[] =>
    notes.flatMap((note) => [note, ...note.alsoSaid].map(({ id, ref }) => ({ id, ref, question })))
  const inGroup = (question: Report['questions'][number]) =>
    question.clusters.map((cluster) => ({ cluster, voices: voicesOf(cluster.notes, question.id) }))
  const loose = report.questions.flatMap((question) => voicesOf(question.ungrouped, question.id))
  const grouped = report.questions.flatMap(inGroup)
  const ofQuestion = (id: string) => all.filter((voice) => voice.question === id)
  const all = [...grouped.flatMap(({ voices }) => voices), ...loose]

  const closed = board.rounds.filter((round) => !round.open && round.tallies)
  const onQuestion = (id: string) =>
    closed.filter(({ questionIds }) => questionIds.length === 0 || questionIds.includes(id))
  const cast = (targetId: string) =>
    closed.reduce(
      (sum, { tallies }) =>
        sum + (tallies && Object.hasOwn(tallies, targetId) ? (tallies[targetId] ?? 0) : 0),
      0,
    )
  const groupVotes = (questionId: string, clusterId: string, voices: readonly Voice[]) => {
    const rounds = onQuestion(questionId)
    if (rounds.length === 0) return null
    if (rounds.some(({ on }) => on === 'clusters')) return cast(clusterId)
    return voices.reduce((sum, { id }) => sum + cast(id), 0)
  }

  const asksForSteps = new Set(report.questions.filter((one) => one.commitments).map(({ id }) => id))
  const steps = all.filter((voice) => {
    const { kind, step } = source(voice)
    const card = step && (step.kind || step.owner || step.due || step.help || (step.sdgs ?? []).length > 0)
    return asksForSteps.has(voice.question) || kind === 'commitment' || Boolean(card)
  })
  const filled = (voice: Voice) =>
    [source(voice).step?.owner, source(voice).step?.due].filter((value) => (value ?? '').trim() !== '').length

  const joined = (id: string) => (Object.hasOwn(board.joined, id) ? (board.joined[id] ?? 0) : 0)
  const strangers = Object.keys(board.joined).filter((id) => !known.has(id))
  const everybody = [...directory.map(({ id }): string | null => id), null].map((hub) => {
    const own = all.filter((voice) => hubOf(voice) === hub)
    return {
      hub,
      joined: hub === null ? strangers.reduce((sum, id) => sum + joined(id), 0) : joined(hub),
      byQuestion: names
        ? report.questions.map(({ id }) => own.filter(({ question }) => question === id).length)
        : null,
      total: names ? own.length : null,
    }
  })
  const regionOf = (hub: string | null) => directory.find(({ id }) => id === hub)?.region?.trim() || null
  const regionNames = new Set(everybody.map(({ hub }) => regionOf(hub)))
  const languageOf = (voice: Voice) => source(voice).language
  const goals = Array.from({ length: 17 }, (_, at) => at + 1).map((goal) => {
    const naming = all.filter((voice) => source(voice).step?.sdgs?.includes(goal))
    const whose = new Set(naming.map(hubOf))
    const committed = directory.filter(({ id }) => whose.has(id)).map(({ id }) => id)
    return {
      goal,
      listed: directory.filter(({ sdgs }) => sdgs.includes(goal)).map(({ id }) => id),
      committed: names ? committed : null,
      refs: naming.map(({ ref }) => ref),
    }
  })

  return {
    numbers: {
      hubsListed: directory.length,
      hubsJoined: directory.filter(({ id }) => joined(id) > 0).length,
      hubs: distinct(all),
      people: everybody.reduce((sum, row) => sum + row.joined, 0),
      notes: all.length,
      clusters: grouped.length,
      ungrouped: loose.length,
      commitments: steps.length,
      agreed: steps.filter((voice) => filled(voice) === 2).length,
      halfAgreed: steps.filter((voice) => filled(voice) === 1).length,
      intentions: steps.filter((voice) => filled(voice) === 0).length,
    },
    questions: report.questions.map((question) => ({
      number: question.number,
      notes: ofQuestion(question.id).length,
      hubs: distinct(ofQuestion(question.id)),
      groups: question.clusters.length,
    })),
    groups: report.questions.flatMap((question) =>
      inGroup(question).map(({ cluster, voices }) => ({
        question: question.number,
        title: cluster.title,
        notes: voices.length,
        hubs: distinct(voices),
        votes: groupVotes(question.id, cluster.id, voices),
      })),
    ),
    participation: everybody.filter((row) => row.joined > 0 || (row.total ?? 0) > 0),
    regions:
      regionNames.size === 1 && regionNames.has(null)
        ? []
        : [...regionNames]
            .map((name) => {
              const own = everybody.filter(({ hub }) => regionOf(hub) === name)
              return {
                name,
                hubs: own.filter(({ hub }) => hub !== null).length,
                joined: own.reduce((sum, row) => sum + row.joined, 0),
                notes: names ? own.reduce((sum, row) => sum + (row.total ?? 0), 0) : null,
              }
            })
            .filter(({ hubs, joined: people, notes }) => hubs + people + (notes ?? 0) > 0),
    languages: [...new Set(all.map(languageOf))].map((language) => {
      const own = all.filter((voice) => languageOf(voice) === language)
      return { language, hubs: names ? distinct(own) : null, notes: own.length }
    }),
    sdgs: goals.filter(({ listed, refs }) => listed.length + refs.length > 0),
    commitments: steps.map(({ ref }) => ref),
    rounds: [...board.rounds]
      .sort((a, b) => a.order - b.order)
      .map((round, at) => {
        if (!closed.includes(round)) return { number: at + 1, votes: [] }
        const unvoted = report.questions
          .filter(({ id }) => round.on === 'clusters' && onQuestion(id).includes(round))
          .flatMap(({ clusters }) => clusters.map(({ id }) => [id, 0] as const))
        const votes = Object.values({ ...Object.fromEntries(unvoted), ...round.tallies })
        return { number: at + 1, votes: votes.sort((a, b) => b - a) }
      }),
  }
}
