import {
  type BoardSnapshot,
  DEFAULT_SETTINGS,
  hubCodes,
  type Locale,
  ReportLayout,
  type Round,
  type SnapshotCluster,
  type SnapshotNote,
  type TrailEvent,
} from '@atelier/board'
import { snapshotOf } from './snapshots.ts'

/** Wordings of the kind that people write in a session, by language. */
const WORDINGS: Record<Locale, readonly string[]> = {
  en: [
    'Funding stops after the pilot year',
    'Local data on the Goals is hard to compare between cities',
    'A shared calendar of learning visits',
    'Elections change the team before results are seen',
    'A mentor city for each new initiative',
    'Small municipalities have no staff to report',
    'Open the community to universities and civil society, with a clear role for each of them in the work plan',
  ],
  fr: [
    'Manque de financement pérenne pour la localisation des ODD',
    'Des indicateurs communs, mais adaptés à chaque territoire',
    'Un espace d’échange régulier entre les HUB',
    'La traduction des supports arrive trop tard',
    'Associer les habitant·e·s dès le diagnostic\u00a0: sans eux, pas d’appropriation',
    'Former les élu·e·s et les équipes techniques en même temps',
  ],
  es: [
    'Falta coordinación entre niveles de gobierno',
    'Una guía sencilla para empezar, en los tres idiomas',
    'Medir el impacto local de forma comparable',
    'Más visibilidad política en los foros internacionales',
    'Intercambio entre pares con ciudades intermedias',
    'Presupuesto participativo vinculado a los ODS',
  ],
}

const THEMES = [
  'Stable funding',
  'Données et indicateurs',
  'Formación y mentoría',
  'Political continuity',
  'Visibilité et plaidoyer',
  'Participación ciudadana',
  'Languages and translation',
  'Gouvernance multi-niveaux',
  'Aprendizaje entre pares',
  'Small municipalities',
]

const REGIONS = ['Africa', 'Asia-Pacific', 'Europe', 'Latin America', 'Middle East and West Asia', '']

export interface WorkshopSize {
  notes?: number
  clusters?: number
  hubs?: number
  people?: number
}

/**
 * A board after a whole session, the same for the same size: clusters with titles, merges, translations, a closed
 * round of votes, commitment cards, an audit trail and editorial texts.
 */
