import type { Localized } from '@atelier/board'

/** Words for moving notes between groups and questions. */
export const sortingTexts = {
  sortHint: {
    en: 'Drag notes, or tick several and choose where they go.',
    fr: 'Glissez des notes, ou cochez-en plusieurs et choisissez où elles vont.',
    es: 'Arrastre notas, o marque varias y elija adónde van.',
  },
  chooseNote: { en: 'Choose: {{text}}', fr: 'Choisir\u00a0: {{text}}', es: 'Elegir: {{text}}' },
  dragNote: { en: 'Drag: {{text}}', fr: 'Glisser\u00a0: {{text}}', es: 'Arrastrar: {{text}}' },
  dragSeveral_one: {
    en: 'Drag {{count}} chosen note',
    fr: 'Glisser {{count}} note choisie',
    es: 'Arrastrar {{count}} nota elegida',
  },
  dragSeveral_many: {
    en: 'Drag {{count}} chosen notes',
    fr: 'Glisser {{count}} notes choisies',
    es: 'Arrastrar {{count}} notas elegidas',
  },
  dragSeveral_other: {
    en: 'Drag {{count}} chosen notes',
    fr: 'Glisser {{count}} notes choisies',
    es: 'Arrastrar {{count}} notas elegidas',
  },
  putHere: { en: 'Put in: {{group}}', fr: 'Mettre dans\u00a0: {{group}}', es: 'Poner en: {{group}}' },
  putInNew: { en: 'Put in a new group', fr: 'Mettre dans un nouveau groupe', es: 'Poner en un nuevo grupo' },
  putInNone: { en: 'Put in no group', fr: 'Mettre dans aucun groupe', es: 'Poner en ningún grupo' },
  chosenNotes: { en: 'Chosen notes', fr: 'Notes choisies', es: 'Notas elegidas' },
  chosen_one: { en: '{{count}} note chosen', fr: '{{count}} note choisie', es: '{{count}} nota elegida' },
  chosen_many: {
    en: '{{count}} notes chosen',
    fr: '{{count}} notes choisies',
    es: '{{count}} notas elegidas',
  },
  chosen_other: {
    en: '{{count}} notes chosen',
    fr: '{{count}} notes choisies',
    es: '{{count}} notas elegidas',
  },
  moveChosen: { en: 'Move to…', fr: 'Déplacer vers…', es: 'Mover a…' },
  putChosenIn_one: { en: 'Put this note in', fr: 'Mettre cette note dans', es: 'Poner esta nota en' },
  putChosenIn_many: {
    en: 'Put these {{count}} notes in',
    fr: 'Mettre ces {{count}} notes dans',
    es: 'Poner estas {{count}} notas en',
  },
  putChosenIn_other: {
    en: 'Put these {{count}} notes in',
    fr: 'Mettre ces {{count}} notes dans',
    es: 'Poner estas {{count}} notas en',
  },
  underQuestion: {
    en: 'Under question {{n}}, {{short}}',
    fr: 'Sous la question {{n}}, {{short}}',
    es: 'Bajo la pregunta {{n}}, {{short}}',
  },
  joinChosen: { en: 'Join into one', fr: 'Joindre en une seule', es: 'Unir en una' },
  hideChosen: { en: 'Take from view', fr: 'Retirer de la vue', es: 'Quitar de la vista' },
  chooseNone: { en: 'Choose none', fr: 'Ne rien choisir', es: 'No elegir ninguna' },
  groupTitle: { en: 'Title of the group', fr: 'Titre du groupe', es: 'Título del grupo' },
  groupTitleHint: { en: 'Title this group', fr: 'Titre à donner', es: 'Ponga un título' },
  dissolve: { en: 'Dissolve the group', fr: 'Dissoudre le groupe', es: 'Disolver el grupo' },
} satisfies Record<string, Localized>
