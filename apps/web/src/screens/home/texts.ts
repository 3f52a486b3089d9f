import type { Localized } from '@atelier/board'

export const homeTexts = {
  headline: {
    en: 'Think a common strategy, together',
    fr: 'Penser une stratégie commune, ensemble',
    es: 'Pensar una estrategia común, en equipo',
  },
  lead: {
    en: 'A shared whiteboard for a facilitated session: write, group, decide, and leave with the synthesis.',
    fr: 'Un tableau partagé pour une session facilitée\u00a0: écrire, regrouper, décider et repartir avec la synthèse.',
    es: 'Una pizarra compartida para una sesión facilitada: escribir, agrupar, decidir y salir con la síntesis.',
  },
  codeLabel: {
    en: 'Code shown in the room',
    fr: 'Code affiché dans la salle',
    es: 'Código que se muestra en la sala',
  },
  codeMissing: {
    en: 'Type the six characters of the code shown in the room.',
    fr: 'Saisissez les six caractères du code affiché dans la salle.',
    es: 'Escriba los seis caracteres del código que se muestra en la sala.',
  },
  enter: { en: 'Join', fr: 'Rejoindre', es: 'Entrar' },
  recent: {
    en: 'Opened on this device',
    fr: 'Ouverts sur cet appareil',
    es: 'Abiertos en este dispositivo',
  },
  createHeading: { en: 'Prepare a session', fr: 'Préparer une session', es: 'Preparar una sesión' },
  begin: { en: 'Begin with', fr: 'Commencer avec', es: 'Empezar con' },
  otherWays: { en: 'Begin in another way', fr: 'Commencer autrement', es: 'Empezar de otra manera' },
  'template.local4action': {
    en: 'Local4Action HUBs',
    fr: 'Local4Action HUB',
    es: 'Local4Action HUB',
  },
  'template.tables': { en: 'Tables', fr: 'Par tables', es: 'Por mesas' },
  'template.round-robin': {
    en: 'Question by question',
    fr: 'Question par question',
    es: 'Pregunta por pregunta',
  },
  'template.write-ahead': {
    en: 'Writing beforehand',
    fr: 'Écriture préalable',
    es: 'Escritura previa',
  },
  'template.open': { en: 'Open writing', fr: 'Écriture ouverte', es: 'Escritura abierta' },
  'templateText.open': {
    en: 'Everyone sees each note as it is written, and may move notes about.',
    fr: 'Chaque note est visible dès qu’elle s’écrit, et les notes se déplacent librement.',
    es: 'Cada nota se ve mientras se escribe, y las notas se mueven libremente.',
  },
  'templateText.local4action': {
    en: '45 minutes, the last 25 around three questions: everyone writes in silence, then all is shown.',
    fr: '45 minutes, dont 25 autour de trois questions\u00a0: chaque personne écrit en silence, puis tout est dévoilé.',
    es: '45 minutos, los últimos 25 en torno a tres preguntas: cada persona escribe en silencio y después se muestra todo.',
  },
  'templateText.tables': {
    en: 'One device a table: people talk, one hand writes, and votes weigh as much as the table.',
    fr: 'Un appareil par table\u00a0: on échange, une main écrit, et les voix pèsent autant que la table.',
    es: 'Un dispositivo por mesa: se conversa, una mano escribe y los votos pesan tanto como la mesa.',
  },
  'templateText.round-robin': {
    en: 'Each question from end to end before the next begins.',
    fr: 'Chaque question de bout en bout avant la suivante.',
    es: 'Cada pregunta de principio a fin antes de la siguiente.',
  },
  'templateText.write-ahead': {
    en: 'Notes are written in the days before; the room reads, groups and decides.',
    fr: 'Les notes s’écrivent les jours précédents\u00a0; la salle lit, regroupe et décide.',
    es: 'Las notas se escriben los días anteriores; la sala lee, agrupa y decide.',
  },
  earlier: {
    en: 'An earlier session: {{title}}',
    fr: 'Une session précédente\u00a0: {{title}}',
    es: 'Una sesión anterior: {{title}}',
  },
  earlierText: {
    en: 'Its questions, course and HUBs, and the next steps that are still open.',
    fr: 'Ses questions, son déroulé, ses HUB, et les prochaines étapes encore ouvertes.',
    es: 'Sus preguntas, su desarrollo, sus HUB y los próximos pasos todavía abiertos.',
  },
  fromLink: {
    en: 'An earlier session, by its link…',
    fr: 'Une session précédente, par son lien…',
    es: 'Una sesión anterior, por su enlace…',
  },
  fromLinkText: {
    en: 'The facilitators’ link of a session that was not opened on this device.',
    fr: 'Le lien de l’équipe de facilitation d’une session qui n’a pas été ouverte sur cet appareil.',
    es: 'El enlace del equipo de facilitación de una sesión que no se abrió en este dispositivo.',
  },
  linkLabel: {
    en: 'Facilitators’ link of that session',
    fr: 'Lien de facilitation de cette session',
    es: 'Enlace de facilitación de esa sesión',
  },
  linkWrong: {
    en: 'This is not the facilitators’ link of a session. Copy it whole from the Invite page of that session.',
    fr: 'Ce n’est pas le lien de l’équipe de facilitation d’une session. Copiez-le en entier depuis sa page d’invitation.',
    es: 'No es el enlace del equipo de facilitación de una sesión. Cópielo entero de su página de invitación.',
  },
  fromFile: { en: 'A file…', fr: 'Un fichier…', es: 'Un archivo…' },
  fromFileText: {
    en: 'A template downloaded under Prepare, or a whole board downloaded from its report.',
    fr: 'Un modèle téléchargé à la page de préparation, ou un tableau entier téléchargé depuis sa synthèse.',
    es: 'Una plantilla descargada en la página de preparación, o un tablero entero descargado desde su síntesis.',
  },
  fileChosen: { en: 'File: {{name}}', fr: 'Fichier\u00a0: {{name}}', es: 'Archivo: {{name}}' },
  boardChosen: {
    en: 'Opens again as it was, with its notes ({{notes}}) and groups ({{groups}}), under new links and a new code.',
    fr: 'Se rouvre tel qu’il était, avec ses notes ({{notes}}) et ses groupes ({{groups}}), sous de nouveaux liens et un nouveau code.',
    es: 'Se vuelve a abrir como estaba, con sus notas ({{notes}}) y sus grupos ({{groups}}), con enlaces y código nuevos.',
  },
  chooseFile: { en: 'Choose the file', fr: 'Choisir le fichier', es: 'Elegir el archivo' },
  fileMissing: {
    en: 'Choose the file first.',
    fr: 'Choisissez d’abord le fichier.',
    es: 'Elija primero el archivo.',
  },
  fileWrong: {
    en: 'This is neither a template nor a board of Atelier. Choose a file that ends in “.atelier.json”.',
    fr: 'Ce n’est ni un modèle ni un tableau d’Atelier. Choisissez un fichier qui se termine par «\u00a0.atelier.json\u00a0».',
    es: 'No es ni una plantilla ni un tablero de Atelier. Elija un archivo que termine en «.atelier.json».',
  },
  fileIsReport: {
    en: 'This is a report, and no board comes back from it. On the report screen, take “The board itself”.',
    fr: 'C’est une synthèse\u00a0: un tableau ne se rouvre pas à partir d’elle. Sur l’écran de la synthèse, prenez «\u00a0Le tableau lui-même\u00a0».',
    es: 'Es una síntesis y de ella no se puede recuperar un tablero. En la pantalla de la síntesis, tome «El tablero mismo».',
  },
  fileNewer: {
    en: 'A later version of Atelier made this file. Open it there, or have this server updated.',
    fr: 'Ce fichier vient d’une version plus récente d’Atelier. Ouvrez-le là-bas, ou faites mettre à jour ce serveur.',
    es: 'Este archivo viene de una versión posterior de Atelier. Ábralo allí, o pida que se actualice este servidor.',
  },
  fileTooLarge: {
    en: 'This file is larger than any board ({{max}} MB at most). Choose a file that ends in “.atelier.json”.',
    fr: 'Ce fichier dépasse la taille d’un tableau ({{max}} Mo au plus). Choisissez un fichier qui se termine par «\u00a0.atelier.json\u00a0».',
    es: 'Este archivo es más grande que cualquier tablero ({{max}} MB como máximo). Elija un archivo que termine en «.atelier.json».',
  },
  titleLabel: { en: 'Title of the session', fr: 'Titre de la session', es: 'Título de la sesión' },
  titlePlaceholder: {
    en: 'Thinking a common strategy',
    fr: 'Penser une stratégie commune',
    es: 'Pensar una estrategia común',
  },
  titleMissing: {
    en: 'Give the session a title: people see it when they join.',
    fr: 'Donnez un titre à la session\u00a0: les personnes le voient en arrivant.',
    es: 'Ponga un título a la sesión: las personas lo ven al entrar.',
  },
  boardLanguage: { en: 'Language of the board', fr: 'Langue du tableau', es: 'Idioma del tablero' },
  tokenLabel: { en: 'Creation password', fr: 'Mot de passe de création', es: 'Contraseña de creación' },
  openAgain: { en: 'Open the board again', fr: 'Rouvrir le tableau', es: 'Volver a abrir el tablero' },
  create: { en: 'Create the board', fr: 'Créer le tableau', es: 'Crear el tablero' },
  creating: { en: 'Creating…', fr: 'Création…', es: 'Creando…' },
  about: {
    en: 'About Atelier and licences',
    fr: 'À propos d’Atelier et licences',
    es: 'Acerca de Atelier y licencias',
  },
} satisfies Record<string, Localized>
