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

  pictureWall: {
    en: 'The wall of the session',
    fr: 'Le mur de la session',
    es: 'El muro de la sesión',
  },
  pictureWallQuestion: {
    en: 'The wall, question {{number}}',
    fr: 'Le mur, question {{number}}',
    es: 'El muro, pregunta {{number}}',
  },
  pictureAlt: {
    en: 'Picture of the wall with its notes. {{questions}}. All notes are in the annex, word for word.',
    fr: 'Image du mur avec ses notes. {{questions}}. Toutes les notes figurent mot pour mot en annexe.',
    es: 'Imagen del muro con sus notas. {{questions}}. Todas las notas están en el anexo, palabra por palabra.',
  },
  pictureQuestion: {
    en: 'Question {{number}}: {{notes}}, {{groups}}',
    fr: 'Question {{number}}\u00a0: {{notes}}, {{groups}}',
    es: 'Pregunta {{number}}: {{notes}}, {{groups}}',
  },
  pictureLeftOut: {
    en: 'The picture of the wall shows from which HUB each note is. It is left out of a report that names nobody.',
    fr: 'L’image du mur montre le HUB de chaque note. Elle ne figure pas dans une synthèse qui ne nomme personne.',
    es: 'La imagen del muro muestra de qué HUB es cada nota. No figura en una síntesis que no nombra a nadie.',
  },

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
  stepsAgreed: {
    en: '– with an owner and a date',
    fr: '– avec responsable et échéance',
    es: '– con responsable y plazo',
  },
  stepsHalfAgreed: {
    en: '– with an owner or a date',
    fr: '– avec responsable ou échéance',
    es: '– con responsable o plazo',
  },
  stepsIntended: {
    en: '– intentions, with neither',
    fr: '– intentions, sans l’un ni l’autre',
    es: '– intenciones, sin ninguno de los dos',
  },
  leadingGroups: {
    en: 'Most shared, by question',
    fr: 'Les plus partagés, par question',
    es: 'Los más compartidos, por pregunta',
  },
  briefShortened: {
    en: {
      one: 'Shortened to one page: {{n}} group a question; all of them stand under the questions.',
      other: 'Shortened to one page: {{n}} groups a question; all of them stand under the questions.',
    },
    fr: {
      one: 'Abrégé pour tenir en une page\u00a0: {{n}} groupe par question\u00a0; tous figurent sous les questions.',
      other:
        'Abrégé pour tenir en une page\u00a0: {{n}} groupes par question\u00a0; tous figurent sous les questions.',
    },
    es: {
      one: 'Abreviado a una página: {{n}} grupo por pregunta; todos figuran en las preguntas.',
      other: 'Abreviado a una página: {{n}} grupos por pregunta; todos figuran en las preguntas.',
    },
  },
  briefEditorialLater: {
    en: 'The editorial text follows below; with it, the summary takes more than one page.',
    fr: 'Le texte de la rédaction suit plus bas\u00a0; avec lui, la synthèse dépasse une page.',
    es: 'El texto de la redacción sigue más abajo; con él, el resumen ocupa más de una página.',
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
  stepKind: { en: 'Kind', fr: 'Nature', es: 'Naturaleza' },
  stepKindSpinOff: { en: 'spin-off', fr: 'spin-off', es: 'spin-off' },
  stepKindStep: { en: 'next step', fr: 'prochaine étape', es: 'próximo paso' },
  stepStatus: { en: 'Status', fr: 'État', es: 'Estado' },
  stepDone: { en: 'carried out', fr: 'réalisée', es: 'realizado' },
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
  stepsAgreedCounted: {
    en: {
      one: '{{n}} next step has an owner and a date.',
      other: '{{n}} next steps have an owner and a date.',
    },
    fr: {
      one: '{{n}} étape a une personne responsable et une échéance.',
      other: '{{n}} étapes ont une personne responsable et une échéance.',
    },
    es: {
      one: '{{n}} paso tiene responsable y plazo.',
      other: '{{n}} pasos tienen responsable y plazo.',
    },
  },
  stepsHalfAgreedCounted: {
    en: {
      one: '{{n}} next step has only one of the two.',
      other: '{{n}} next steps have only one of the two.',
    },
    fr: {
      one: '{{n}} étape n’a que l’un des deux.',
      other: '{{n}} étapes n’ont que l’un des deux.',
    },
    es: {
      one: '{{n}} paso tiene solo uno de los dos.',
      other: '{{n}} pasos tienen solo uno de los dos.',
    },
  },
  stepsIntendedCounted: {
    en: {
      one: '{{n}} is an intention, without an owner or a date so far.',
      other: '{{n}} are intentions, without an owner or a date so far.',
    },
    fr: {
      one: '{{n}} est une intention, sans responsable ni échéance à ce stade.',
      other: '{{n}} sont des intentions, sans responsable ni échéance à ce stade.',
    },
    es: {
      one: '{{n}} es una intención, por ahora sin responsable ni plazo.',
      other: '{{n}} son intenciones, por ahora sin responsable ni plazo.',
    },
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

  place: { en: 'Place', fr: 'Lieu', es: 'Lugar' },
  organiser: { en: 'Organised by', fr: 'Organisation', es: 'Organización' },
  state: { en: 'State', fr: 'État', es: 'Estado' },
  stateOpen: {
    en: 'The session is not closed; this report can still change.',
    fr: 'La session n’est pas close\u00a0; ce rapport peut encore changer.',
    es: 'La sesión no está cerrada; este informe aún puede cambiar.',
  },
  stateCorrection: {
    en: 'Authors can correct or withdraw their notes until {{until}}; the version changes when they do.',
    fr: 'Les personnes autrices peuvent corriger ou retirer leurs notes jusqu’au {{until}}\u00a0; la version change alors.',
    es: 'Las personas autoras pueden corregir o retirar sus notas hasta el {{until}}; la versión cambia entonces.',
  },
  stateFinal: {
    en: 'The time for corrections ended on {{until}}.',
    fr: 'Le délai de correction s’est achevé le {{until}}.',
    es: 'El plazo de corrección terminó el {{until}}.',
  },
  editorialMark: {
    en: 'Editorial text',
    fr: 'Texte de la rédaction',
    es: 'Texto de la redacción',
  },
  editorialBy: {
    en: 'Editorial text by {{name}}',
    fr: 'Texte de la rédaction, par {{name}}',
    es: 'Texto de la redacción, por {{name}}',
  },
  contents: { en: 'Contents', fr: 'Sommaire', es: 'Índice' },
  pageOf: { en: 'Page {{n}} of {{all}}', fr: 'Page {{n}} sur {{all}}', es: 'Página {{n}} de {{all}}' },
  table: { en: 'Table', fr: 'Tableau', es: 'Tabla' },
  figure: { en: 'Figure', fr: 'Figure', es: 'Figura' },
  quoted: { en: '“{{text}}”', fr: '«\u00a0{{text}}\u00a0»', es: '«{{text}}»' },
  yes: { en: 'yes', fr: 'oui', es: 'sí' },
  no: { en: 'no', fr: 'non', es: 'no' },
  all: { en: 'All', fr: 'Ensemble', es: 'Total' },
  noteRefs: { en: 'notes {{refs}}', fr: 'notes {{refs}}', es: 'notas {{refs}}' },
  noteRefsMore: {
    en: 'notes {{refs}} and {{n}} more',
    fr: 'notes {{refs}} et {{n}} de plus',
    es: 'notas {{refs}} y {{n}} más',
  },
  noteRef: { en: 'note {{refs}}', fr: 'note {{refs}}', es: 'nota {{refs}}' },
  people: {
    en: { one: '{{n}} person joined', other: '{{n}} people joined' },
    fr: { one: '{{n}} personne connectée', other: '{{n}} personnes connectées' },
    es: { one: '{{n}} persona conectada', other: '{{n}} personas conectadas' },
  },
  votesCast: {
    en: { one: '{{n}} vote', other: '{{n}} votes' },
    fr: { one: '{{n}} vote', other: '{{n}} votes' },
    es: { one: '{{n}} voto', other: '{{n}} votos' },
  },
  votesHeading: { en: 'Votes', fr: 'Votes', es: 'Votos' },
  summaryNumbers: {
    en: '{{notes}} from {{hubs}}; {{people}}.',
    fr: '{{notes}} de {{hubs}}\u00a0; {{people}}.',
    es: '{{notes}} de {{hubs}}; {{people}}.',
  },
  summaryNumbersOnly: {
    en: '{{notes}}; {{people}}.',
    fr: '{{notes}}\u00a0; {{people}}.',
    es: '{{notes}}; {{people}}.',
  },
  summaryLeading: {
    en: 'Question {{n}}, {{short}}: {{groups}}.',
    fr: 'Question {{n}}, {{short}}\u00a0: {{groups}}.',
    es: 'Pregunta {{n}}, {{short}}: {{groups}}.',
  },
  summaryNoGroups: {
    en: 'Question {{n}}, {{short}}: {{notes}}, not grouped.',
    fr: 'Question {{n}}, {{short}}\u00a0: {{notes}}, sans regroupement.',
    es: 'Pregunta {{n}}, {{short}}: {{notes}}, sin agrupar.',
  },
  summaryNoNotes: {
    en: 'Question {{n}}, {{short}}: no notes.',
    fr: 'Question {{n}}, {{short}}\u00a0: aucune note.',
    es: 'Pregunta {{n}}, {{short}}: ninguna nota.',
  },
  summarySteps: {
    en: '{{steps}} from {{hubs}}.',
    fr: '{{steps}} de {{hubs}}.',
    es: '{{steps}} de {{hubs}}.',
  },
  summaryStepsOnly: { en: '{{steps}}.', fr: '{{steps}}.', es: '{{steps}}.' },

  quotes: { en: 'In their words', fr: 'Dans leurs mots', es: 'En sus palabras' },
  moreNotes: {
    en: 'All {{notes}} of this group are in the annex.',
    fr: 'L’ensemble du groupe ({{notes}}) figure en annexe.',
    es: 'El grupo completo ({{notes}}) figura en el anexo.',
  },
  apart: { en: 'Set apart', fr: 'À part', es: 'Aparte' },
  apartIntro: {
    en: '{{notes}}: in no group, alone in one, or disputed.',
    fr: '{{notes}}\u00a0: hors groupe, sans voisine dans son groupe, ou de place discutée.',
    es: '{{notes}}: fuera de grupo, sin compañía en su grupo o de lugar discutido.',
  },
  apartUngrouped: { en: 'in no group', fr: 'hors groupe', es: 'sin grupo' },
  apartAlone: { en: 'alone in its group', fr: 'seule dans son groupe', es: 'sola en su grupo' },
  apartDisputed: {
    en: 'moved between groups more than once',
    fr: 'déplacée plusieurs fois entre groupes',
    es: 'movida varias veces entre grupos',
  },
  alsoSaid: {
    en: { one: 'also said by {{n}} other', other: 'also said by {{n}} others' },
    fr: { one: 'dit aussi par {{n}} autre', other: 'dit aussi par {{n}} autres' },
    es: { one: 'también lo dijo {{n}} más', other: 'también lo dijeron {{n}} más' },
  },
  translatedBy: {
    en: 'Translation into {{language}}:',
    fr: 'Traduction en {{language}}\u00a0:',
    es: 'Traducción al {{language}}:',
  },
  translatedByService: {
    en: 'Machine translation into {{language}}:',
    fr: 'Traduction automatique en {{language}}\u00a0:',
    es: 'Traducción automática al {{language}}:',
  },

  step: { en: 'Next step', fr: 'Prochaine étape', es: 'Próximo paso' },
  hubsWithoutStepUnknown: {
    en: 'This report does not name HUBs, so it cannot say which have no next step.',
    fr: 'Ce rapport ne nomme pas les HUB\u00a0: il ne peut dire lesquels n’ont pas de prochaine étape.',
    es: 'Este informe no nombra los HUB: no puede decir cuáles no tienen próximo paso.',
  },

  participationSection: { en: 'Participation', fr: 'Participation', es: 'Participación' },
  byHub: { en: 'By HUB', fr: 'Par HUB', es: 'Por HUB' },
  byRegion: { en: 'By region', fr: 'Par région', es: 'Por región' },
  byLanguage: { en: 'By language of the notes', fr: 'Par langue des notes', es: 'Por idioma de las notas' },
  region: { en: 'Region', fr: 'Région', es: 'Región' },
  languageHeading: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  hubsHeading: { en: 'HUBs', fr: 'HUB', es: 'HUB' },
  notGiven: { en: 'Not given', fr: 'Non précisé', es: 'Sin indicar' },
  topShare: {
    en: 'The HUB with the most notes, {{hub}}, wrote {{n}} of {{all}} ({{share}}).',
    fr: 'Le HUB qui a le plus écrit, {{hub}}, est à l’origine de {{n}} notes sur {{all}} ({{share}}).',
    es: 'El HUB que más escribió, {{hub}}, aportó {{n}} de {{all}} notas ({{share}}).',
  },
  chartNotesByHub: { en: 'Notes by HUB', fr: 'Notes par HUB', es: 'Notas por HUB' },
  chartNotesByRegion: { en: 'Notes by region', fr: 'Notes par région', es: 'Notas por región' },
  chartNotesByLanguage: { en: 'Notes by language', fr: 'Notes par langue', es: 'Notas por idioma' },
  chartGroups: {
    en: 'Notes in each group, question {{n}}',
    fr: 'Notes par groupe, question {{n}}',
    es: 'Notas por grupo, pregunta {{n}}',
  },
  chartVotes: {
    en: 'Votes for each group, question {{n}}',
    fr: 'Votes par groupe, question {{n}}',
    es: 'Votos por grupo, pregunta {{n}}',
  },
  chartSdgs: {
    en: 'HUBs working on each Goal, and next steps that name it',
    fr: 'HUB travaillant sur chaque Objectif, et prochaines étapes qui le nomment',
    es: 'HUB que trabajan en cada Objetivo y próximos pasos que lo nombran',
  },
  chartAlt: {
    en: 'Bar chart, {{title}}: {{figures}}.',
    fr: 'Diagramme en barres, {{title}}\u00a0: {{figures}}.',
    es: 'Gráfico de barras, {{title}}: {{figures}}.',
  },

  sdgSection: {
    en: 'Sustainable Development Goals',
    fr: 'Objectifs de développement durable',
    es: 'Objetivos de Desarrollo Sostenible',
  },
  sdgIntro: {
    en: 'Goals named in the directory of HUBs, and Goals of next steps. A HUB with both stands in both columns.',
    fr: 'Objectifs indiqués dans le répertoire des HUB, et Objectifs des prochaines étapes. Un HUB qui a les deux figure dans les deux colonnes.',
    es: 'Objetivos indicados en el directorio de HUB y Objetivos de los próximos pasos. Un HUB con ambos figura en las dos columnas.',
  },
  sdgIntroUnnamed: {
    en: 'Goals named in the directory of HUBs, and the next steps that name them. This report does not say whose these are.',
    fr: 'Objectifs indiqués dans le répertoire des HUB, et prochaines étapes qui les nomment. Ce rapport ne dit pas de qui elles viennent.',
    es: 'Objetivos indicados en el directorio de HUB y próximos pasos que los nombran. Este informe no dice de quién son.',
  },
  noSdgs: {
    en: 'No Goal was named.',
    fr: 'Aucun Objectif n’a été nommé.',
    es: 'No se nombró ningún Objetivo.',
  },
  goal: { en: 'Goal', fr: 'Objectif', es: 'Objetivo' },
  sdgNumbered: { en: 'SDG {{n}}', fr: 'ODD {{n}}', es: 'ODS {{n}}' },
  sdgListed: { en: 'In the directory', fr: 'Au répertoire', es: 'En el directorio' },
  sdgCommitted: { en: 'In next steps', fr: 'Prochaines étapes', es: 'Próximos pasos' },
  sdgCrossTable: { en: 'HUBs and Goals', fr: 'HUB et Objectifs', es: 'HUB y Objetivos' },
  sdgKey: {
    en: 'D: in the directory. S: in a next step.',
    fr: 'R\u00a0: au répertoire. E\u00a0: dans une prochaine étape.',
    es: 'D: en el directorio. P: en un próximo paso.',
  },
  sdgKeyUnnamed: {
    en: 'D: in the directory.',
    fr: 'R\u00a0: au répertoire.',
    es: 'D: en el directorio.',
  },
  sdgMarkListed: { en: 'D', fr: 'R', es: 'D' },
  sdgMarkCommitted: { en: 'S', fr: 'E', es: 'P' },

  ungroupedSection: {
    en: 'Notes outside groups',
    fr: 'Notes hors groupe',
    es: 'Notas sin grupo',
  },
  noUngrouped: {
    en: 'Every note stands in a group.',
    fr: 'Toutes les notes sont dans un groupe.',
    es: 'Todas las notas están en un grupo.',
  },

  settings: { en: 'Settings', fr: 'Réglages', es: 'Ajustes' },
  setting: { en: 'Setting', fr: 'Réglage', es: 'Ajuste' },
  value: { en: 'Value', fr: 'Valeur', es: 'Valor' },
  rules: { en: 'Rules of this report', fr: 'Règles de ce rapport', es: 'Reglas de este informe' },
  limits: { en: 'Limits', fr: 'Limites', es: 'Límites' },
  settingAttribution: {
    en: 'Notes are attributed',
    fr: 'Attribution des notes',
    es: 'Atribución de las notas',
  },
  attributionNone: { en: 'to nobody', fr: 'aucune', es: 'ninguna' },
  attributionHub: { en: 'to HUBs', fr: 'au HUB', es: 'al HUB' },
  attributionName: { en: 'to HUBs and people', fr: 'au HUB et à la personne', es: 'al HUB y a la persona' },
  settingClustering: { en: 'Notes are grouped by', fr: 'Regroupement par', es: 'Agrupación por' },
  byFacilitators: { en: 'facilitators', fr: 'l’équipe de facilitation', es: 'el equipo de facilitación' },
  byEveryone: { en: 'everyone', fr: 'toutes et tous', es: 'todas las personas' },
  settingEditing: {
    en: 'Wording can be changed by',
    fr: 'Texte modifiable par',
    es: 'Texto modificable por',
  },
  byAuthor: { en: 'its author', fr: 'la personne autrice', es: 'la persona autora' },
  settingNotesPerPerson: {
    en: 'Notes per person and question',
    fr: 'Notes par personne et par question',
    es: 'Notas por persona y pregunta',
  },
  settingClusterLimit: { en: 'Groups per question', fr: 'Groupes par question', es: 'Grupos por pregunta' },
  noLimit: { en: 'no limit', fr: 'sans limite', es: 'sin límite' },
  settingVoteOn: { en: 'Votes are for', fr: 'Votes portant sur', es: 'Votos sobre' },
  onClusters: { en: 'groups', fr: 'les groupes', es: 'los grupos' },
  onNotes: { en: 'notes', fr: 'les notes', es: 'las notas' },
  settingVoteBudget: {
    en: 'Votes per person and question',
    fr: 'Votes par personne et par question',
    es: 'Votos por persona y pregunta',
  },
  settingVoteSeveral: {
    en: 'Several votes for the same one',
    fr: 'Plusieurs votes pour le même',
    es: 'Varios votos para el mismo',
  },
  settingTables: {
    en: 'One device stands for a table',
    fr: 'Un appareil par table',
    es: 'Un dispositivo por mesa',
  },
  settingCorrection: { en: 'Time for corrections', fr: 'Délai de correction', es: 'Plazo de corrección' },
  hours: {
    en: { one: '{{n}} hour', other: '{{n}} hours' },
    fr: { one: '{{n}} heure', other: '{{n}} heures' },
    es: { one: '{{n}} hora', other: '{{n}} horas' },
  },
  ruleLeading: {
    en: 'Leading groups: most votes first where there was a vote, then most distinct HUBs, then most notes.',
    fr: 'Groupes en tête\u00a0: d’abord le plus de votes s’il y a eu vote, puis le plus de HUB distincts, puis le plus de notes.',
    es: 'Grupos destacados: primero más votos si hubo votación, luego más HUB distintos, luego más notas.',
  },
  ruleQuotes: {
    en: 'Quotes: up to three notes of each group; most votes first, then most often said by others too, then a HUB and a language not yet quoted in the group, then the oldest.',
    fr: 'Citations\u00a0: jusqu’à trois notes par groupe\u00a0; d’abord le plus de votes, puis le plus souvent dit par d’autres, puis un HUB et une langue pas encore cités dans le groupe, puis la plus ancienne.',
    es: 'Citas: hasta tres notas por grupo; primero más votos, luego lo más dicho por otras personas, luego un HUB y un idioma aún no citados en el grupo, luego la más antigua.',
  },
  ruleApart: {
    en: 'Set apart: notes that people moved between groups more than once, notes in no group, notes alone in a group; up to three are quoted, in this order.',
    fr: 'À part\u00a0: les notes déplacées plusieurs fois entre groupes, les notes hors groupe, les notes seules dans un groupe\u00a0; jusqu’à trois sont citées, dans cet ordre.',
    es: 'Aparte: las notas movidas varias veces entre grupos, las notas sin grupo, las notas solas en un grupo; se citan hasta tres, en este orden.',
  },
  ruleVotes: {
    en: 'Votes are those of closed rounds, added up; ballots are secret, and one ballot counts for as many people as its table.',
    fr: 'Les votes sont ceux des tours clos, additionnés\u00a0; les bulletins sont secrets, et un bulletin compte pour autant de personnes que sa table.',
    es: 'Los votos son los de las rondas cerradas, sumados; las papeletas son secretas y cada una cuenta por tantas personas como su mesa.',
  },
  ruleEditorial: {
    en: 'Editorial texts were written by those who edited this report, not by participants, and are marked as such.',
    fr: 'Les textes de la rédaction sont de la main de l’équipe de rédaction, non des personnes participantes, et sont signalés.',
    es: 'Los textos de la redacción son de quienes editaron este informe, no de las personas participantes, y están señalados.',
  },
  limitAnonymised: {
    en: 'In this report HUBs and people are not named beside notes. For the same reason notes are not counted by HUB or region: beside all wordings, such counts would show whose some of them are.',
    fr: 'Dans ce rapport, ni HUB ni personnes ne sont nommés à côté des notes. Pour la même raison, les notes ne sont comptées ni par HUB ni par région\u00a0: à côté de tous les textes, ces nombres révéleraient l’origine de certains.',
    es: 'En este informe no se nombran HUB ni personas junto a las notas. Por la misma razón, las notas no se cuentan por HUB ni por región: junto a todos los textos, esas cifras revelarían el origen de algunos.',
  },
  limitAnonymous: {
    en: 'The session did not store who wrote a note: by HUB and region only the people who joined are counted.',
    fr: 'La session n’a pas enregistré l’origine des notes\u00a0: par HUB et par région, seules les personnes connectées sont comptées.',
    es: 'La sesión no guardó el origen de las notas: por HUB y por región solo se cuentan las personas conectadas.',
  },
  limitSilent: {
    en: 'What was said aloud and not written is not in it.',
    fr: 'Ce qui a été dit sans être écrit n’y figure pas.',
    es: 'Lo que se dijo sin escribirse no figura.',
  },
  correctedNotes: {
    en: {
      one: '{{n}} correction was made by its author after the close.',
      other: '{{n}} corrections were made by authors after the close.',
    },
    fr: {
      one: '{{n}} correction a été faite après la clôture par la personne autrice.',
      other: '{{n}} corrections ont été faites après la clôture par les personnes autrices.',
    },
    es: {
      one: 'Tras el cierre se hizo {{n}} corrección por su autora o autor.',
      other: 'Tras el cierre se hicieron {{n}} correcciones por sus autoras y autores.',
    },
  },
  withdrawnNotes: {
    en: {
      one: '{{n}} note was withdrawn by its author after the close and is not quoted.',
      other: '{{n}} notes were withdrawn by their authors after the close and are not quoted.',
    },
    fr: {
      one: '{{n}} note a été retirée après la clôture par la personne autrice et n’est pas citée.',
      other:
        '{{n}} notes ont été retirées après la clôture par les personnes autrices et ne sont pas citées.',
    },
    es: {
      one: 'Tras el cierre su autora o autor retiró {{n}} nota; no se cita.',
      other: 'Tras el cierre sus autoras y autores retiraron {{n}} notas; no se citan.',
    },
  },

  annexNotes: { en: 'Annex: all notes', fr: 'Annexe\u00a0: toutes les notes', es: 'Anexo: todas las notas' },
  annexVotes: { en: 'Annex: votes', fr: 'Annexe\u00a0: votes', es: 'Anexo: votos' },
  annexTrail: {
    en: 'Annex: audit trail',
    fr: 'Annexe\u00a0: journal des modifications',
    es: 'Anexo: registro de cambios',
  },
  noVotes: { en: 'No vote was held.', fr: 'Aucun vote n’a eu lieu.', es: 'No hubo votación.' },
  noTrail: {
    en: 'No change to the order of the board is on record.',
    fr: 'Aucune modification de l’ordre du tableau n’est enregistrée.',
    es: 'No consta ningún cambio en el orden del tablero.',
  },
  round: { en: 'Round {{n}}', fr: 'Tour {{n}}', es: 'Ronda {{n}}' },
  roundRules: {
    en: '{{budget}} per person and question, for {{on}}.',
    fr: '{{budget}} par personne et par question, portant sur {{on}}.',
    es: '{{budget}} por persona y pregunta, sobre {{on}}.',
  },
  roundTurnout: {
    en: '{{ballots}}, for {{people}}.',
    fr: '{{ballots}}, pour {{people}}.',
    es: '{{ballots}}, por {{people}}.',
  },
  ballots: {
    en: { one: '{{n}} ballot', other: '{{n}} ballots' },
    fr: { one: '{{n}} bulletin', other: '{{n}} bulletins' },
    es: { one: '{{n}} papeleta', other: '{{n}} papeletas' },
  },
  peopleCounted: {
    en: { one: '{{n}} person', other: '{{n}} people' },
    fr: { one: '{{n}} personne', other: '{{n}} personnes' },
    es: { one: '{{n}} persona', other: '{{n}} personas' },
  },
  roundOpen: {
    en: 'This round is open; its votes are secret until it is closed.',
    fr: 'Ce tour est ouvert\u00a0; ses votes sont secrets jusqu’à la clôture.',
    es: 'Esta ronda está abierta; sus votos son secretos hasta el cierre.',
  },
  votedFor: { en: 'Voted for', fr: 'Objet du vote', es: 'Objeto del voto' },
  noLongerShown: {
    en: '(no longer on the board)',
    fr: '(plus au tableau)',
    es: '(ya no está en el tablero)',
  },

  time: { en: 'Time', fr: 'Heure', es: 'Hora' },
  who: { en: 'Who', fr: 'Qui', es: 'Quién' },
  change: { en: 'Change', fr: 'Modification', es: 'Cambio' },
  subject: { en: 'About', fr: 'Objet', es: 'Objeto' },
  from: { en: 'From', fr: 'De', es: 'De' },
  to: { en: 'To', fr: 'À', es: 'A' },
  undone: { en: 'taken back', fr: 'annulé', es: 'deshecho' },
  numbered: { en: 'note {{n}}', fr: 'note {{n}}', es: 'nota {{n}}' },
  hiddenNote: { en: 'a note not shown', fr: 'une note non affichée', es: 'una nota no mostrada' },
  roleParticipant: { en: 'participant', fr: 'participant·e', es: 'participante' },
  roleFacilitator: { en: 'facilitator', fr: 'facilitation', es: 'facilitación' },
  roleSecretariat: { en: 'Secretariat', fr: 'Secrétariat', es: 'Secretaría' },
  roleServer: { en: 'automatic', fr: 'automatique', es: 'automático' },
  trailCluster: { en: 'grouped', fr: 'regroupement', es: 'agrupación' },
  trailMerge: { en: 'merged', fr: 'fusion', es: 'fusión' },
  trailHide: { en: 'removed from view', fr: 'retrait de l’affichage', es: 'retirada de la vista' },
  trailRestore: { en: 'shown again', fr: 'retour à l’affichage', es: 'vuelta a la vista' },
  trailCarry: { en: 'carried to another question', fr: 'changement de question', es: 'cambio de pregunta' },
  trailTitle: { en: 'title changed', fr: 'titre modifié', es: 'título cambiado' },
  trailMade: { en: 'group made', fr: 'groupe créé', es: 'grupo creado' },
  trailDissolved: { en: 'group dissolved', fr: 'groupe dissous', es: 'grupo disuelto' },
  trailOrder: {
    en: 'order of groups changed',
    fr: 'ordre des groupes modifié',
    es: 'orden de grupos cambiado',
  },
  trailCorrect: { en: 'wording corrected', fr: 'texte corrigé', es: 'texto corregido' },
  trailWithdraw: { en: 'withdrawn', fr: 'note retirée', es: 'nota retirada' },

  columnRef: { en: 'No.', fr: 'N°', es: 'N.º' },
  columnUnder: { en: 'Also said under', fr: 'Dit aussi sous', es: 'Dicho también en' },
  columnQuestion: { en: 'Question', fr: 'Question', es: 'Pregunta' },
  columnQuestionNumber: { en: 'Question no.', fr: 'N° de question', es: 'N.º de pregunta' },
  columnGroup: { en: 'Group', fr: 'Groupe', es: 'Grupo' },
  columnText: { en: 'Wording', fr: 'Texte', es: 'Texto' },
  columnHubCode: { en: 'HUB code', fr: 'Code HUB', es: 'Código HUB' },
  columnAuthor: { en: 'Author', fr: 'Auteur·rice', es: 'Autor/a' },
  columnWritten: { en: 'Written', fr: 'Écrite', es: 'Escrita' },
  columnNoteId: { en: 'Note id', fr: 'Identifiant', es: 'Identificador' },
  columnStepKind: { en: 'Spin-off or step', fr: 'Spin-off ou étape', es: 'Spin-off o paso' },
  kindHeading: { en: 'Kind', fr: 'Type', es: 'Tipo' },
  kindNote: { en: 'note', fr: 'note', es: 'nota' },
  kindCommitment: { en: 'next step', fr: 'prochaine étape', es: 'próximo paso' },

  hubsPresent: { en: 'HUBs that joined', fr: 'HUB présents', es: 'HUB presentes' },
  alsoApart: { en: 'Also set apart:', fr: 'Également à part\u00a0:', es: 'También aparte:' },
  noNotesAtAll: {
    en: 'No note was written.',
    fr: 'Aucune note n’a été écrite.',
    es: 'No se escribió ninguna nota.',
  },

  translation: {
    en: 'Translation ({{language}})',
    fr: 'Traduction ({{language}})',
    es: 'Traducción ({{language}})',
  },
  machineTranslation: {
    en: 'Machine translation ({{language}})',
    fr: 'Traduction automatique ({{language}})',
    es: 'Traducción automática ({{language}})',
  },
  sheetSummary: { en: 'Summary', fr: 'Synthèse', es: 'Síntesis' },
  sheetNotes: { en: 'Notes', fr: 'Notes', es: 'Notas' },
  sheetGroups: { en: 'Groups', fr: 'Groupes', es: 'Grupos' },
  sheetSteps: { en: 'Next steps', fr: 'Étapes', es: 'Pasos' },
  sheetParticipation: { en: 'Participation', fr: 'Participation', es: 'Participación' },
  sheetSdgs: { en: 'SDGs', fr: 'ODD', es: 'ODS' },
  sheetVotes: { en: 'Votes', fr: 'Votes', es: 'Votos' },
  sheetTrail: { en: 'Audit trail', fr: 'Journal', es: 'Registro' },
  sheetMethod: { en: 'Method', fr: 'Méthode', es: 'Método' },
  quotedNotes: { en: 'Quoted notes', fr: 'Notes citées', es: 'Notas citadas' },
  description: {
    en: 'Description (editorial)',
    fr: 'Description (rédaction)',
    es: 'Descripción (redacción)',
  },

  hubsListed: { en: 'HUBs in the directory', fr: 'HUB au répertoire', es: 'HUB en el directorio' },
  roundHeading: { en: 'Round', fr: 'Tour', es: 'Ronda' },
  noStepOfHub: { en: '(no next step)', fr: '(aucune prochaine étape)', es: '(ningún próximo paso)' },
} as const satisfies Record<string, Localized | PluralText>
