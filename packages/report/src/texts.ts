import type { Locale, Localized } from '@atelier/board'

/** A text for one and a text for several, by language. */
export type PluralText = Record<Locale, { one: string; other: string }>

/**
 * Every fixed word of a report. A language that is missing does not compile.
 *
 * `{{name}}` stands for a parameter. French has a non-breaking space before `; : ? !` and inside guillemets.
 */
export const texts = {
  synthesis: { en: 'Synthesis of the session', fr: 'Synthèse de la session', es: 'Síntesis de la sesión' },
  sessionDate: { en: 'Session', fr: 'Session', es: 'Sesión' },
  madeOn: { en: 'Report made', fr: 'Rapport établi', es: 'Informe elaborado' },
  reportLanguage: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  board: { en: 'Board', fr: 'Tableau', es: 'Tablero' },
  version: { en: 'Version', fr: 'Version', es: 'Versión' },
  languageEn: { en: 'English', fr: 'anglais', es: 'inglés' },
  languageFr: { en: 'French', fr: 'français', es: 'francés' },
  languageEs: { en: 'Spanish', fr: 'espagnol', es: 'español' },
  writtenIn: { en: 'written in {{language}}', fr: 'écrit en {{language}}', es: 'escrito en {{language}}' },

  inBrief: { en: 'In brief', fr: 'En bref', es: 'En breve' },
  numberOf: { en: 'Number', fr: 'Nombre', es: 'Número' },
  hubsContributing: {
    en: 'HUBs that contributed',
    fr: 'HUB ayant contribué',
    es: 'HUB que contribuyeron',
  },
  ofListed: { en: '{{n}} of {{all}}', fr: '{{n}} sur {{all}}', es: '{{n}} de {{all}}' },
  peopleJoined: { en: 'People who joined', fr: 'Personnes connectées', es: 'Personas conectadas' },
  notesWritten: { en: 'Notes', fr: 'Notes', es: 'Notas' },
  groupsMade: { en: 'Groups', fr: 'Groupes', es: 'Grupos' },
  notesUngrouped: { en: 'Notes outside groups', fr: 'Notes hors groupe', es: 'Notas sin grupo' },
  stepsListed: { en: 'Next steps', fr: 'Prochaines étapes', es: 'Próximos pasos' },
  leadingGroups: {
    en: 'Most shared, by question',
    fr: 'Les plus partagés, par question',
    es: 'Los más compartidos, por pregunta',
  },
  noGroups: {
    en: 'No groups were made.',
    fr: 'Aucun groupe n’a été formé.',
    es: 'No se formó ningún grupo.',
  },

  notes: {
    en: { one: '{{n}} note', other: '{{n}} notes' },
    fr: { one: '{{n}} note', other: '{{n}} notes' },
    es: { one: '{{n}} nota', other: '{{n}} notas' },
  },
  hubs: {
    en: { one: '{{n}} HUB', other: '{{n}} HUBs' },
    fr: { one: '{{n}} HUB', other: '{{n}} HUB' },
    es: { one: '{{n}} HUB', other: '{{n}} HUB' },
  },
  groups: {
    en: { one: '{{n}} group', other: '{{n}} groups' },
    fr: { one: '{{n}} groupe', other: '{{n}} groupes' },
    es: { one: '{{n}} grupo', other: '{{n}} grupos' },
  },
  steps: {
    en: { one: '{{n}} next step', other: '{{n}} next steps' },
    fr: { one: '{{n}} prochaine étape', other: '{{n}} prochaines étapes' },
    es: { one: '{{n}} próximo paso', other: '{{n}} próximos pasos' },
  },

  question: { en: 'Question {{n}}', fr: 'Question {{n}}', es: 'Pregunta {{n}}' },
  noQuestion: { en: 'Without a question', fr: 'Sans question', es: 'Sin pregunta' },
  untitledGroup: { en: 'Untitled group', fr: 'Groupe sans titre', es: 'Grupo sin título' },
  ungrouped: { en: 'Outside groups', fr: 'Hors groupe', es: 'Sin grupo' },
  noNotes: {
    en: 'No note was written under this question.',
    fr: 'Aucune note n’a été écrite sous cette question.',
    es: 'No se escribió ninguna nota en esta pregunta.',
  },
  withoutHub: { en: 'without a HUB', fr: 'sans HUB', es: 'sin HUB' },
  alsoSaidAs: { en: 'Also said as:', fr: 'Dit aussi ainsi\u00a0:', es: 'También expresado así:' },
  noWording: { en: '(no wording)', fr: '(sans texte)', es: '(sin texto)' },

  commitments: {
    en: 'Commitments and next steps',
    fr: 'Engagements et prochaines étapes',
    es: 'Compromisos y próximos pasos',
  },
  refHeading: { en: 'Note', fr: 'Note', es: 'Nota' },
  hub: { en: 'HUB', fr: 'HUB', es: 'HUB' },
  owner: { en: 'Owner', fr: 'Responsable', es: 'Responsable' },
  due: { en: 'Due', fr: 'Échéance', es: 'Plazo' },
  help: { en: 'Help asked', fr: 'Aide demandée', es: 'Ayuda solicitada' },
  sdgs: { en: 'SDGs', fr: 'ODD', es: 'ODS' },
  labelled: { en: '{{label}}: {{value}}', fr: '{{label}}\u00a0: {{value}}', es: '{{label}}: {{value}}' },
  refersToNotes: {
    en: 'The numbers are those of the notes above, where each step stands in the words of its author.',
    fr: 'Les numéros sont ceux des notes ci-dessus, où chaque étape figure telle qu’elle a été formulée.',
    es: 'Los números son los de las notas anteriores, donde cada paso figura tal como se formuló.',
  },
  noSteps: {
    en: 'No next step was written.',
    fr: 'Aucune prochaine étape n’a été écrite.',
    es: 'No se escribió ningún próximo paso.',
  },
  stepsWithoutCard: {
    en: 'Next steps without an owner or a date: {{refs}}.',
    fr: 'Prochaines étapes sans responsable ni échéance\u00a0: {{refs}}.',
    es: 'Próximos pasos sin responsable ni plazo: {{refs}}.',
  },
  hubsWithoutStep: {
    en: 'HUBs without a next step: {{names}}.',
    fr: 'HUB sans prochaine étape\u00a0: {{names}}.',
    es: 'HUB sin próximo paso: {{names}}.',
  },

  participation: { en: 'Participation by HUB', fr: 'Participation par HUB', es: 'Participación por HUB' },
  joined: { en: 'People', fr: 'Personnes', es: 'Personas' },
  total: { en: 'Total', fr: 'Total', es: 'Total' },
  noHub: { en: 'Without a HUB', fr: 'Sans HUB', es: 'Sin HUB' },
  silentHubs: {
    en: 'Joined, without a note in this report: {{names}}.',
    fr: 'Présents, sans note dans ce rapport\u00a0: {{names}}.',
    es: 'Presentes, sin nota en este informe: {{names}}.',
  },
  absentHubs: {
    en: 'Not connected: {{names}}.',
    fr: 'Non connectés\u00a0: {{names}}.',
    es: 'No conectados: {{names}}.',
  },

  course: { en: 'Course of the session', fr: 'Déroulement de la session', es: 'Desarrollo de la sesión' },
  phase: { en: 'Phase', fr: 'Phase', es: 'Fase' },
  agendaItem: { en: 'Agenda item', fr: 'Point de l’ordre du jour', es: 'Punto del orden del día' },
  planned: { en: 'Planned', fr: 'Prévu', es: 'Previsto' },
  actual: { en: 'Actual', fr: 'Réel', es: 'Real' },
  inProgress: { en: 'in progress', fr: 'en cours', es: 'en curso' },
  notHeld: { en: 'not held', fr: 'non tenue', es: 'no celebrada' },

  method: { en: 'Method and limits', fr: 'Méthode et limites', es: 'Método y límites' },
  methodWriting: {
    en: 'Participants wrote notes under each question; the facilitators grouped and named them during the session.',
    fr: 'Les personnes participantes ont écrit des notes sous chaque question\u00a0; l’équipe de facilitation les a regroupées et nommées pendant la session.',
    es: 'Las personas participantes escribieron notas en cada pregunta; el equipo de facilitación las agrupó y las nombró durante la sesión.',
  },
  methodGroupingOpen: {
    en: 'Participants wrote notes under each question and could group them with the facilitators during the session.',
    fr: 'Les personnes participantes ont écrit des notes sous chaque question et ont pu les regrouper avec l’équipe de facilitation pendant la session.',
    es: 'Las personas participantes escribieron notas en cada pregunta y pudieron agruparlas con el equipo de facilitación durante la sesión.',
  },
  methodVerbatim: {
    en: 'Every visible note is quoted once, unchanged, in the language it was written in; notes merged as duplicates stand under the one they repeat.',
    fr: 'Chaque note visible est citée une fois, sans modification, dans sa langue d’origine\u00a0; les notes fusionnées comme doublons figurent sous celle qu’elles répètent.',
    es: 'Cada nota visible se cita una vez, sin cambios, en su idioma original; las notas fusionadas como duplicadas figuran debajo de la que repiten.',
  },
  methodCounts: {
    en: 'Numbers count notes and distinct HUBs; merged notes count where they stand.',
    fr: 'Les nombres comptent les notes et les HUB distincts\u00a0; les notes fusionnées comptent là où elles figurent.',
    es: 'Las cifras cuentan notas y HUB distintos; las notas fusionadas cuentan donde figuran.',
  },
  methodLimits: {
    en: 'This is what was written in one session; it is not a representative sample of the HUBs or of their territories.',
    fr: 'Ceci rassemble ce qui a été écrit en une session\u00a0; ce n’est pas un échantillon représentatif des HUB ni de leurs territoires.',
    es: 'Esto reúne lo escrito en una sesión; no es una muestra representativa de los HUB ni de sus territorios.',
  },
  removedNotes: {
    en: {
      one: '{{n}} note was removed from view by the facilitators and is not quoted.',
      other: '{{n}} notes were removed from view by the facilitators and are not quoted.',
    },
    fr: {
      one: '{{n}} note a été retirée de l’affichage par l’équipe de facilitation et n’est pas citée.',
      other:
        '{{n}} notes ont été retirées de l’affichage par l’équipe de facilitation et ne sont pas citées.',
    },
    es: {
      one: 'El equipo de facilitación retiró {{n}} nota de la vista; no se cita.',
      other: 'El equipo de facilitación retiró {{n}} notas de la vista; no se citan.',
    },
  },
  blankNotes: {
    en: { one: '{{n}} note was left empty.', other: '{{n}} notes were left empty.' },
    fr: { one: '{{n}} note est restée vide.', other: '{{n}} notes sont restées vides.' },
    es: { one: '{{n}} nota quedó vacía.', other: '{{n}} notas quedaron vacías.' },
  },
} as const satisfies Record<string, Localized | PluralText>
