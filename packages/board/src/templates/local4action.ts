import type { Agenda } from '../conductor.ts'
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

export const local4actionAgenda: Agenda = {
  items: [
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
  ],
  phases: [
    {
      id: 'presentations',
      order: 1,
      agendaItemId: 'who',
      kind: 'lobby',
      seconds: 900,
      questionIds: [],
      participants: [],
      name: { en: 'Presentations', fr: 'Présentations', es: 'Presentaciones' },
      instruction: {
        en: 'Each HUB presents its purpose and its main challenge. Writing opens later.',
        fr: 'Chaque HUB présente son objectif et son principal défi. L’écriture s’ouvrira ensuite.',
        es: 'Cada HUB presenta su propósito y su principal desafío. La escritura se abrirá después.',
      },
    },
    {
      id: 'briefing',
      order: 2,
      agendaItemId: 'know',
      kind: 'lobby',
      seconds: 300,
      questionIds: [],
      participants: [],
      name: { en: 'Need to know', fr: 'À savoir', es: 'Información' },
      instruction: {
        en: 'The Secretariat tells you what you need to know. Writing opens next.',
        fr: 'Le Secrétariat présente ce que vous devez savoir. L’écriture s’ouvrira juste après.',
        es: 'La Secretaría explica lo que hay que saber. La escritura se abrirá a continuación.',
      },
    },
    {
      id: 'frame',
      order: 3,
      agendaItemId: 'strategy',
      kind: 'frame',
      seconds: 60,
      questionIds: ALL,
      participants: [],
      name: { en: 'The questions', fr: 'Les questions', es: 'Las preguntas' },
      instruction: {
        en: 'Read the three questions. Writing opens in a moment.',
        fr: 'Lisez les trois questions. L’écriture s’ouvre dans un instant.',
        es: 'Lea las tres preguntas. La escritura se abre en un momento.',
      },
    },
    {
      id: 'writing',
      order: 4,
      agendaItemId: 'strategy',
      kind: 'write',
      seconds: 420,
      questionIds: ALL,
      participants: ['write', 'move'],
      name: { en: 'Writing', fr: 'Écriture', es: 'Escritura' },
      instruction: {
        en: 'Write one idea per note, under each of the three questions.',
        fr: 'Écrivez une idée par note, sous chacune des trois questions.',
        es: 'Escriba una idea por nota, en cada una de las tres preguntas.',
      },
    },
    {
      id: 'reading',
      order: 5,
      agendaItemId: 'strategy',
      kind: 'read',
      seconds: 150,
      questionIds: ALL,
      participants: [],
      name: { en: 'Reading', fr: 'Lecture', es: 'Lectura' },
      instruction: {
        en: 'Read what the others wrote.',
        fr: 'Lisez ce que les autres ont écrit.',
        es: 'Lea lo que han escrito los demás.',
      },
    },
    {
      id: 'clustering',
      order: 6,
      agendaItemId: 'strategy',
      kind: 'cluster',
      seconds: 300,
      questionIds: ALL,
      participants: [],
      name: { en: 'Grouping', fr: 'Regroupement', es: 'Agrupación' },
      instruction: {
        en: 'The facilitators group notes that belong together. Say which ones.',
        fr: 'L’équipe de facilitation regroupe les notes qui vont ensemble. Dites lesquelles.',
        es: 'El equipo de facilitación agrupa las notas que van juntas. Diga cuáles.',
      },
    },
    {
      id: 'naming',
      order: 7,
      agendaItemId: 'strategy',
      kind: 'name',
      seconds: 120,
      questionIds: ALL,
      participants: [],
      name: { en: 'Naming groups', fr: 'Nommer les groupes', es: 'Nombrar los grupos' },
      instruction: {
        en: 'Find a title for each group, aloud.',
        fr: 'Trouvez un titre pour chaque groupe, à voix haute.',
        es: 'Busquen un título para cada grupo, en voz alta.',
      },
    },
    {
      id: 'results',
      order: 8,
      agendaItemId: 'strategy',
      kind: 'commit',
      seconds: 330,
      questionIds: ['q3'],
      participants: ['write'],
      name: {
        en: 'Results and next steps',
        fr: 'Résultats et prochaines étapes',
        es: 'Resultados y próximos pasos',
      },
      instruction: {
        en: 'Each initiative says its next step; add or complete yours under question 3.',
        fr: 'Chaque initiative dit sa prochaine étape\u00a0; ajoutez ou complétez la vôtre à la question 3.',
        es: 'Cada iniciativa dice su próximo paso; añada o complete el suyo en la pregunta 3.',
      },
    },
    {
      id: 'close',
      order: 9,
      agendaItemId: 'strategy',
      kind: 'close',
      seconds: 120,
      questionIds: [],
      participants: [],
      name: { en: 'Close', fr: 'Clôture', es: 'Cierre' },
      instruction: {
        en: 'Thank you. The Secretariat takes the synthesis with it.',
        fr: 'Merci. Le Secrétariat repart avec la synthèse.',
        es: 'Gracias. La Secretaría se lleva la síntesis.',
      },
    },
  ],
}
