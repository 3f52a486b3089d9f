import type { Localized } from '@atelier/board'

export const tableTexts = {
  weAre: { en: 'At this device we are', fr: 'À cet appareil, nous sommes', es: 'En este dispositivo somos' },
  people_one: { en: '{{count}} person', fr: '{{count}} personne', es: '{{count}} persona' },
  people_many: { en: '{{count}} people', fr: '{{count}} personnes', es: '{{count}} personas' },
  people_other: { en: '{{count}} people', fr: '{{count}} personnes', es: '{{count}} personas' },
  fewer: { en: 'One fewer', fr: 'Une personne de moins', es: 'Una persona menos' },
  moreOfUs: { en: 'One more', fr: 'Une personne de plus', es: 'Una persona más' },
  notSent: {
    en: 'The server cannot be reached; the number is as it was. Try again.',
    fr: 'Le serveur est injoignable\u00a0; le nombre n’a pas changé. Réessayez.',
    es: 'No se puede llegar al servidor; el número no ha cambiado. Vuelva a intentarlo.',
  },
} satisfies Record<string, Localized>
