import type { Localized } from '@atelier/board'

export const uiTexts = {
  language: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  languageUnreachable: {
    en: 'This language could not be fetched. Check the network and try again.',
    fr: 'Cette langue n’a pas pu être chargée. Vérifiez le réseau et réessayez.',
    es: 'No se pudo cargar este idioma. Compruebe la red y vuelva a intentarlo.',
  },
  close: { en: 'Close', fr: 'Fermer', es: 'Cerrar' },
  copy: { en: 'Copy', fr: 'Copier', es: 'Copiar' },
  copied: { en: 'Copied', fr: 'Copié', es: 'Copiado' },
  copyByHand: {
    en: 'The browser does not allow copying here. The text is selected: copy it with your keyboard or by a long press.',
    fr: 'Le navigateur n’autorise pas la copie ici. Le texte est sélectionné\u00a0: copiez-le au clavier ou par un appui long.',
    es: 'El navegador no permite copiar aquí. El texto está seleccionado: cópielo con el teclado o con una pulsación larga.',
  },
  unreachable: {
    en: 'The server cannot be reached. What you typed is still here: check the network and try again.',
    fr: 'Le serveur est injoignable. Votre saisie est toujours là\u00a0: vérifiez le réseau et réessayez.',
    es: 'No se puede llegar al servidor. Lo que escribió sigue aquí: compruebe la red y vuelva a intentarlo.',
  },
  home: { en: 'Home page', fr: 'Page d’accueil', es: 'Página de inicio' },
  qrLabel: { en: 'QR code of {{text}}', fr: 'Code QR de {{text}}', es: 'Código QR de {{text}}' },
  hub: { en: 'Your HUB', fr: 'Votre HUB', es: 'Su HUB' },
  searchHub: {
    en: 'Search a HUB or a city',
    fr: 'Chercher un HUB ou une ville',
    es: 'Buscar un HUB o una ciudad',
  },
  noHub: { en: 'Another HUB, or none', fr: 'Un autre HUB, ou aucun', es: 'Otro HUB, o ninguno' },
  help: { en: 'Help', fr: 'Aide', es: 'Ayuda' },
  myPlace: { en: 'My details', fr: 'Mes informations', es: 'Mis datos' },
  save: { en: 'Save', fr: 'Enregistrer', es: 'Guardar' },
  cancel: { en: 'Cancel', fr: 'Annuler', es: 'Cancelar' },
  change: { en: 'Change', fr: 'Changer', es: 'Cambiar' },
  changeHub: { en: 'Change the HUB', fr: 'Changer de HUB', es: 'Cambiar de HUB' },
  hubsFound_one: { en: '{{count}} HUB found', fr: '{{count}} HUB trouvé', es: '{{count}} HUB encontrado' },
  hubsFound_many: {
    en: '{{count}} HUBs found',
    fr: '{{count}} HUB trouvés',
    es: '{{count}} HUB encontrados',
  },
  hubsFound_other: {
    en: '{{count}} HUBs found',
    fr: '{{count}} HUB trouvés',
    es: '{{count}} HUB encontrados',
  },
  'role.participant': { en: 'Participants', fr: 'Participantes et participants', es: 'Participantes' },
  'role.facilitator': { en: 'Facilitators', fr: 'Équipe de facilitation', es: 'Equipo de facilitación' },
  'role.secretariat': { en: 'Secretariat', fr: 'Secrétariat', es: 'Secretaría' },
  'role.viewer': { en: 'Room screen', fr: 'Écran de la salle', es: 'Pantalla de la sala' },
  loading: { en: 'Loading…', fr: 'Chargement…', es: 'Cargando…' },
} satisfies Record<string, Localized>
