import type { BoardSnapshot } from '@atelier/board'
import { clusterOf, noteOf, snapshotOf } from './snapshots.ts'

const WORDINGS = [
  ['en', 'Data exist nationally, but not at neighbourhood level'],
  ['fr', 'Le financement s’arrête à la fin du projet pilote, et les équipes changent souvent'],
  ['es', 'Faltan datos locales desagregados por género y edad para planificar con la ciudadanía'],
  ['en', 'A new mayor, a new plan: we start again every four years'],
  ['fr', 'Le vocabulaire des ODD ne parle pas aux habitant·e·s'],
  ['es', 'Dependemos de subvenciones anuales y no podemos planificar'],
] as const

const REGIONS = ['Africa', 'Asia-Pacific', 'Europe', 'Latin America', 'Metropolis', 'North America']

export interface SessionSize {
  notes: number
  clusters: number
  people: number
  hubs?: number
}

/** A session of a given size, as it would look at its end: grouped, voted on, with cards, a trail and texts. */
export function sessionOfSize({ notes, clusters, people, hubs = 23 }: SessionSize): BoardSnapshot {
  const start = Date.UTC(2030, 1, 21, 9)
  const directory = Array.from({ length: hubs }, (_, n) => ({
    id: `hub_${n + 1}`,
    order: n,
    name: n === 0 ? 'Bilbao – City of Values' : n === 1 ? "Xi'an" : `HUB ${String(n + 1).padStart(2, '0')}`,
    code: n === 0 ? 'BIL' : n === 1 ? 'XIA' : `H${String(n + 1).padStart(2, '0')}`,
    city: '',
    language: null,
    region: REGIONS[n % REGIONS.length] as string,
    sdgs: [(n % 17) + 1, ((n * 5) % 17) + 1, 11].filter((goal, at, all) => all.indexOf(goal) === at),
  }))
  const questionOf = (n: number) => `q${(n % 3) + 1}`
  const groups = Array.from({ length: clusters }, (_, n) =>
    clusterOf({
      id: `cluster_${n}`,
      questionId: questionOf(n),
      title: `${['Financement durable', 'Local data', 'Equipos y competencias', 'Reaching everyone'][n % 4]} ${n + 1}`,
      order: n,
    }),
  )
  const written = Array.from({ length: notes }, (_, n) => {
    const [language, text] = WORDINGS[n % WORDINGS.length] as (typeof WORDINGS)[number]
    const questionId = questionOf(n)
    const mine = groups.filter((group) => group.questionId === questionId)
    // Some groups are larger than others, as they are in a room.
    const group = mine[Math.floor(mine.length * ((n * 0.618) % 1) ** 1.7)]
    return noteOf({
      id: `note_${String(n).padStart(4, '0')}`,
      questionId,
      text: `${text} (${n + 1})`,
      language,
      hubId: `hub_${(n % Math.max(1, hubs - 2)) + 1}`,
      createdAt: start + n * 2000,
      clusterId: n % 11 === 0 || !group ? null : group.id,
      mergedInto: n % 17 === 16 ? `note_${String(n - 3).padStart(4, '0')}` : null,
      kind: questionId === 'q3' ? 'commitment' : 'note',
      step:
        questionId === 'q3' && n % 2 === 0
          ? {
              kind: n % 4 === 0 ? ('spinOff' as const) : ('step' as const),
              owner: `Equipo ${n}`,
              due: '2030-06-30',
              help: 'Mentoring and a small grant',
              sdgs: [(n % 17) + 1, 11],
            }
          : null,
    })
  })
  const tallies = Object.fromEntries(groups.map(({ id }, n) => [id, (n * 7) % 19]))
  return snapshotOf({
    title: 'Penser à une stratégie commune',
    hubs: directory,
    joined: Object.fromEntries(
      directory.map(({ id }, n) => [id, Math.floor(people / hubs) + (n < people % hubs ? 1 : 0)]),
    ),
    notes: written,
    clusters: groups,
    rounds: [
      {
        id: 'round_1',
        order: 0,
        phaseId: 'vote',
        on: 'clusters',
        questionIds: ['q1', 'q2', 'q3'],
        budget: 3,
        several: false,
        open: false,
        openedAt: start + 1_200_000,
        closedAt: start + 1_290_000,
        turnout: { ballots: people - 7, people: people - 7 },
        tallies,
      },
    ],
    trail: Array.from({ length: notes }, (_, n) => ({
      seq: n + 1,
      at: start + 600_000 + n * 500,
      personId: 'person_1',
      role: 'facilitator' as const,
      verb: 'cluster' as const,
      subjectId: `note_${String(n).padStart(4, '0')}`,
      from: null,
      to: `cluster_${n % Math.max(1, clusters)}`,
      undoneBy: null,
    })),
    session: {
      phaseId: 'close',
      timer: null,
      course: templatesCourse(start),
    },
  })
}

function templatesCourse(start: number): BoardSnapshot['session']['course'] {
  let at = start
  return snapshotOf().phases.map((phase, n) => {
    const visit = { phaseId: phase.id, at }
    at += phase.seconds * 1000 + ((n % 5) - 2) * 17_000
    return visit
  })
}
