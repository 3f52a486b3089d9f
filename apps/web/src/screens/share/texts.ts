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
  prepare: { en: 'Prepare', fr: 'Préparer', es: 'Preparar' },
  showQr: { en: 'QR code', fr: 'Code QR', es: 'Código QR' },
  qrTitle: { en: 'QR code: {{role}}', fr: 'Code QR\u00a0: {{role}}', es: 'Código QR: {{role}}' },
  openLinks_one: {
    en: '{{count}} link open, until {{date}}',
    fr: '{{count}} lien ouvert, jusqu’au {{date}}',
    es: '{{count}} enlace abierto, hasta el {{date}}',
  },
  openLinks_many: {
    en: '{{count}} links open, until {{date}}',
    fr: '{{count}} liens ouverts, jusqu’au {{date}}',
    es: '{{count}} enlaces abiertos, hasta el {{date}}',
  },
  openLinks_other: {
    en: '{{count}} links open, until {{date}}',
    fr: '{{count}} liens ouverts, jusqu’au {{date}}',
    es: '{{count}} enlaces abiertos, hasta el {{date}}',
  },
  noLinks: { en: 'No link open', fr: 'Aucun lien ouvert', es: 'Ningún enlace abierto' },
  renew: { en: 'Revoke and renew', fr: 'Révoquer et renouveler', es: 'Revocar y renovar' },
  renewTitle: {
    en: 'Renew the link: {{role}}',
    fr: 'Renouveler le lien\u00a0: {{role}}',
    es: 'Renovar el enlace: {{role}}',
  },
  renewText: {
    en: 'All earlier links of this role close at once, and whoever came by one is disconnected. What they wrote stays. You get a new link to pass on.',
    fr: 'Tous les liens précédents de ce rôle se ferment aussitôt, et les personnes venues par eux sont déconnectées. Ce qu’elles ont écrit reste. Vous obtenez un nouveau lien à transmettre.',
    es: 'Todos los enlaces anteriores de esta función se cierran de inmediato y quien entró con ellos queda desconectado. Lo escrito se conserva. Obtiene un enlace nuevo para compartir.',
  },
  renewSelf: {
    en: 'You stay connected on this device.',
    fr: 'Vous restez connecté·e sur cet appareil.',
    es: 'Usted sigue en línea en este dispositivo.',
  },
  renewing: { en: 'Renewing…', fr: 'Renouvellement…', es: 'Renovando…' },
  printTitle: { en: 'Cards for the tables', fr: 'Cartes pour les tables', es: 'Tarjetas para las mesas' },
  printText: {
    en: 'One card for each HUB or table, with the QR code and the code. A HUB’s card chooses that HUB already.',
    fr: 'Une carte par HUB ou par table, avec le code QR et le code. La carte d’un HUB le choisit déjà.',
    es: 'Una tarjeta por HUB o por mesa, con el código QR y el código. La tarjeta de un HUB ya lo elige.',
  },
  printHubs_one: {
    en: 'Print {{count}} card for the HUB',
    fr: 'Imprimer {{count}} carte de HUB',
    es: 'Imprimir {{count}} tarjeta de HUB',
  },
  printHubs_many: {
    en: 'Print {{count}} cards for HUBs',
    fr: 'Imprimer {{count}} cartes de HUB',
    es: 'Imprimir {{count}} tarjetas de HUB',
  },
  printHubs_other: {
    en: 'Print {{count}} cards for HUBs',
    fr: 'Imprimer {{count}} cartes de HUB',
    es: 'Imprimir {{count}} tarjetas de HUB',
  },
  tables: { en: 'Number of tables', fr: 'Nombre de tables', es: 'Número de mesas' },
  printTables: {
    en: 'Print cards for tables',
    fr: 'Imprimer les cartes de tables',
    es: 'Imprimir tarjetas de mesas',
  },
  table: { en: 'Table {{number}}', fr: 'Table {{number}}', es: 'Mesa {{number}}' },
  cardText: {
    en: 'Scan, or open {{site}} and type the code.',
    fr: 'Scannez, ou ouvrez {{site}} et saisissez le code.',
    es: 'Escanee, o abra {{site}} y escriba el código.',
  },
  attendance: { en: 'Who is here', fr: 'Qui est là', es: 'Quién ha llegado' },
  attendanceCount: {
    en: '{{here}} of {{expected}} HUBs here',
    fr: '{{here}} HUB sur {{expected}} présents',
    es: '{{here}} de {{expected}} HUB presentes',
  },
  withoutHub_one: {
    en: 'and {{count}} person without a HUB of the list',
    fr: 'et {{count}} personne sans HUB de la liste',
    es: 'y {{count}} persona sin HUB de la lista',
  },
  withoutHub_many: {
    en: 'and {{count}} people without a HUB of the list',
    fr: 'et {{count}} personnes sans HUB de la liste',
    es: 'y {{count}} personas sin HUB de la lista',
  },
  withoutHub_other: {
    en: 'and {{count}} people without a HUB of the list',
    fr: 'et {{count}} personnes sans HUB de la liste',
    es: 'y {{count}} personas sin HUB de la lista',
  },
  hubHere_one: {
    en: '{{name}}: {{count}} person here',
    fr: '{{name}}\u00a0: {{count}} personne présente',
    es: '{{name}}: {{count}} persona presente',
  },
  hubHere_many: {
    en: '{{name}}: {{count}} people here',
    fr: '{{name}}\u00a0: {{count}} personnes présentes',
    es: '{{name}}: {{count}} personas presentes',
  },
  hubHere_other: {
    en: '{{name}}: {{count}} people here',
    fr: '{{name}}\u00a0: {{count}} personnes présentes',
    es: '{{name}}: {{count}} personas presentes',
  },
  hubExpected: { en: '{{name}}: expected', fr: '{{name}}\u00a0: attendu', es: '{{name}}: se espera' },
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
