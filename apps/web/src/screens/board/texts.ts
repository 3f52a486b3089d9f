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
  halfTime: {
    en: 'Half of the time is left',
    fr: 'Il reste la moitié du temps',
    es: 'Queda la mitad del tiempo',
  },
  fiveMinutesLeft: {
    en: 'Five minutes left',
    fr: 'Il reste cinq minutes',
    es: 'Quedan cinco minutos',
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

  voteInList: {
    en: 'The vote is open. You give your votes in the list.',
    fr: 'Le vote est ouvert. Vous donnez vos voix dans la liste.',
    es: 'La votación está abierta. Sus votos se dan en la lista.',
  },
  correctInList: {
    en: 'You can still correct or withdraw your own notes, in the list.',
    fr: 'Vous pouvez encore corriger ou retirer vos propres notes, dans la liste.',
    es: 'Todavía puede corregir o retirar sus propias notas, en la lista.',
  },
  commitInList: {
    en: 'You fill in who, when and what help on your own notes, in the list.',
    fr: 'Vous indiquez qui, quand et avec quelle aide sur vos propres notes, dans la liste.',
    es: 'Usted indica quién, cuándo y qué ayuda en sus propias notas, en la lista.',
  },
  toList: { en: 'Go to the list', fr: 'Aller à la liste', es: 'Ir a la lista' },
  view: { en: 'View', fr: 'Affichage', es: 'Vista' },
  canvasView: { en: 'Canvas', fr: 'Tableau', es: 'Tablero' },
  listView: { en: 'List', fr: 'Liste', es: 'Lista' },
  share: { en: 'Invite', fr: 'Inviter', es: 'Invitar' },
  report: { en: 'Report', fr: 'Synthèse', es: 'Síntesis' },
  projector: { en: 'Projector', fr: 'Projection', es: 'Proyector' },
  picture: { en: 'Picture of the board', fr: 'Image du tableau', es: 'Imagen del tablero' },
  picturePart: { en: 'What is on it', fr: 'Ce qu’elle montre', es: 'Qué muestra' },
  pictureWhole: { en: 'The whole board', fr: 'Tout le tableau', es: 'Todo el tablero' },
  pictureFormat: { en: 'Kind of file', fr: 'Type de fichier', es: 'Tipo de archivo' },
  picturePng: { en: 'PNG, to look at', fr: 'PNG, à regarder', es: 'PNG, para mirar' },
  pictureSvg: {
    en: 'SVG, to enlarge and print',
    fr: 'SVG, à agrandir et imprimer',
    es: 'SVG, para ampliar e imprimir',
  },
  pictureDraw: { en: 'Draw the picture', fr: 'Dessiner l’image', es: 'Dibujar la imagen' },
  pictureDrawing: {
    en: 'The picture is being drawn.',
    fr: 'L’image est en cours de dessin.',
    es: 'Se está dibujando la imagen.',
  },
  pictureReady: {
    en: 'The picture is ready. If it was not saved by itself, use the link.',
    fr: 'L’image est prête. Si elle ne s’est pas enregistrée d’elle-même, utilisez le lien.',
    es: 'La imagen está lista. Si no se ha guardado sola, use el enlace.',
  },
  picturePages_one: {
    en: 'The picture is ready.',
    fr: 'L’image est prête.',
    es: 'La imagen está lista.',
  },
  picturePages_many: {
    en: 'The board is tall: so that every note can be read, it stands on {{count}} pages. Save each one.',
    fr: 'Le tableau est haut\u00a0: pour que chaque note reste lisible, il tient sur {{count}} pages. Enregistrez chacune.',
    es: 'El tablero es alto: para que cada nota se pueda leer, ocupa {{count}} páginas. Guarde cada una.',
  },
  picturePages_other: {
    en: 'The board is tall: so that every note can be read, it stands on {{count}} pages. Save each one.',
    fr: 'Le tableau est haut\u00a0: pour que chaque note reste lisible, il tient sur {{count}} pages. Enregistrez chacune.',
    es: 'El tablero es alto: para que cada nota se pueda leer, ocupa {{count}} páginas. Guarde cada una.',
  },
  picturePage: {
    en: 'Save page {{n}} of {{total}}',
    fr: 'Enregistrer la page {{n}} sur {{total}}',
    es: 'Guardar la página {{n}} de {{total}}',
  },
  pictureSave: { en: 'Save the picture', fr: 'Enregistrer l’image', es: 'Guardar la imagen' },
  pictureFailed: {
    en: 'The picture could not be drawn here. Choose SVG, or one question only.',
    fr: 'L’image n’a pas pu être dessinée ici. Choisissez SVG, ou une seule question.',
    es: 'La imagen no se ha podido dibujar aquí. Elija SVG, o una sola pregunta.',
  },
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
  canvasNotLoaded: {
    en: 'The canvas could not be fetched: the connection is gone, or the server was renewed. Here is the list: the same notes, nothing is missing.',
    fr: 'Le tableau n’a pas pu être chargé\u00a0: la connexion est coupée, ou le serveur a été renouvelé. Voici la liste\u00a0: les mêmes notes, rien ne manque.',
    es: 'No se ha podido cargar el tablero: falta la conexión, o el servidor se ha renovado. Esta es la lista: las mismas notas, no falta nada.',
  },
  canvasUnlicensed: {
    en: 'The canvas is closed: its licence key has expired. The organisers can renew or remove it. Here is the list: the same notes, nothing is missing.',
    fr: 'Le tableau est fermé\u00a0: sa clé de licence a expiré. L’organisation peut la renouveler ou la retirer. Voici la liste\u00a0: les mêmes notes, rien ne manque.',
    es: 'El tablero está cerrado: su clave de licencia ha caducado. La organización puede renovarla o quitarla. Esta es la lista: las mismas notas, no falta nada.',
  },
  canvasBroken: {
    en: 'The canvas met an error and was closed. Here is the list: the same notes, nothing is missing.',
    fr: 'Le tableau a rencontré une erreur et s’est fermé. Voici la liste\u00a0: les mêmes notes, rien ne manque.',
    es: 'El tablero ha encontrado un error y se ha cerrado. Esta es la lista: las mismas notas, no falta nada.',
  },
  canvasAgain: { en: 'Try the canvas again', fr: 'Réessayer le tableau', es: 'Probar de nuevo el tablero' },
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
  questionTakesNoNotes: {
    en: 'This question takes no notes in this phase. Write under the one that is open.',
    fr: 'Cette question n’accepte pas de notes pendant cette phase. Écrivez sous celle qui est ouverte.',
    es: 'Esta pregunta no admite notas en esta fase. Escriba debajo de la que está abierta.',
  },
  notYourNote: {
    en: 'Only its author and the facilitators change this note.',
    fr: 'Seules la personne qui l’a écrite et l’équipe de facilitation modifient cette note.',
    es: 'Solo quien la escribió y el equipo de facilitación modifican esta nota.',
  },
} satisfies Record<string, Localized>
