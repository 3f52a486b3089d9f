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
  arrow: { en: 'Arrow', fr: 'Flèche', es: 'Flecha' },
  text: { en: 'Text', fr: 'Texte', es: 'Texto' },
  eraser: { en: 'Eraser for drawings', fr: 'Gomme à dessin', es: 'Goma de dibujo' },
  undo: { en: 'Undo', fr: 'Annuler', es: 'Deshacer' },
  redo: { en: 'Redo', fr: 'Rétablir', es: 'Rehacer' },
  zoomIn: { en: 'Zoom in', fr: 'Agrandir', es: 'Acercar' },
  zoomOut: { en: 'Zoom out', fr: 'Réduire', es: 'Alejar' },
  fitAll: { en: 'See all questions', fr: 'Voir toutes les questions', es: 'Ver todas las preguntas' },
  fitQuestion: { en: 'See question {n}', fr: 'Voir la question {n}', es: 'Ver la pregunta {n}' },
  question: { en: 'Question {n}', fr: 'Question {n}', es: 'Pregunta {n}' },
  writeHere: { en: 'One idea…', fr: 'Une idée…', es: 'Una idea…' },
  noteText: { en: 'Wording of the note', fr: 'Texte de la note', es: 'Texto de la nota' },
  left: { en: '{n} left', fr: 'encore {n}', es: 'quedan {n}' },
  yours: { en: 'Yours', fr: 'La vôtre', es: 'Suya' },
  writtenIn: { en: 'Written in {language}', fr: 'Écrit en {language}', es: 'Escrito en {language}' },
  nameGroup: { en: 'Name this group', fr: 'Nommer ce groupe', es: 'Nombrar este grupo' },
  unnamedGroup: { en: 'Unnamed group', fr: 'Groupe sans nom', es: 'Grupo sin nombre' },
  groupTitle: { en: 'Title of the group', fr: 'Titre du groupe', es: 'Título del grupo' },
  notesIn: { en: 'Notes: {n}', fr: 'Notes\u00a0: {n}', es: 'Notas: {n}' },
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
