import type { Agenda } from '../conductor.ts'
import type { Localized } from '../locale.ts'
import type { AgendaItem, Phase, PhaseKind, PhaseRight } from '../phase.ts'
import type { Question } from '../question.ts'

/**
 * The session of the Local4Action HUBs: 45 minutes in three points (15 + 5 + 25), the last one interactive with
 * three guiding questions. The French wording of the questions is the Secretariat's own.
 */
export const local4actionQuestions: Question[] = [
  {
    id: 'q1',
    order: 1,
    commitments: false,
    text: {
      en: 'What are the main challenges for the SDG localization programme?',
      fr: 'Quels sont les principaux défis pour le Programme de localisation des ODD\u00a0?',
      es: '¿Cuáles son los principales desafíos para el Programa de localización de los ODS?',
    },
    short: { en: 'Challenges', fr: 'Défis', es: 'Desafíos' },
  },
  {
    id: 'q2',
    order: 2,
    commitments: false,
    text: {
      en: 'What do you consider an important element to add to the community of Local4Action HUBs?',
      fr: 'Que considérez-vous comme un élément important à ajouter à la communauté des Local4Action HUB\u00a0?',
      es: '¿Qué elemento importante añadiría usted a la comunidad de los Local4Action HUB?',
    },
    short: { en: 'Community', fr: 'Communauté', es: 'Comunidad' },
  },
  {
    id: 'q3',
    order: 3,
    commitments: true,
    text: {
      en: 'What are the spin-offs or the next steps of your initiative?',
      fr: 'Quels sont les spin-offs ou les prochaines étapes de votre initiative\u00a0?',
      es: '¿Cuáles son los spin-offs o los próximos pasos de su iniciativa?',
    },
    short: { en: 'Next steps', fr: 'Prochaines étapes', es: 'Próximos pasos' },
  },
]

const ALL = local4actionQuestions.map((question) => question.id)

const items: AgendaItem[] = [
  {
    id: 'who',
    order: 1,
    minutes: 15,
    title: {
      en: 'Who are we? What does it mean to be a HUB?',
      fr: 'Qui sommes-nous\u00a0? Que signifie être un HUB\u00a0?',
      es: '¿Quiénes somos? ¿Qué significa ser un HUB?',
    },
  },
  {
    id: 'know',
    order: 2,
    minutes: 5,
    title: {
      en: 'What you need to know',
      fr: 'Ce que vous devez savoir',
      es: 'Lo que hay que saber',
    },
  },
  {
    id: 'strategy',
    order: 3,
    minutes: 25,
    title: {
      en: 'Strengthening our community: thinking a common strategy',
      fr: 'Renforcer notre communauté\u00a0: penser une stratégie commune',
      es: 'Fortalecer nuestra comunidad: pensar una estrategia común',
    },
  },
]

/** A phase without its place in the order, which the list gives. */
interface PhaseDraft {
  id: string
  item?: string
  kind: PhaseKind
  seconds: number
  questions?: string[]
  participants?: PhaseRight[]
  hidden?: boolean
  name: Localized
  instruction: Localized
}

const agendaOf = (drafts: PhaseDraft[]): Agenda => ({
  items,
  phases: drafts.map(
    (draft, index): Phase => ({
      id: draft.id,
      order: index + 1,
      agendaItemId: draft.item ?? 'strategy',
      kind: draft.kind,
      seconds: draft.seconds,
      questionIds: draft.questions ?? [],
      participants: draft.participants ?? [],
      hidden: draft.hidden ?? false,
      skipped: false,
      name: draft.name,
      instruction: draft.instruction,
    }),
  ),
})

const numbered = (questionId: string, text: Localized): Localized => {
  const number = ALL.indexOf(questionId) + 1
  return { en: `${text.en} ${number}`, fr: `${text.fr} ${number}`, es: `${text.es} ${number}` }
}

const presentations: PhaseDraft = {
  id: 'presentations',
  item: 'who',
  kind: 'lobby',
  seconds: 900,
  name: { en: 'Presentations', fr: 'Présentations', es: 'Presentaciones' },
  instruction: {
    en: 'Each HUB presents its purpose and its main challenge. Writing opens later.',
    fr: 'Chaque HUB présente son objectif et son principal défi. L’écriture s’ouvrira ensuite.',
    es: 'Cada HUB presenta su propósito y su principal desafío. La escritura se abrirá después.',
  },
}

