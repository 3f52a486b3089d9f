import type { Localized } from '@atelier/board'

export const joinTexts = {
  asking: { en: 'Opening the session…', fr: 'Ouverture de la session…', es: 'Abriendo la sesión…' },
  invited: { en: 'You are joining', fr: 'Vous rejoignez', es: 'Se está uniendo a' },
  invitedFacilitator: {
    en: 'You are joining as a facilitator',
    fr: 'Vous rejoignez l’équipe de facilitation',
    es: 'Se está uniendo al equipo de facilitación',
  },
  language: { en: 'Your language', fr: 'Votre langue', es: 'Su idioma' },
  hubMissing: {
    en: 'Choose your HUB, or the last line if it is not listed.',
    fr: 'Choisissez votre HUB, ou la dernière ligne s’il ne figure pas dans la liste.',
    es: 'Elija su HUB, o la última línea si no está en la lista.',
  },
  name: { en: 'Your name (optional)', fr: 'Votre nom (facultatif)', es: 'Su nombre (opcional)' },
  'told.name': {
    en: 'Your notes carry your name and your HUB, in the room and in the report.',
    fr: 'Vos notes portent votre nom et votre HUB, dans la salle et dans le rapport.',
    es: 'Sus notas llevan su nombre y su HUB, en la sala y en el informe.',
  },
  'told.hub': {
    en: 'Your notes carry your HUB. Your name is shown to the facilitators only and is not in the report.',
    fr: 'Vos notes portent votre HUB. Votre nom n’est montré qu’à l’équipe de facilitation et ne figure pas dans le rapport.',
    es: 'Sus notas llevan su HUB. Su nombre solo se muestra al equipo de facilitación y no figura en el informe.',
  },
  'told.none': {
    en: 'Your notes carry neither name nor HUB: who wrote them is stored nowhere.',
    fr: 'Vos notes ne portent ni nom ni HUB\u00a0: leur origine n’est enregistrée nulle part.',
    es: 'Sus notas no llevan ni nombre ni HUB: en ninguna parte se guarda quién las escribió.',
  },
  initiative: {
    en: 'Name of your initiative (optional)',
    fr: 'Nom de votre initiative (facultatif)',
    es: 'Nombre de su iniciativa (opcional)',
  },
  join: { en: 'Enter the session', fr: 'Entrer dans la session', es: 'Entrar en la sesión' },
  joining: { en: 'Entering…', fr: 'Entrée…', es: 'Entrando…' },
  noAccount: {
    en: 'No account, no e-mail address.',
    fr: 'Ni compte ni adresse électronique.',
    es: 'Sin cuenta ni correo electrónico.',
  },
  shutTitle: {
    en: 'The session did not open',
    fr: 'La session ne s’est pas ouverte',
    es: 'La sesión no se ha abierto',
  },
  linkGone: {
    en: 'This address holds no invitation any more. Open the link again, scan the QR code or type the code shown in the room.',
    fr: 'Cette adresse ne contient plus d’invitation. Ouvrez de nouveau le lien, scannez le code QR ou saisissez le code affiché dans la salle.',
    es: 'Esta dirección ya no contiene una invitación. Abra de nuevo el enlace, escanee el código QR o escriba el código que se muestra en la sala.',
  },
  unreachable: {
    en: 'The server cannot be reached. Check that this device is on the network of the room, then try again.',
    fr: 'Le serveur est injoignable. Vérifiez que cet appareil est connecté au réseau de la salle, puis réessayez.',
    es: 'No se puede llegar al servidor. Compruebe que este dispositivo está en la red de la sala y vuelva a intentarlo.',
  },
  tryAgain: { en: 'Try again', fr: 'Réessayer', es: 'Volver a intentar' },
} satisfies Record<string, Localized>
