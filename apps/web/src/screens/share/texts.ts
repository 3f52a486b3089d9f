import type { Localized } from '@atelier/board'

export const shareTexts = {
  kicker: { en: 'Invite people to', fr: 'Inviter à', es: 'Invitar a' },
  openBoard: { en: 'Open the board', fr: 'Ouvrir le tableau', es: 'Abrir el tablero' },
  roomTitle: { en: 'For everyone in the room', fr: 'Pour toute la salle', es: 'Para toda la sala' },
  roomText: {
    en: 'Scan the QR code, or open this address and type the code.',
    fr: 'Scannez le code QR, ou ouvrez cette adresse et saisissez le code.',
    es: 'Escanee el código QR, o abra esta dirección y escriba el código.',
  },
  loopback: {
    en: 'You opened this page on the computer that runs Atelier, under an address that other devices cannot reach. Open it by the network address shown when Atelier started: then this QR code works for phones.',
    fr: 'Vous avez ouvert cette page sur l’ordinateur qui fait tourner Atelier, à une adresse que les autres appareils ne peuvent pas joindre. Ouvrez-la par l’adresse réseau affichée au démarrage d’Atelier\u00a0: ce code QR fonctionnera alors pour les téléphones.',
    es: 'Ha abierto esta página en el equipo donde funciona Atelier, con una dirección a la que otros dispositivos no llegan. Ábrala con la dirección de red que se mostró al iniciar Atelier: entonces este código QR servirá para los teléfonos.',
  },
  linksTitle: { en: 'A link for each role', fr: 'Un lien par rôle', es: 'Un enlace para cada función' },
  linksText: {
    en: 'Whoever has a link has its rights. Links are remembered on this device only; on another one you can make new ones.',
    fr: 'Qui détient un lien en a les droits. Les liens ne sont conservés que sur cet appareil\u00a0; sur un autre, vous pouvez en créer de nouveaux.',
    es: 'Quien tiene un enlace tiene sus derechos. Los enlaces solo se guardan en este dispositivo; en otro puede crear nuevos.',
  },
  makeLink: { en: 'Make a link', fr: 'Créer un lien', es: 'Crear un enlace' },
  'roleText.participant': {
    en: 'Write under the questions while a phase allows it.',
    fr: 'Écrire sous les questions quand la phase le permet.',
    es: 'Escribir bajo las preguntas cuando la fase lo permite.',
  },
  'roleText.facilitator': {
    en: 'Run the phases and the clock, group notes. For your colleagues, and for your second device.',
    fr: 'Conduire les phases et le minuteur, regrouper les notes. Pour vos collègues et votre deuxième appareil.',
    es: 'Conducir las fases y el reloj, agrupar las notas. Para sus colegas y su segundo dispositivo.',
  },
  'roleText.secretariat': {
    en: 'Read the board and take the synthesis away.',
    fr: 'Lire le tableau et emporter la synthèse.',
    es: 'Leer el tablero y llevarse la síntesis.',
  },
  'roleText.viewer': {
    en: 'For the projector: the question, the time, the board, no tools.',
    fr: 'Pour le vidéoprojecteur\u00a0: la question, le temps, le tableau, sans outils.',
    es: 'Para el proyector: la pregunta, el tiempo, el tablero, sin herramientas.',
  },
} satisfies Record<string, Localized>
