import type { Localized } from '@atelier/board'

/** Words of the list: reading, writing and grouping without the canvas. */
export const listTexts = {
  questions: { en: 'Questions', fr: 'Questions', es: 'Preguntas' },
  tabLabel: {
    en: 'Question {{n}}: {{short}}',
    fr: 'Question {{n}}\u00a0: {{short}}',
    es: 'Pregunta {{n}}: {{short}}',
  },
  notesCount_one: { en: '{{count}} note', fr: '{{count}} note', es: '{{count}} nota' },
  notesCount_many: { en: '{{count}} notes', fr: '{{count}} notes', es: '{{count}} notas' },
  notesCount_other: { en: '{{count}} notes', fr: '{{count}} notes', es: '{{count}} notas' },

  notesOf: {
    en: 'Notes on question {{n}}',
    fr: 'Notes sur la question {{n}}',
    es: 'Notas sobre la pregunta {{n}}',
  },

  write: { en: 'Write one idea', fr: 'Écrivez une idée', es: 'Escriba una idea' },
  writeUnder: {
    en: 'Your idea for question {{n}}',
    fr: 'Votre idée pour la question {{n}}',
    es: 'Su idea para la pregunta {{n}}',
  },
  send: { en: 'Post', fr: 'Publier', es: 'Publicar' },
  charactersLeft_one: {
    en: '{{count}} character left',
    fr: '{{count}} caractère restant',
    es: 'queda {{count}} carácter',
  },
  charactersLeft_many: {
    en: '{{count}} characters left',
    fr: '{{count}} caractères restants',
    es: 'quedan {{count}} caracteres',
  },
  charactersLeft_other: {
    en: '{{count}} characters left',
    fr: '{{count}} caractères restants',
    es: 'quedan {{count}} caracteres',
  },
  tooLong_one: {
    en: '{{count}} character too many: shorten it, or write two notes.',
    fr: '{{count}} caractère de trop\u00a0: raccourcissez, ou écrivez deux notes.',
    es: 'Sobra {{count}} carácter: acorte, o escriba dos notas.',
  },
  tooLong_many: {
    en: '{{count}} characters too many: shorten it, or write two notes.',
    fr: '{{count}} caractères de trop\u00a0: raccourcissez, ou écrivez deux notes.',
    es: 'Sobran {{count}} caracteres: acorte, o escriba dos notas.',
  },
  tooLong_other: {
    en: '{{count}} characters too many: shorten it, or write two notes.',
    fr: '{{count}} caractères de trop\u00a0: raccourcissez, ou écrivez deux notes.',
    es: 'Sobran {{count}} caracteres: acorte, o escriba dos notas.',
  },
  sendHint: {
    en: 'Enter posts, Shift + Enter begins a new line',
    fr: 'Entrée publie, Maj + Entrée va à la ligne',
    es: 'Intro publica, Mayús + Intro cambia de línea',
  },
  posted: { en: 'Note posted', fr: 'Note publiée', es: 'Nota publicada' },
  keptOnDevice: {
    en: 'Kept on this device, sent when the connection is back',
    fr: 'Gardée sur cet appareil, envoyée au retour de la connexion',
    es: 'Guardada en este dispositivo, se enviará al volver la conexión',
  },

  closedUntil: {
    en: 'Writing opens here in the phase “{{phase}}”.',
    fr: 'L’écriture s’ouvre ici à la phase «\u00a0{{phase}}\u00a0».',
    es: 'La escritura se abre aquí en la fase «{{phase}}».',
  },
  closedForGood: {
    en: 'Writing is over here. A facilitator can reopen it.',
    fr: 'L’écriture est terminée ici. L’équipe de facilitation peut la rouvrir.',
    es: 'La escritura ha terminado aquí. El equipo de facilitación puede reabrirla.',
  },
  readOnly: {
    en: 'You are reading along: this link does not write.',
    fr: 'Vous suivez en lecture\u00a0: ce lien ne permet pas d’écrire.',
    es: 'Está leyendo: este enlace no permite escribir.',
  },
  draftKept: {
    en: 'Your text is kept for when writing opens again:',
    fr: 'Votre texte est gardé pour la réouverture\u00a0:',
    es: 'Su texto se guarda para cuando se reabra:',
  },
  refusedKept: {
    en: 'This note was not accepted. Your text is here:',
    fr: 'Cette note n’a pas été acceptée. Votre texte est ici\u00a0:',
    es: 'Esta nota no se aceptó. Su texto está aquí:',
  },
  takeBack: { en: 'Take up this text', fr: 'Reprendre ce texte', es: 'Retomar este texto' },
  discard: { en: 'Discard', fr: 'Abandonner', es: 'Descartar' },

  yourNotes: { en: 'Your notes', fr: 'Vos notes', es: 'Sus notas' },
  mineInGroups_one: {
    en: '{{count}} note of yours is in a group below.',
    fr: '{{count}} de vos notes est dans un groupe ci-dessous.',
    es: '{{count}} nota suya está en un grupo, más abajo.',
  },
  mineInGroups_many: {
    en: '{{count}} notes of yours are in groups below.',
    fr: '{{count}} de vos notes sont dans des groupes ci-dessous.',
    es: '{{count}} notas suyas están en grupos, más abajo.',
  },
  mineInGroups_other: {
    en: '{{count}} notes of yours are in groups below.',
    fr: '{{count}} de vos notes sont dans des groupes ci-dessous.',
    es: '{{count}} notas suyas están en grupos, más abajo.',
  },
  ungrouped: { en: 'Not in a group', fr: 'Hors groupe', es: 'Sin grupo' },
  everyone: { en: 'From everyone', fr: 'De tout le monde', es: 'De todas y todos' },
  untitledGroup: { en: 'Group without a title', fr: 'Groupe sans titre', es: 'Grupo sin título' },
  emptyGroup: {
    en: 'No note in this group.',
    fr: 'Aucune note dans ce groupe.',
    es: 'Ninguna nota en este grupo.',
  },
  emptyOpen: {
    en: 'No note yet. Yours can be the first.',
    fr: 'Aucune note pour l’instant. La vôtre peut être la première.',
    es: 'Todavía no hay notas. La suya puede ser la primera.',
  },
  emptyClosed: { en: 'No note yet.', fr: 'Aucune note pour l’instant.', es: 'Todavía no hay notas.' },

  mine: { en: 'you', fr: 'vous', es: 'usted' },
  noteSaved: { en: 'Saved', fr: 'Enregistrée', es: 'Guardada' },
  noteSaving: { en: 'Saving', fr: 'Enregistrement', es: 'Guardando' },
  noteWaiting: { en: 'Waiting', fr: 'En attente', es: 'En espera' },
  emptyNote: { en: 'Being written …', fr: 'En cours d’écriture…', es: 'Escribiéndose…' },
  alsoSaid_one: {
    en: 'Also said by {{count}} other',
    fr: 'Dit aussi par {{count}} autre',
    es: 'También dicho por {{count}} más',
  },
  alsoSaid_many: {
    en: 'Also said by {{count}} others',
    fr: 'Dit aussi par {{count}} autres',
    es: 'También dicho por {{count}} más',
  },
  alsoSaid_other: {
    en: 'Also said by {{count}} others',
    fr: 'Dit aussi par {{count}} autres',
    es: 'También dicho por {{count}} más',
  },
  writtenIn: { en: 'Written in {{language}}', fr: 'Écrit en {{language}}', es: 'Escrito en {{language}}' },
  noHub: { en: 'Without a HUB', fr: 'Sans HUB', es: 'Sin HUB' },

  edit: { en: 'Edit', fr: 'Modifier', es: 'Editar' },
  editNote: { en: 'Edit: {{text}}', fr: 'Modifier\u00a0: {{text}}', es: 'Editar: {{text}}' },
  editing: { en: 'Wording of the note', fr: 'Texte de la note', es: 'Texto de la nota' },
  save: { en: 'Save', fr: 'Enregistrer', es: 'Guardar' },
  cancel: { en: 'Cancel', fr: 'Annuler', es: 'Cancelar' },
  remove: { en: 'Delete', fr: 'Supprimer', es: 'Eliminar' },
  removeNote: { en: 'Delete: {{text}}', fr: 'Supprimer\u00a0: {{text}}', es: 'Eliminar: {{text}}' },
  removed: { en: 'Note deleted.', fr: 'Note supprimée.', es: 'Nota eliminada.' },
  undo: { en: 'Undo', fr: 'Annuler', es: 'Deshacer' },
  editKept: {
    en: 'Writing closed before you saved. Your correction is kept:',
    fr: 'L’écriture s’est fermée avant l’enregistrement. Votre correction est gardée\u00a0:',
    es: 'La escritura se cerró antes de guardar. Su corrección se conserva:',
  },

  onlyYou: { en: 'Only you see it', fr: 'Visible de vous seul·e', es: 'Solo usted la ve' },
  sameAsMine: { en: 'Same as mine', fr: 'Comme la mienne', es: 'Igual que la mía' },
  sameAs: { en: 'Says the same as…', fr: 'Dit la même chose que…', es: 'Dice lo mismo que…' },
  sameNote: {
    en: 'Says the same: {{text}}',
    fr: 'Dit la même chose : {{text}}',
    es: 'Dice lo mismo: {{text}}',
  },
  sameMineWhich: {
    en: 'Which of your notes says the same?',
    fr: 'Laquelle de vos notes dit la même chose ?',
    es: '¿Cuál de sus notas dice lo mismo?',
  },
  sameWhich: {
    en: 'Which note does it join?',
    fr: 'À quelle note la joindre ?',
    es: '¿A qué nota se une?',
  },
  merged: {
    en: 'Notes joined; both wordings are kept.',
    fr: 'Notes jointes ; les deux textes sont gardés.',
    es: 'Notas unidas; se conservan los dos textos.',
  },
  part: { en: 'Part again', fr: 'Séparer', es: 'Separar' },
  partNote: { en: 'Part again: {{text}}', fr: 'Séparer : {{text}}', es: 'Separar: {{text}}' },
  parted: { en: 'Notes parted.', fr: 'Notes séparées.', es: 'Notas separadas.' },
  language: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  languageOf: {
    en: 'Language of: {{text}}',
    fr: 'Langue de : {{text}}',
    es: 'Idioma de: {{text}}',
  },
  hubsWrote_one: {
    en: '{{count}} HUB has written here',
    fr: '{{count}} HUB a écrit ici',
    es: '{{count}} HUB ha escrito aquí',
  },
  hubsWrote_many: {
    en: '{{count}} HUBs have written here',
    fr: '{{count}} HUB ont écrit ici',
    es: '{{count}} HUB han escrito aquí',
  },
  hubsWrote_other: {
    en: '{{count}} HUBs have written here',
    fr: '{{count}} HUB ont écrit ici',
    es: '{{count}} HUB han escrito aquí',
  },
  silent: {
    en: 'Silent writing: the others see your notes when all are shown.',
    fr: 'Écriture silencieuse : les autres verront vos notes quand toutes seront dévoilées.',
    es: 'Escritura en silencio: los demás verán sus notas cuando se muestren todas.',
  },
  signedByName: {
    en: 'Notes show your name and HUB.',
    fr: 'Les notes portent votre nom et votre HUB.',
    es: 'Las notas llevan su nombre y su HUB.',
  },
  signedByHub: {
    en: 'Notes show your HUB, not your name.',
    fr: 'Les notes portent votre HUB, pas votre nom.',
    es: 'Las notas llevan su HUB, no su nombre.',
  },
  signedByNobody: {
    en: 'Notes are anonymous: who wrote them is not stored.',
    fr: 'Les notes sont anonymes : leur auteur·rice n’est pas enregistré·e.',
    es: 'Las notas son anónimas: no se guarda quién las escribió.',
  },
  frozen: {
    en: 'The facilitators have frozen the board for a moment. Your text is kept.',
    fr: 'L’équipe de facilitation a figé le tableau un instant. Votre texte est conservé.',
    es: 'El equipo de facilitación ha congelado el tablero un momento. Su texto se conserva.',
  },
  notesLeft_one: {
    en: 'You can write {{count}} more note here.',
    fr: 'Vous pouvez encore écrire {{count}} note ici.',
    es: 'Puede escribir {{count}} nota más aquí.',
  },
  notesLeft_many: {
    en: 'You can write {{count}} more notes here.',
    fr: 'Vous pouvez encore écrire {{count}} notes ici.',
    es: 'Puede escribir {{count}} notas más aquí.',
  },
  notesLeft_other: {
    en: 'You can write {{count}} more notes here.',
    fr: 'Vous pouvez encore écrire {{count}} notes ici.',
    es: 'Puede escribir {{count}} notas más aquí.',
  },
  noNotesLeft: {
    en: 'You have written as many notes here as this session allows. You can still change yours.',
    fr: 'Vous avez écrit ici autant de notes que la session le permet. Vous pouvez encore modifier les vôtres.',
    es: 'Ha escrito aquí tantas notas como permite la sesión. Todavía puede cambiar las suyas.',
  },

  correctNow: {
    en: 'The session is closed. You can still correct or withdraw your own notes for a while.',
    fr: 'La session est close. Vous pouvez encore corriger ou retirer vos propres notes pendant un temps.',
    es: 'La sesión ha terminado. Todavía puede corregir o retirar sus propias notas durante un tiempo.',
  },
  corrected: { en: 'Note corrected.', fr: 'Note corrigée.', es: 'Nota corregida.' },
  withdrawn: { en: 'Note withdrawn.', fr: 'Note retirée.', es: 'Nota retirada.' },
  notCorrected: {
    en: 'The server cannot be reached; your note is as it was. Try again.',
    fr: 'Le serveur est injoignable ; votre note n’a pas changé. Réessayez.',
    es: 'No se puede llegar al servidor; su nota sigue como estaba. Vuelva a intentarlo.',
  },
  arrived_one: {
    en: '{{count}} new note on question {{n}}.',
    fr: '{{count}} nouvelle note sur la question {{n}}.',
    es: '{{count}} nota nueva sobre la pregunta {{n}}.',
  },
  arrived_many: {
    en: '{{count}} new notes on question {{n}}.',
    fr: '{{count}} nouvelles notes sur la question {{n}}.',
    es: '{{count}} notas nuevas sobre la pregunta {{n}}.',
  },
  arrived_other: {
    en: '{{count}} new notes on question {{n}}.',
    fr: '{{count}} nouvelles notes sur la question {{n}}.',
    es: '{{count}} notas nuevas sobre la pregunta {{n}}.',
  },

  move: { en: 'Group', fr: 'Regrouper', es: 'Agrupar' },
  moveNote: { en: 'Group: {{text}}', fr: 'Regrouper\u00a0: {{text}}', es: 'Agrupar: {{text}}' },
  putIn: { en: 'Put this note in', fr: 'Mettre cette note dans', es: 'Poner esta nota en' },
  newGroup: { en: 'New group', fr: 'Nouveau groupe', es: 'Nuevo grupo' },
  noGroup: { en: 'No group', fr: 'Aucun groupe', es: 'Ningún grupo' },
  movedTo: { en: 'Moved to {{group}}', fr: 'Déplacée dans {{group}}', es: 'Movida a {{group}}' },
  severalMovedTo_one: {
    en: '{{count}} note moved to {{group}}',
    fr: '{{count}} note déplacée dans {{group}}',
    es: '{{count}} nota movida a {{group}}',
  },
  severalMovedTo_many: {
    en: '{{count}} notes moved to {{group}}',
    fr: '{{count}} notes déplacées dans {{group}}',
    es: '{{count}} notas movidas a {{group}}',
  },
  severalMovedTo_other: {
    en: '{{count}} notes moved to {{group}}',
    fr: '{{count}} notes déplacées dans {{group}}',
    es: '{{count}} notas movidas a {{group}}',
  },
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
  hidden_one: {
    en: '{{count}} note taken from view.',
    fr: '{{count}} note retirée de la vue.',
    es: '{{count}} nota quitada de la vista.',
  },
  hidden_many: {
    en: '{{count}} notes taken from view.',
    fr: '{{count}} notes retirées de la vue.',
    es: '{{count}} notas quitadas de la vista.',
  },
  hidden_other: {
    en: '{{count}} notes taken from view.',
    fr: '{{count}} notes retirées de la vue.',
    es: '{{count}} notas quitadas de la vista.',
  },
  chooseNone: { en: 'Choose none', fr: 'Ne rien choisir', es: 'No elegir ninguna' },

  translate: { en: 'Translate, language', fr: 'Traduire, langue', es: 'Traducir, idioma' },
  translateNote: {
    en: 'Translate, or mark the language of: {{text}}',
    fr: 'Traduire, ou indiquer la langue de\u00a0: {{text}}',
    es: 'Traducir, o indicar el idioma de: {{text}}',
  },
  translateInto: { en: 'Translate into', fr: 'Traduire en', es: 'Traducir al' },
  translatedInto: {
    en: 'Translation, {{language}}',
    fr: 'Traduction, {{language}}',
    es: 'Traducción, {{language}}',
  },
  translationOf: {
    en: 'Translation into {{language}} of: {{text}}',
    fr: 'Traduction en {{language}} de\u00a0: {{text}}',
    es: 'Traducción al {{language}} de: {{text}}',
  },
  changeTranslation: {
    en: 'Change the translation ({{language}}) of: {{text}}',
    fr: 'Modifier la traduction ({{language}}) de\u00a0: {{text}}',
    es: 'Cambiar la traducción ({{language}}) de: {{text}}',
  },
  removeTranslation: {
    en: 'Remove the translation ({{language}}) of: {{text}}',
    fr: 'Retirer la traduction ({{language}}) de\u00a0: {{text}}',
    es: 'Quitar la traducción ({{language}}) de: {{text}}',
  },
  translationRemoved: { en: 'Translation removed.', fr: 'Traduction retirée.', es: 'Traducción retirada.' },
  groupTitle: { en: 'Title of the group', fr: 'Titre du groupe', es: 'Título del grupo' },
  groupTitleHint: { en: 'Title this group', fr: 'Titre à donner', es: 'Ponga un título' },
  dissolved: {
    en: 'Group dissolved; its notes are below.',
    fr: 'Groupe dissous\u00a0; ses notes sont plus bas.',
    es: 'Grupo disuelto; sus notas están más abajo.',
  },
  dissolve: { en: 'Dissolve the group', fr: 'Dissoudre le groupe', es: 'Disolver el grupo' },
} satisfies Record<string, Localized>
