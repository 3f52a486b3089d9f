import type { Localized } from '@atelier/board'

export const raiseHandTexts = {
  raise: { en: 'Raise hand', fr: 'Lever la main', es: 'Levantar la mano' },
  lower: { en: 'Lower hand', fr: 'Baisser la main', es: 'Bajar la mano' },
} satisfies Record<string, Localized>
