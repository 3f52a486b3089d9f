import type { Localized } from '@atelier/board'

/** Words around the board: header, notices, choice of view. */
export const boardTexts = {
  untitled: { en: 'Session', fr: 'Session', es: 'Sesión' },
  phaseOf: {
    en: 'Phase {{n}} of {{total}}',
    fr: 'Phase {{n}} sur {{total}}',
    es: 'Fase {{n}} de {{total}}',
  },
  noPhase: { en: 'No phase yet', fr: 'Aucune phase', es: 'Sin fase' },
  notStarted: { en: 'not started', fr: 'pas commencée', es: 'sin empezar' },
  paused: { en: 'paused', fr: 'en pause', es: 'en pausa' },
  timeUp: { en: 'time is up', fr: 'temps écoulé', es: 'tiempo agotado' },
  timeLeft: { en: '{{time}} left', fr: 'reste {{time}}', es: 'quedan {{time}}' },
  progress: {
    en: 'Time used in this phase',
    fr: 'Temps écoulé dans la phase',
    es: 'Tiempo usado en la fase',
  },
  nowPhase: {
    en: 'Now: {{name}}. {{instruction}}',
    fr: 'Maintenant\u00a0: {{name}}. {{instruction}}',
    es: 'Ahora: {{name}}. {{instruction}}',
  },
  oneMinuteLeft: {
    en: 'One minute left',
    fr: 'Il reste une minute',
    es: 'Queda un minuto',
  },

  saved: { en: 'Saved', fr: 'Enregistré', es: 'Guardado' },
  saving: { en: 'Saving ({{count}})', fr: 'Enregistrement ({{count}})', es: 'Guardando ({{count}})' },
  connecting: { en: 'Connecting', fr: 'Connexion', es: 'Conectando' },
  offline: { en: 'Offline', fr: 'Hors ligne', es: 'Sin conexión' },
  offlineWaiting: {
    en: 'Offline: {{count}} waiting',
    fr: 'Hors ligne\u00a0: {{count}} en attente',
    es: 'Sin conexión: {{count}} en espera',
  },
  offlineExplained: {
    en: 'The connection is lost. Go on: what you write is kept on this device and sent when it is back.',
    fr: 'La connexion est perdue. Continuez\u00a0: ce que vous écrivez est gardé sur cet appareil et sera envoyé à son retour.',
    es: 'Se ha perdido la conexión. Siga: lo que escriba se guarda en este dispositivo y se enviará cuando vuelva.',
  },
  refused: { en: 'Not accepted', fr: 'Non accepté', es: 'No aceptado' },
  dismiss: { en: 'Understood', fr: 'J’ai compris', es: 'Entendido' },

  peopleHere_one: {
    en: '{{count}} person here',
    fr: '{{count}} personne présente',
    es: '{{count}} persona aquí',
  },
  peopleHere_many: {
    en: '{{count}} people here',
    fr: '{{count}} personnes présentes',
    es: '{{count}} personas aquí',
  },
  peopleHere_other: {
    en: '{{count}} people here',
    fr: '{{count}} personnes présentes',
    es: '{{count}} personas aquí',
  },
  hubsHere_one: { en: '{{count}} HUB', fr: '{{count}} HUB', es: '{{count}} HUB' },
  hubsHere_many: { en: '{{count}} HUBs', fr: '{{count}} HUB', es: '{{count}} HUB' },
  hubsHere_other: { en: '{{count}} HUBs', fr: '{{count}} HUB', es: '{{count}} HUB' },
  whoIsHere: { en: 'Who is here', fr: 'Qui est là', es: 'Quién está aquí' },
  nobodyHere: {
    en: 'Nobody else is here yet.',
    fr: 'Personne d’autre n’est encore là.',
    es: 'Todavía no hay nadie más.',
  },
  withoutName: { en: 'Somebody', fr: 'Une personne', es: 'Una persona' },
  withoutHub: { en: 'without a HUB', fr: 'sans HUB', es: 'sin HUB' },
  you: { en: 'you', fr: 'vous', es: 'usted' },

  view: { en: 'View', fr: 'Affichage', es: 'Vista' },
  canvasView: { en: 'Canvas', fr: 'Tableau', es: 'Tablero' },
  listView: { en: 'List', fr: 'Liste', es: 'Lista' },
  share: { en: 'Invite', fr: 'Inviter', es: 'Invitar' },
  report: { en: 'Report', fr: 'Synthèse', es: 'Síntesis' },
  projector: { en: 'Projector', fr: 'Projection', es: 'Proyector' },
  more: { en: 'More', fr: 'Plus', es: 'Más' },
  home: { en: 'Home page', fr: 'Page d’accueil', es: 'Página de inicio' },
  roleViewer: { en: 'viewer', fr: 'lecture', es: 'lectura' },
  roleParticipant: { en: 'participant', fr: 'participation', es: 'participación' },
  roleSecretariat: { en: 'secretariat', fr: 'secrétariat', es: 'secretaría' },
  roleFacilitator: { en: 'facilitator', fr: 'facilitation', es: 'facilitación' },

  canvasLoading: {
    en: 'The canvas is being unrolled.',
    fr: 'Le tableau se déroule.',
    es: 'El tablero se está desplegando.',
  },
  canvasFailed: {
    en: 'The canvas cannot be shown on this device, so here is the list: the same notes, nothing is missing.',
    fr: 'Le tableau ne peut pas s’afficher sur cet appareil. Voici la liste\u00a0: les mêmes notes, rien ne manque.',
    es: 'El tablero no se puede mostrar en este dispositivo. Esta es la lista: las mismas notas, no falta nada.',
  },
  panelFailed: {
    en: 'The panel for conducting did not load. Reload the page: the session goes on meanwhile.',
    fr: 'Le panneau d’animation ne s’est pas chargé. Rechargez la page\u00a0: la session continue pendant ce temps.',
    es: 'El panel de conducción no se ha cargado. Recargue la página: la sesión sigue mientras tanto.',
  },
  notesClosed: {
    en: 'Notes are closed in this phase.',
    fr: 'L’écriture est fermée pendant cette phase.',
    es: 'La escritura está cerrada en esta fase.',
  },
  notYourNote: {
    en: 'Only its author and the facilitators change this note.',
    fr: 'Seules la personne qui l’a écrite et l’équipe de facilitation modifient cette note.',
    es: 'Solo quien la escribió y el equipo de facilitación modifican esta nota.',
  },
} satisfies Record<string, Localized>
