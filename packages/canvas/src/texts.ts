import type { Localized } from '@atelier/board'

/** What the canvas says, in every working language. `{…}` is filled in by {@link fill}. */
export const canvasTexts = {
  canvas: { en: 'Board', fr: 'Tableau', es: 'Tablero' },
  tools: { en: 'Tools', fr: 'Outils', es: 'Herramientas' },
  view: { en: 'View', fr: 'Vue', es: 'Vista' },
  select: { en: 'Select and move', fr: 'Sélectionner et déplacer', es: 'Seleccionar y mover' },
  hand: { en: 'Move the view', fr: 'Déplacer la vue', es: 'Mover la vista' },
  note: { en: 'New note', fr: 'Nouvelle note', es: 'Nueva nota' },
  draw: { en: 'Pen', fr: 'Stylo', es: 'Lápiz' },
  highlight: { en: 'Highlighter', fr: 'Surligneur', es: 'Rotulador fluorescente' },
  arrow: { en: 'Arrow', fr: 'Flèche', es: 'Flecha' },
  text: { en: 'Text', fr: 'Texte', es: 'Texto' },
  eraser: { en: 'Eraser for drawings', fr: 'Gomme à dessin', es: 'Goma de dibujo' },
  undo: { en: 'Undo', fr: 'Annuler', es: 'Deshacer' },
  redo: { en: 'Redo', fr: 'Rétablir', es: 'Rehacer' },
  zoomIn: { en: 'Zoom in', fr: 'Agrandir', es: 'Acercar' },
  zoomOut: { en: 'Zoom out', fr: 'Réduire', es: 'Alejar' },
  fitAll: { en: 'See all questions', fr: 'Voir toutes les questions', es: 'Ver todas las preguntas' },
  fitQuestion: { en: 'See question {n}', fr: 'Voir la question {n}', es: 'Ver la pregunta {n}' },
  mine: { en: 'Back to my notes', fr: 'Revenir à mes notes', es: 'Volver a mis notas' },
  follow: {
    en: 'Follow the facilitators’ view',
    fr: 'Suivre la vue de la facilitation',
    es: 'Seguir la vista de la facilitación',
  },
  followingNow: {
    en: 'You are following the facilitators’ view. Move yours to stop.',
    fr: 'Vous suivez la vue de la facilitation. Déplacez la vôtre pour arrêter.',
    es: 'Está siguiendo la vista de la facilitación. Mueva la suya para dejarlo.',
  },
  cursors: {
    en: 'Other people’s pointers',
    fr: 'Pointeurs des autres personnes',
    es: 'Punteros de las demás personas',
  },
  map: { en: 'Map of the board', fr: 'Plan du tableau', es: 'Mapa del tablero' },
  mapLabel: {
    en: 'Map of the board, now near question {n}. Arrow keys move the view.',
    fr: 'Plan du tableau, actuellement près de la question {n}. Les flèches déplacent la vue.',
    es: 'Mapa del tablero, ahora cerca de la pregunta {n}. Las flechas mueven la vista.',
  },
  facilitator: { en: 'Facilitation', fr: 'Facilitation', es: 'Facilitación' },

  selection: { en: 'Selected', fr: 'Sélection', es: 'Selección' },
  selectedNotes: { en: 'Selected: {n}', fr: 'Sélection\u00a0: {n}', es: 'Seleccionado: {n}' },
  group: { en: 'Group', fr: 'Regrouper', es: 'Agrupar' },
  sameIdea: { en: 'Same idea', fr: 'Même idée', es: 'Misma idea' },
  moveTo: { en: 'Move to…', fr: 'Déplacer vers…', es: 'Mover a…' },
  remove: { en: 'Take away', fr: 'Retirer', es: 'Retirar' },
  rename: { en: 'Name it', fr: 'Nommer', es: 'Nombrar' },
  earlier: { en: 'Earlier', fr: 'Avancer', es: 'Antes' },
  later: { en: 'Later', fr: 'Reculer', es: 'Después' },
  dissolve: { en: 'Ungroup', fr: 'Dissocier', es: 'Desagrupar' },
  outOfGroup: { en: 'Out of its group', fr: 'Hors du groupe', es: 'Fuera del grupo' },
  merged: {
    en: 'Notes joined as one idea: {n}. All wordings are kept.',
    fr: 'Notes réunies en une seule idée\u00a0: {n}. Tous les textes sont gardés.',
    es: 'Notas unidas como una sola idea: {n}. Se conservan todos los textos.',
  },
  question: { en: 'Question {n}', fr: 'Question {n}', es: 'Pregunta {n}' },
  writeHere: { en: 'One idea…', fr: 'Une idée…', es: 'Una idea…' },
  noteText: { en: 'Wording of the note', fr: 'Texte de la note', es: 'Texto de la nota' },
  left: { en: '{n} left', fr: 'encore {n}', es: 'quedan {n}' },
  yours: { en: 'Yours', fr: 'La vôtre', es: 'Suya' },
  writtenIn: { en: 'Written in {language}', fr: 'Écrit en {language}', es: 'Escrito en {language}' },
  translations: { en: 'Translations', fr: 'Traductions', es: 'Traducciones' },
  translatedInto: {
    en: 'Translated into {language}',
    fr: 'Traduit en {language}',
    es: 'Traducido al {language}',
  },
  showTranslations: {
    en: 'Translations of “{text}”: {languages}',
    fr: 'Traductions de «\u00a0{text}\u00a0»\u00a0: {languages}',
    es: 'Traducciones de «{text}»: {languages}',
  },
  nameGroup: { en: 'Name this group', fr: 'Nommer ce groupe', es: 'Nombrar este grupo' },
  unnamedGroup: { en: 'Unnamed group', fr: 'Groupe sans nom', es: 'Grupo sin nombre' },
  groupTitle: { en: 'Title of the group', fr: 'Titre du groupe', es: 'Título del grupo' },
  notesIn: { en: 'Notes: {n}', fr: 'Notes\u00a0: {n}', es: 'Notas: {n}' },
  alsoSaid: { en: 'also said by {n}', fr: 'dit aussi par {n}', es: 'también lo dicen {n}' },
  alsoShort: { en: 'also {n}×', fr: 'aussi {n}×', es: 'también {n}×' },
  votes: { en: 'Votes: {n}', fr: 'Voix\u00a0: {n}', es: 'Votos: {n}' },

  linesPasted: {
    en: 'You pasted {n} lines into one note.',
    fr: 'Vous avez collé {n} lignes dans une seule note.',
    es: 'Ha pegado {n} líneas en una sola nota.',
  },
  pastedTooLong: {
    en: 'A note holds {most} characters: the last {n} were left out.',
    fr: 'Une note contient {most} caractères\u00a0: les {n} derniers ont été laissés de côté.',
    es: 'Una nota admite {most} caracteres: los últimos {n} no se han pegado.',
  },
  oneNoteEach: { en: 'One note for each', fr: 'Une note pour chacune', es: 'Una nota para cada una' },
  notesPasted: {
    en: 'Notes pasted, one for each line: {n}.',
    fr: 'Notes collées, une par ligne\u00a0: {n}.',
    es: 'Notas pegadas, una por línea: {n}.',
  },
  allInOne: { en: 'All in one note', fr: 'Tout dans une note', es: 'Todo en una nota' },
  linesShortened: {
    en: 'Lines over {most} characters were cut: {n}.',
    fr: 'Lignes de plus de {most} caractères, raccourcies\u00a0: {n}.',
    es: 'Líneas de más de {most} caracteres, acortadas: {n}.',
  },
  linesLeftOut: {
    en: 'Lines left out, as one paste makes {most} notes at most: {n}.',
    fr: 'Lignes laissées de côté, un collage faisant {most} notes au plus\u00a0: {n}.',
    es: 'Líneas omitidas, ya que un pegado hace {most} notas como máximo: {n}.',
  },
  emptiedRemoved: {
    en: 'The note had no words left and was taken away.',
    fr: 'La note n’avait plus de texte\u00a0: elle a été retirée.',
    es: 'La nota se quedó sin texto y se ha retirado.',
  },
  notesRemoved: { en: 'Taken away: {n}.', fr: 'Retiré\u00a0: {n}.', es: 'Retirado: {n}.' },
  takenAway: {
    en: 'This note was taken away while you were writing in it.',
    fr: 'Cette note a été retirée pendant que vous y écriviez.',
    es: 'Esta nota se retiró mientras usted escribía en ella.',
  },
  writeAgain: { en: 'Write it again', fr: 'La réécrire', es: 'Escribirla de nuevo' },
  joinedWhileWriting: {
    en: 'This note was joined to another that says the same. Your words stay with it.',
    fr: 'Cette note a été réunie à une autre qui dit la même chose. Vos mots y restent.',
    es: 'Esta nota se unió a otra que dice lo mismo. Sus palabras siguen con ella.',
  },
  lastWords: {
    en: 'Writing is closing: finish your sentence.',
    fr: 'L’écriture se ferme\u00a0: terminez votre phrase.',
    es: 'La escritura se cierra: termine su frase.',
  },
  writingClosed: {
    en: 'Writing has closed. What you wrote is kept.',
    fr: 'L’écriture est fermée. Ce que vous avez écrit est gardé.',
    es: 'La escritura se ha cerrado. Lo que escribió se conserva.',
  },
  noOwnNote: {
    en: 'You have no note on the wall yet.',
    fr: 'Vous n’avez pas encore de note au mur.',
    es: 'Todavía no tiene ninguna nota en el muro.',
  },
  everyoneHere: {
    en: 'The facilitators show this to everyone.',
    fr: 'L’équipe de facilitation montre ceci à tout le monde.',
    es: 'El equipo de facilitación muestra esto a todo el mundo.',
  },
  everyoneCalled: {
    en: 'The facilitators show something to everyone.',
    fr: 'L’équipe de facilitation montre quelque chose à tout le monde.',
    es: 'El equipo de facilitación muestra algo a todo el mundo.',
  },
  goThere: { en: 'Go there', fr: 'Y aller', es: 'Ir allí' },
  close: { en: 'Close', fr: 'Fermer', es: 'Cerrar' },

  someone: { en: 'Guest', fr: 'Invité·e', es: 'Invitado/a' },
} satisfies Record<string, Localized>

export const languageNames: Record<'en' | 'fr' | 'es', Localized> = {
  en: { en: 'English', fr: 'anglais', es: 'inglés' },
  fr: { en: 'French', fr: 'français', es: 'francés' },
  es: { en: 'Spanish', fr: 'espagnol', es: 'español' },
}

/** Puts values in the places of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
