import type { Localized } from '@atelier/board'

/** Words of the list about texts that stand on the canvas beside the notes. */
export const wallTexts = {
  onTheWall: { en: 'On the wall', fr: 'Sur le mur', es: 'En el muro' },
  explained: {
    en: 'Texts and arrows that somebody put on the canvas.',
    fr: 'Textes et flèches placés sur le tableau.',
    es: 'Textos y flechas puestos en el tablero.',
  },
  remove: { en: 'Delete', fr: 'Supprimer', es: 'Eliminar' },
  removeWords: {
    en: 'Delete from the wall: {{text}}',
    fr: 'Supprimer du mur\u00a0: {{text}}',
    es: 'Eliminar del muro: {{text}}',
  },
  removed: { en: 'Text deleted', fr: 'Texte supprimé', es: 'Texto eliminado' },
  putBack: { en: 'Put it back', fr: 'Le remettre', es: 'Volver a ponerlo' },
} satisfies Record<string, Localized>