const briefing: PhaseDraft = {
  id: 'briefing',
  item: 'know',
  kind: 'lobby',
  seconds: 300,
  name: { en: 'Need to know', fr: 'À savoir', es: 'Información' },
  instruction: {
    en: 'The Secretariat tells you what you need to know. Writing opens next.',
    fr: 'Le Secrétariat présente ce que vous devez savoir. L’écriture s’ouvrira juste après.',
    es: 'La Secretaría explica lo que hay que saber. La escritura se abrirá a continuación.',
  },
}

const frame = (seconds: number): PhaseDraft => ({
  id: 'frame',
  kind: 'frame',
  seconds,
  questions: ALL,
  name: { en: 'The questions', fr: 'Les questions', es: 'Las preguntas' },
  instruction: {
    en: 'Read the three questions. Writing opens in a moment.',
    fr: 'Lisez les trois questions. L’écriture s’ouvre dans un instant.',
    es: 'Lea las tres preguntas. La escritura se abre en un momento.',
  },
})

const silent = (questionId: string, seconds: number): PhaseDraft => ({
  id: `write-${questionId}`,
  kind: 'write',
  seconds,
  questions: [questionId],
  participants: ['write', 'commit'],
  hidden: true,
  name: numbered(questionId, {
    en: 'Silent writing',
    fr: 'Écriture silencieuse',
    es: 'Escritura en silencio',
  }),
  instruction: {
    en: 'Write one idea per note, in silence. Nobody sees your notes before all are shown.',
    fr: 'Écrivez une idée par note, en silence. Personne ne voit vos notes avant qu’elles soient toutes dévoilées.',
    es: 'Escriba una idea por nota, en silencio. Nadie ve sus notas hasta que se muestren todas.',
  },
})

const tableWriting = (questionId: string, seconds: number): PhaseDraft => ({
  ...silent(questionId, seconds),
  name: numbered(questionId, { en: 'At the tables', fr: 'Aux tables', es: 'En las mesas' }),
  instruction: {
    en: 'Talk at your table and write one idea per note on its device. The others see them later.',
    fr: 'Échangez à votre table et écrivez une idée par note sur son appareil. Les autres les verront ensuite.',
    es: 'Hablen en su mesa y escriban una idea por nota en su dispositivo. Los demás las verán después.',
  },
})

const reading = (questions: string[], seconds: number, id = 'reading'): PhaseDraft => ({
  id,
  kind: 'read',
  seconds,
  questions,
  participants: ['merge'],
  name: { en: 'Reading', fr: 'Lecture', es: 'Lectura' },
  instruction: {
    en: 'Read what the others wrote. If a note says the same as yours, join yours to it.',
    fr: 'Lisez ce que les autres ont écrit. Si une note dit la même chose que la vôtre, joignez-y la vôtre.',
    es: 'Lea lo que han escrito los demás. Si una nota dice lo mismo que la suya, únala a ella.',
  },
})

const clustering = (questions: string[], seconds: number, id = 'clustering'): PhaseDraft => ({
  id,
  kind: 'cluster',
  seconds,
  questions,
  name: { en: 'Grouping', fr: 'Regroupement', es: 'Agrupación' },
  instruction: {
    en: 'The facilitators group notes that belong together. Say which ones.',
    fr: 'L’équipe de facilitation regroupe les notes qui vont ensemble. Dites lesquelles.',
    es: 'El equipo de facilitación agrupa las notas que van juntas. Diga cuáles.',
  },
})

const naming = (seconds: number): PhaseDraft => ({
  id: 'naming',
  kind: 'name',
  seconds,
  questions: ALL,
  name: { en: 'Naming groups', fr: 'Nommer les groupes', es: 'Nombrar los grupos' },
  instruction: {
    en: 'Find a title for each group, aloud.',
    fr: 'Trouvez un titre pour chaque groupe, à voix haute.',
    es: 'Busquen un título para cada grupo, en voz alta.',
  },
})

const vote = (seconds: number): PhaseDraft => ({
  id: 'vote',
  kind: 'vote',
  seconds,
  questions: ALL,
  participants: ['vote'],
  name: { en: 'Vote', fr: 'Vote', es: 'Votación' },
  instruction: {
    en: 'Give your votes to the groups that matter most. Nobody sees how you vote.',
    fr: 'Donnez vos voix aux groupes les plus importants. Personne ne voit votre vote.',
    es: 'Dé sus votos a los grupos más importantes. Nadie ve su voto.',
  },
})

