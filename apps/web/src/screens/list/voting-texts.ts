import type { Localized } from '@atelier/board'

/** Words of the secret vote. */
export const votingTexts = {
  left_one: {
    en: '{{count}} vote left of {{budget}}',
    fr: '{{count}} voix restante sur {{budget}}',
    es: 'Queda {{count}} voto de {{budget}}',
  },
  left_many: {
    en: '{{count}} votes left of {{budget}}',
    fr: '{{count}} voix restantes sur {{budget}}',
    es: 'Quedan {{count}} votos de {{budget}}',
  },
  left_other: {
    en: '{{count}} votes left of {{budget}}',
    fr: '{{count}} voix restantes sur {{budget}}',
    es: 'Quedan {{count}} votos de {{budget}}',
  },
  secret: {
    en: 'Nobody sees how you vote. You can change it until the vote closes.',
    fr: 'Personne ne voit votre vote. Vous pouvez le changer jusqu’à la clôture.',
    es: 'Nadie ve su voto. Puede cambiarlo hasta que se cierre la votación.',
  },
  saved: { en: 'Counted', fr: 'Pris en compte', es: 'Contado' },
  saving: { en: 'Sending', fr: 'Envoi', es: 'Enviando' },
  waiting: {
    en: 'Kept on this device, sent when the connection is back',
    fr: 'Gardé sur cet appareil, envoyé au retour de la connexion',
    es: 'Guardado en este dispositivo, se enviará al volver la conexión',
  },
  vote: { en: 'Vote', fr: 'Voter', es: 'Votar' },
  voted: { en: 'Your vote', fr: 'Votre voix', es: 'Su voto' },
  voteFor: { en: 'Vote for: {{name}}', fr: 'Voter pour\u00a0: {{name}}', es: 'Votar por: {{name}}' },
  less: { en: 'One vote less', fr: 'Une voix de moins', es: 'Un voto menos' },
  more: { en: 'One vote more', fr: 'Une voix de plus', es: 'Un voto más' },
  votes_one: { en: '{{count}} vote', fr: '{{count}} voix', es: '{{count}} voto' },
  votes_many: { en: '{{count}} votes', fr: '{{count}} voix', es: '{{count}} votos' },
  votes_other: { en: '{{count}} votes', fr: '{{count}} voix', es: '{{count}} votos' },
} satisfies Record<string, Localized>