export function workshopOf({
  notes = 90,
  clusters = 14,
  hubs = 23,
  people = 60,
}: WorkshopSize = {}): BoardSnapshot {
  const start = Date.UTC(2030, 1, 21, 9)
  const names = Array.from({ length: hubs }, (_, n) =>
    n === 0 ? 'Bilbao – City of Values' : n === 1 ? "Xi'an" : `HUB ${String(n + 1).padStart(2, '0')}`,
  )
  const codes = hubCodes(names)
  const directory = names.map((name, order) => ({
    id: `hub_${order + 1}`,
    order,
    name,
    code: codes[order] ?? 'HUB',
    city: '',
    region: REGIONS[order % REGIONS.length] ?? '',
    language: null,
    sdgs: [((order * 5) % 17) + 1, ((order * 3 + 10) % 17) + 1],
  }))
  const made: SnapshotCluster[] = Array.from({ length: clusters }, (_, n) => ({
    id: `cluster_${n}`,
    questionId: `q${(n % 3) + 1}`,
    title: n % 9 === 8 ? '' : (THEMES[n % THEMES.length] ?? '') + (n >= THEMES.length ? ` ${n + 1}` : ''),
    colour: n % 8,
    order: n,
    xy: null,
    noteIds: [],
  }))
  const written = Array.from({ length: notes }, (_, n) => noteAt(n, start, made, Math.max(1, hubs - 2)))
  const { phases, questions } = snapshotOf()
  let at = start
  const course = phases.map((phase) => {
    const visit = { phaseId: phase.id, at }
    at += phase.seconds * 1000 + (phase.order % 3) * 12_000
    return visit
  })
  const tallies = Object.fromEntries(made.map(({ id }, n) => [id, ((n * 7) % 23) + 1]))
  const rounds: Round[] = [
    {
      id: 'round_1',
      order: 0,
      phaseId: null,
      on: 'clusters',
      questionIds: questions.map(({ id }) => id),
      budget: 3,
      several: false,
      open: false,
      openedAt: at - 600_000,
      closedAt: at - 500_000,
      turnout: { ballots: Math.round(people * 0.8), people: Math.round(people * 0.8) },
      tallies,
    },
  ]
  const trail: TrailEvent[] = written.slice(0, 40).map((note, n) => ({
    seq: n + 1,
    at: start + n * 9000,
    personId: null,
    role: n % 4 === 0 ? 'participant' : 'facilitator',
    verb: 'cluster',
    subjectId: note.id,
    from: n % 5 === 0 ? 'cluster_1' : null,
    to: note.clusterId,
    undoneBy: null,
  }))
  return snapshotOf({
    title: 'Local4Action HUBs: thinking a common strategy',
    hubs: directory,
    joined: Object.fromEntries(
      directory.slice(0, hubs - 1).map(({ id }, n) => [id, Math.floor((people + n) / Math.max(1, hubs - 1))]),
    ),
    settings: { ...DEFAULT_SETTINGS, notesPerPerson: 2 },
    session: { phaseId: course.at(-1)?.phaseId ?? '', timer: null, course },
    clusters: made,
    notes: written,
    rounds,
    trail,
    editorial: {
      texts: {
        'summary/en': { text: 'Funding and data come first in every region.', by: 'Secretariat', at },
        'summary/fr': {
          text: 'Le financement et les données arrivent en tête dans toutes les régions.',
          by: 'Secrétariat',
          at,
        },
        'cluster/cluster_0/en': { text: 'What happens when a pilot ends.', by: null, at },
      },
      layout: ReportLayout.parse({ place: 'Bilbao', organiser: 'UCLG – CGLU', picture: false }),
    },
  })
}

function noteAt(
  n: number,
  start: number,
  clusters: readonly SnapshotCluster[],
  contributing: number,
): SnapshotNote {
  const language = (['en', 'fr', 'es'] as const)[n % 3] ?? 'en'
  const all = WORDINGS[language]
  const questionId = `q${(Math.floor(n / 3) % 3) + 1}`
  const own = clusters.filter((cluster) => cluster.questionId === questionId)
  const cluster = n % 11 === 10 ? undefined : own[Math.floor(n / 9) % Math.max(1, own.length)]
  const step = questionId === 'q3' && n % 2 === 0
  return {
    id: `note_${n}`,
    questionId,
    text:
      n === 7
        ? 'نحتاج إلى تمويل مستدام بعد السنة الأولى (2030)'
        : `${all[Math.floor(n / 3) % all.length]}${n > 40 ? ` (${n})` : ''}`,
    kind: step ? 'commitment' : 'note',
    authorId: null,
    hubId: n % 17 === 16 ? null : `hub_${((n * 5) % contributing) + 1}`,
    language: n === 7 ? null : language,
    createdAt: start + n * 4000,
    clusterId: cluster?.id ?? null,
    mergedInto: n > 40 && n % 13 === 0 ? `note_${n - 9 * Math.max(1, own.length)}` : null,
    hidden: n === 50,
    xy: null,
    step: step
      ? {
          ...(n % 5 > 0 && { kind: n % 5 > 2 ? ('spinOff' as const) : ('step' as const) }),
          owner: `Team ${(n % 9) + 1}`,
          due: `2030-${String((n % 9) + 3).padStart(2, '0')}-15`,
          help: 'translation, a partner city',
          sdgs: [(n % 17) + 1, 17],
        }
      : null,
    translations: n % 20 === 4 ? { en: { text: 'An English wording of it', by: 'person', at: start } } : {},
  }
}
