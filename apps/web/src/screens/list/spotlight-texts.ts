import type { Localized } from '@atelier/board'

/** Words of the list about what everybody is shown. */
export const spotlightTexts = {
  everyoneSees: {
    en: 'Shown to everyone: {{what}}',
    fr: 'Montré à tout le monde\u00a0: {{what}}',
    es: 'Mostrado a todo el mundo: {{what}}',
  },
  goThere: { en: 'Go there', fr: 'Y aller', es: 'Ir allí' },
  close: { en: 'Close', fr: 'Fermer', es: 'Cerrar' },
} satisfies Record<string, Localized>
