import type { Localized } from '@atelier/board'

export const helpTexts = {
  everywhere: {
    en: 'Everywhere',
    fr: 'Partout',
    es: 'En todas partes',
  },
  canvas: {
    en: 'On the canvas',
    fr: 'Sur le canevas',
    es: 'En el lienzo',
  },
  list: {
    en: 'In the list',
    fr: 'Dans la liste',
    es: 'En la lista',
  },
  'key.help': {
    en: 'This help',
    fr: 'Cette aide',
    es: 'Esta ayuda',
  },
  'key.tab': {
    en: 'To the next control; with Shift, back',
    fr: 'Élément suivant\u00a0; avec Maj, précédent',
    es: 'Elemento siguiente; con Mayús, anterior',
  },
  'key.escape': {
    en: 'Close, or stop typing',
    fr: 'Fermer, ou quitter la saisie',
    es: 'Cerrar o dejar de escribir',
  },
  'key.note': {
    en: 'New note',
    fr: 'Nouvelle note',
    es: 'Nueva nota',
  },
  'key.next': {
    en: 'While writing: the next note beside it',
    fr: 'En écrivant\u00a0: la note suivante à côté',
    es: 'Al escribir: la nota siguiente al lado',
  },
  'key.rename': {
    en: 'Name the selected group',
    fr: 'Nommer le groupe sélectionné',
    es: 'Nombrar el grupo seleccionado',
  },
  'key.group': {
    en: 'Group the selected notes',
    fr: 'Regrouper les notes sélectionnées',
    es: 'Agrupar las notas seleccionadas',
  },
  'key.move': {
    en: 'Move the selected notes to a question or group',
    fr: 'Déplacer les notes sélectionnées vers une question ou un groupe',
    es: 'Mover las notas seleccionadas a una pregunta o un grupo',
  },
  'key.merge': {
    en: 'Join notes that say the same',
    fr: 'Joindre les notes qui disent la même chose',
    es: 'Unir las notas que dicen lo mismo',
  },
  'key.order': {
    en: 'Earlier or later in its group',
    fr: 'Plus tôt ou plus tard dans son groupe',
    es: 'Antes o después en su grupo',
  },
  'key.remove': {
    en: 'Remove the selected notes',
    fr: 'Retirer les notes sélectionnées',
    es: 'Quitar las notas seleccionadas',
  },
  'key.undo': {
    en: 'Undo, redo: only your own work',
    fr: 'Annuler, rétablir\u00a0: seulement votre travail',
    es: 'Deshacer, rehacer: solo su propio trabajo',
  },
  'key.questions': {
    en: 'Go to a question; 0 shows all',
    fr: 'Aller à une question\u00a0; 0 montre tout',
    es: 'Ir a una pregunta; 0 muestra todo',
  },
  'key.zoom': {
    en: 'Closer, farther',
    fr: 'Plus près, plus loin',
    es: 'Acercar, alejar',
  },
  'key.mine': {
    en: 'Back to my notes',
    fr: 'Retour à mes notes',
    es: 'Volver a mis notas',
  },
  'key.follow': {
    en: 'Follow the facilitators',
    fr: 'Suivre l’équipe de facilitation',
    es: 'Seguir al equipo de facilitación',
  },
  'key.cursors': {
    en: 'Show or hide the others’ pointers',
    fr: 'Afficher ou masquer les pointeurs des autres',
    es: 'Mostrar u ocultar los punteros de los demás',
  },
  'key.map': {
    en: 'Show or hide the map',
    fr: 'Afficher ou masquer le plan',
    es: 'Mostrar u ocultar el mapa',
  },
  'key.tools': {
    en: 'Select, hand, pen, highlighter, arrow, text, eraser',
    fr: 'Sélection, main, crayon, surligneur, flèche, texte, gomme',
    es: 'Selección, mano, lápiz, rotulador, flecha, texto, goma',
  },
  'key.send': {
    en: 'Send the note; with Shift, a new line',
    fr: 'Envoyer la note\u00a0; avec Maj, nouvelle ligne',
    es: 'Enviar la nota; con Mayús, línea nueva',
  },
  'key.tabs': {
    en: 'From question to question',
    fr: 'D’une question à l’autre',
    es: 'De una pregunta a otra',
  },
  'key.take': {
    en: 'Sorting: take a note up, go to a place, put it down; Esc gives up',
    fr: 'Pour trier\u00a0: prendre une note, aller à un endroit, la déposer\u00a0; Échap renonce',
    es: 'Al ordenar: tomar una nota, ir a un lugar, dejarla; Esc renuncia',
  },
  safe: {
    en: 'What you write is kept on this device and on the server. Without a network go on writing: it arrives once the network is back.',
    fr: 'Ce que vous écrivez est conservé sur cet appareil et sur le serveur. Sans réseau, continuez\u00a0: tout arrivera à son retour.',
    es: 'Lo que escribe se guarda en este dispositivo y en el servidor. Sin red, siga escribiendo: llegará cuando vuelva la red.',
  },
  views: {
    en: 'Canvas and list show the same notes. Everything can be done in the list, by keyboard and by screen reader.',
    fr: 'Le canevas et la liste montrent les mêmes notes. Tout peut se faire dans la liste, au clavier et avec un lecteur d’écran.',
    es: 'El lienzo y la lista muestran las mismas notas. Todo puede hacerse en la lista, con teclado y con lector de pantalla.',
  },
} satisfies Record<string, Localized>
