import type { Localized } from '@atelier/board'

export const keptPanelTexts = {
  heading: {
    en: 'Not accepted, and kept here for you',
    fr: 'Non accepté, mais gardé ici pour vous',
    es: 'No aceptado, pero guardado aquí para usted',
  },
  note: { en: 'Note', fr: 'Note', es: 'Nota' },
  card: { en: 'Card of a next step', fr: 'Fiche d’une prochaine étape', es: 'Ficha de un próximo paso' },
  title: { en: 'Title of a group', fr: 'Titre d’un groupe', es: 'Título de un grupo' },
  drawing: { en: 'Text on the canvas', fr: 'Texte sur le tableau', es: 'Texto en el tablero' },
  takeBack: { en: 'Take up this text', fr: 'Reprendre ce texte', es: 'Retomar este texto' },
  discard: { en: 'Discard', fr: 'Abandonner', es: 'Descartar' },
} satisfies Record<string, Localized>
