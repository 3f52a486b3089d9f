import type { Localized } from '@atelier/board'

/** Words for changing notes. */
export const toolsTexts = {
  edit: { en: 'Edit', fr: 'Modifier', es: 'Editar' },
  editNote: { en: 'Edit: {{text}}', fr: 'Modifier\u00a0: {{text}}', es: 'Editar: {{text}}' },
  editing: { en: 'Wording of the note', fr: 'Texte de la note', es: 'Texto de la nota' },
  save: { en: 'Save', fr: 'Enregistrer', es: 'Guardar' },
  cancel: { en: 'Cancel', fr: 'Annuler', es: 'Cancelar' },
  remove: { en: 'Delete', fr: 'Supprimer', es: 'Eliminar' },
  removeNote: { en: 'Delete: {{text}}', fr: 'Supprimer\u00a0: {{text}}', es: 'Eliminar: {{text}}' },
  removed: { en: 'Note deleted.', fr: 'Note supprimée.', es: 'Nota eliminada.' },
  undo: { en: 'Undo', fr: 'Annuler', es: 'Deshacer' },
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
  parted: { en: 'Notes parted.', fr: 'Notes séparées.', es: 'Notas separadas.' },
  language: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  languageOf: {
    en: 'Language of: {{text}}',
    fr: 'Langue de : {{text}}',
    es: 'Idioma de: {{text}}',
  },
  corrected: { en: 'Note corrected.', fr: 'Note corrigée.', es: 'Nota corregida.' },
  withdrawn: { en: 'Note withdrawn.', fr: 'Note retirée.', es: 'Nota retirada.' },
  notCorrected: {
    en: 'The server cannot be reached; your note is as it was. Try again.',
    fr: 'Le serveur est injoignable ; votre note n’a pas changé. Réessayez.',
    es: 'No se puede llegar al servidor; su nota sigue como estaba. Vuelva a intentarlo.',
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
  dissolved: {
    en: 'Group dissolved; its notes are below.',
    fr: 'Groupe dissous\u00a0; ses notes sont plus bas.',
    es: 'Grupo disuelto; sus notas están más abajo.',
  },
} satisfies Record<string, Localized>