const results = (seconds: number): PhaseDraft => ({
  id: 'results',
  kind: 'commit',
  seconds,
  questions: ['q3'],
  participants: ['write', 'commit'],
  name: {
    en: 'Results and next steps',
    fr: 'Résultats et prochaines étapes',
    es: 'Resultados y próximos pasos',
  },
  instruction: {
    en: 'Each initiative says its next step; complete yours with who, when and what help you need.',
    fr: 'Chaque initiative dit sa prochaine étape\u00a0; complétez la vôtre\u00a0: qui, quand, quelle aide demandée.',
    es: 'Cada iniciativa dice su próximo paso; complete el suyo: quién, cuándo y qué ayuda necesita.',
  },
})

const close = (seconds: number): PhaseDraft => ({
  id: 'close',
  kind: 'close',
  seconds,
  name: { en: 'Close', fr: 'Clôture', es: 'Cierre' },
  instruction: {
    en: 'Thank you. The Secretariat takes the synthesis with it.',
    fr: 'Merci. Le Secrétariat repart avec la synthèse.',
    es: 'Gracias. La Secretaría se lleva la síntesis.',
  },
})

/** 25 minutes: silent writing question by question, then all is shown, grouped, named, voted on and committed to. */
export const local4actionAgenda: Agenda = agendaOf([
  presentations,
  briefing,
  frame(60),
  silent('q1', 150),
  silent('q2', 120),
  silent('q3', 150),
  reading(ALL, 150),
  clustering(ALL, 300),
  naming(120),
  vote(90),
  results(240),
  close(120),
])

/** The same, with one device a table: people talk, one hand writes, votes weigh as much as the table. */
export const tablesAgenda: Agenda = agendaOf([
  presentations,
  briefing,
  frame(60),
  tableWriting('q1', 180),
  tableWriting('q2', 150),
  tableWriting('q3', 180),
  reading(ALL, 120),
  clustering(ALL, 270),
  naming(120),
  vote(90),
  results(210),
  close(120),
])

/** Everybody sees each note as it is written, and may move notes about. */
export const openAgenda: Agenda = agendaOf([
  presentations,
  briefing,
  frame(60),
  {
    id: 'writing',
    kind: 'write',
    seconds: 420,
    questions: ALL,
    participants: ['write', 'move', 'commit'],
    name: { en: 'Writing', fr: 'Écriture', es: 'Escritura' },
    instruction: {
      en: 'Write one idea per note, under each of the three questions.',
      fr: 'Écrivez une idée par note, sous chacune des trois questions.',
      es: 'Escriba una idea por nota, en cada una de las tres preguntas.',
    },
  },
  reading(ALL, 150),
  clustering(ALL, 300),
  naming(120),
  vote(90),
  results(240),
  close(120),
])

/** Each question from end to end before the next begins. */
export const roundRobinAgenda: Agenda = agendaOf([
  presentations,
  briefing,
  frame(60),
  ...ALL.flatMap((id) => [
    silent(id, 120),
    { ...reading([id], 60, `reading-${id}`), name: numbered(id, reading([id], 60).name) },
    { ...clustering([id], 150, `clustering-${id}`), name: numbered(id, clustering([id], 150).name) },
  ]),
  vote(90),
  results(240),
  close(120),
])

/** Notes open the day before; in the room there is more time to read and to group. */
export const writeAheadAgenda: Agenda = agendaOf([
  {
    id: 'write-ahead',
    item: 'who',
    kind: 'write',
    seconds: 24 * 3600,
    questions: ALL,
    participants: ['write', 'commit'],
    hidden: true,
    name: { en: 'Writing ahead', fr: 'Écriture à l’avance', es: 'Escritura previa' },
    instruction: {
      en: 'Write your ideas before we meet. Nobody sees them before all are shown in the room.',
      fr: 'Écrivez vos idées avant la rencontre. Personne ne les voit avant qu’elles soient dévoilées en salle.',
      es: 'Escriba sus ideas antes del encuentro. Nadie las ve hasta que se muestren en la sala.',
    },
  },
  presentations,
  briefing,
  frame(60),
  {
    ...silent('q1', 120),
    id: 'write-more',
    questions: ALL,
    name: { en: 'Last ideas', fr: 'Dernières idées', es: 'Últimas ideas' },
  },
  reading(ALL, 240),
  clustering(ALL, 420),
  naming(150),
  vote(120),
  results(270),
  close(120),
])
