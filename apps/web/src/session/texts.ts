import type { Localized } from '@atelier/board'

export const sessionTexts = {
  opening: { en: 'Opening the board…', fr: 'Ouverture du tableau…', es: 'Abriendo el tablero…' },
  openingLost: {
    en: 'Still trying to reach the server. The board opens by itself when the network is back.',
    fr: 'Toujours à la recherche du serveur. Le tableau s’ouvrira tout seul au retour du réseau.',
    es: 'Seguimos intentando llegar al servidor. El tablero se abrirá solo cuando vuelva la red.',
  },
  unreachableTitle: {
    en: 'The server cannot be reached',
    fr: 'Le serveur est injoignable',
    es: 'No se puede llegar al servidor',
  },
  unreachable: {
    en: 'Check that this device is on the network of the room, then try again.',
    fr: 'Vérifiez que cet appareil est connecté au réseau de la salle, puis réessayez.',
    es: 'Compruebe que este dispositivo está en la red de la sala y vuelva a intentarlo.',
  },
  tryAgain: { en: 'Try again', fr: 'Réessayer', es: 'Volver a intentar' },
  noAccessTitle: {
    en: 'This board does not open here',
    fr: 'Ce tableau ne s’ouvre pas ici',
    es: 'Este tablero no se abre aquí',
  },
  enterCode: { en: 'Enter a code', fr: 'Saisir un code', es: 'Escribir un código' },
} satisfies Record<string, Localized>
