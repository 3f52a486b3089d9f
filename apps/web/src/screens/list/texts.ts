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
  goToNote: { en: 'Go there', fr: 'Y aller', es: 'Ir allí' },
  goToMine: {
    en: 'Go there: {{text}}',
    fr: 'Y aller : {{text}}',
    es: 'Ir allí: {{text}}',
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

  editKept: {
    en: 'Writing closed before you saved. Your correction is kept:',
    fr: 'L’écriture s’est fermée avant l’enregistrement. Votre correction est gardée\u00a0:',
    es: 'La escritura se cerró antes de guardar. Su corrección se conserva:',
  },

  onlyYou: { en: 'Only you see it', fr: 'Visible de vous seul·e', es: 'Solo usted la ve' },
  part: { en: 'Part again', fr: 'Séparer', es: 'Separar' },
  partNote: { en: 'Part again: {{text}}', fr: 'Séparer : {{text}}', es: 'Separar: {{text}}' },
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

  correctUntil: {
    en: 'The session is closed. You can still correct or withdraw your own notes, until {{until}}.',
    fr: 'La session est close. Vous pouvez encore corriger ou retirer vos propres notes, jusqu’au {{until}}.',
    es: 'La sesión ha terminado. Todavía puede corregir o retirar sus propias notas, hasta el {{until}}.',
  },
  correctedUntil: {
    en: 'The session is closed. Notes could be corrected until {{until}}; write to the Secretariat.',
    fr: 'La session est close. Les notes pouvaient être corrigées jusqu’au {{until}}\u00a0; écrivez au Secrétariat.',
    es: 'La sesión ha terminado. Las notas se podían corregir hasta el {{until}}; escriba a la Secretaría.',
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
} satisfies Record<string, Localized>
