import type { Localized } from '@atelier/board'

export const setupTexts = {
  title: {
    en: 'Prepare the session',
    fr: 'Préparer la session',
    es: 'Preparar la sesión',
  },
  parts: {
    en: 'Parts',
    fr: 'Parties',
    es: 'Partes',
  },
  translationOn: {
    en: 'A translation service is on: the text of a note goes to {{host}} when somebody asks for it in another language. You can switch this off under the settings of the session.',
    fr: 'Un service de traduction est activé\u00a0: le texte d’une note est envoyé à {{host}} quand une personne la demande dans une autre langue. Vous pouvez le désactiver dans les réglages de la session.',
    es: 'Hay un servicio de traducción activado: el texto de una nota se envía a {{host}} cuando alguien la pide en otro idioma. Puede desactivarlo en los ajustes de la sesión.',
  },
  translationOff: {
    en: 'The translation service at {{host}} is switched off for this session: no note is sent there.',
    fr: 'Le service de traduction {{host}} est désactivé pour cette session\u00a0: aucune note n’y est envoyée.',
    es: 'El servicio de traducción {{host}} está desactivado en esta sesión: no se le envía ninguna nota.',
  },
  questions: {
    en: 'Questions',
    fr: 'Questions',
    es: 'Preguntas',
  },
  agenda: {
    en: 'Course',
    fr: 'Déroulé',
    es: 'Desarrollo',
  },
  hubs: {
    en: 'HUBs',
    fr: 'HUB',
    es: 'HUB',
  },
  template: {
    en: 'Template',
    fr: 'Modèle',
    es: 'Plantilla',
  },
  invite: {
    en: 'Invite people',
    fr: 'Inviter',
    es: 'Invitar',
  },
  openBoard: {
    en: 'Open the board',
    fr: 'Ouvrir le tableau',
    es: 'Abrir el tablero',
  },
  notYours: {
    en: 'Only facilitators prepare a session. Open it by a facilitators’ link.',
    fr: 'Seule l’équipe de facilitation prépare une session. Ouvrez-la par un lien de facilitation.',
    es: 'Solo el equipo de facilitación prepara una sesión. Ábrala con un enlace de facilitación.',
  },
  save: {
    en: 'Save',
    fr: 'Enregistrer',
    es: 'Guardar',
  },
  saving: {
    en: 'Saving…',
    fr: 'Enregistrement…',
    es: 'Guardando…',
  },
  saved: {
    en: 'Saved',
    fr: 'Enregistré',
    es: 'Guardado',
  },
  unsaved: {
    en: 'Not saved yet',
    fr: 'Pas encore enregistré',
    es: 'Aún sin guardar',
  },
  discard: {
    en: 'Discard changes',
    fr: 'Abandonner les modifications',
    es: 'Descartar los cambios',
  },
  otherLanguages: {
    en: 'Other languages',
    fr: 'Autres langues',
    es: 'Otros idiomas',
  },
  languageMissing_one: {
    en: '{{count}} wording missing: it will be copied from yours',
    fr: '{{count}} texte manquant\u00a0: il sera copié du vôtre',
    es: 'Falta {{count}} texto: se copiará del suyo',
  },
  languageMissing_many: {
    en: '{{count}} wordings missing: they will be copied from yours',
    fr: '{{count}} textes manquants\u00a0: ils seront copiés du vôtre',
    es: 'Faltan {{count}} textos: se copiarán del suyo',
  },
  languageMissing_other: {
    en: '{{count}} wordings missing: they will be copied from yours',
    fr: '{{count}} textes manquants\u00a0: ils seront copiés du vôtre',
    es: 'Faltan {{count}} textos: se copiarán del suyo',
  },
  moveUp: {
    en: 'Move up',
    fr: 'Monter',
    es: 'Subir',
  },
  moveDown: {
    en: 'Move down',
    fr: 'Descendre',
    es: 'Bajar',
  },
  remove: {
    en: 'Remove',
    fr: 'Retirer',
    es: 'Quitar',
  },
  questionsHint: {
    en: 'One to eight questions. Each gets its own zone on the board, and a phase of writing where the others have one.',
    fr: 'Une à huit questions. Chacune a sa zone sur le tableau, et une phase d’écriture si les autres en ont une.',
    es: 'De una a ocho preguntas. Cada una tiene su zona en el tablero, y una fase de escritura si las demás la tienen.',
  },
  question: {
    en: 'Question {{number}}',
    fr: 'Question {{number}}',
    es: 'Pregunta {{number}}',
  },
  questionText: {
    en: 'Question {{number}}, in full',
    fr: 'Question {{number}}, en entier',
    es: 'Pregunta {{number}}, completa',
  },
  questionShort: {
    en: 'Question {{number}}, in two or three words',
    fr: 'Question {{number}}, en deux ou trois mots',
    es: 'Pregunta {{number}}, en dos o tres palabras',
  },
  inFull: {
    en: 'In full',
    fr: 'En entier',
    es: 'Completa',
  },
  inShort: {
    en: 'In two or three words',
    fr: 'En deux ou trois mots',
    es: 'En dos o tres palabras',
  },
  commitments: {
    en: 'Next steps: each note comes with a card (who, when, help needed, SDGs)',
    fr: 'Prochaines étapes\u00a0: chaque note porte une carte (qui, quand, aide demandée, ODD)',
    es: 'Próximos pasos: cada nota lleva una ficha (quién, cuándo, ayuda necesaria, ODS)',
  },
  addQuestion: {
    en: 'Add a question',
    fr: 'Ajouter une question',
    es: 'Añadir una pregunta',
  },
  questionMissing: {
    en: 'Write question {{number}} first, in full and in short.',
    fr: 'Écrivez d’abord la question {{number}}, en entier et en bref.',
    es: 'Escriba primero la pregunta {{number}}, completa y en breve.',
  },
  hubsHint: {
    en: 'Who is expected. People choose their HUB from this list when they join.',
    fr: 'Qui est attendu. Chaque personne choisit son HUB dans cette liste en arrivant.',
    es: 'Quién se espera. Cada persona elige su HUB en esta lista al entrar.',
  },
  hubCount_one: { en: '{{count}} HUB expected', fr: '{{count}} HUB attendu', es: '{{count}} HUB esperado' },
  hubCount_many: {
    en: '{{count}} HUBs expected',
    fr: '{{count}} HUB attendus',
    es: '{{count}} HUB esperados',
  },
  hubCount_other: {
    en: '{{count}} HUBs expected',
    fr: '{{count}} HUB attendus',
    es: '{{count}} HUB esperados',
  },
  hubsHere_one: { en: '{{count}} here', fr: '{{count}} présent', es: '{{count}} presente' },
  hubsHere_many: { en: '{{count}} here', fr: '{{count}} présents', es: '{{count}} presentes' },
  hubsHere_other: { en: '{{count}} here', fr: '{{count}} présents', es: '{{count}} presentes' },
  addHub: {
    en: 'Add a HUB',
    fr: 'Ajouter un HUB',
    es: 'Añadir un HUB',
  },
  editHub: {
    en: 'Change {{name}}',
    fr: 'Modifier {{name}}',
    es: 'Modificar {{name}}',
  },
  removeHub: {
    en: 'Remove {{name}}',
    fr: 'Retirer {{name}}',
    es: 'Quitar {{name}}',
  },
  hubTitle: {
    en: 'HUB',
    fr: 'HUB',
    es: 'HUB',
  },
  importCsv: {
    en: 'Import a list (CSV)',
    fr: 'Importer une liste (CSV)',
    es: 'Importar una lista (CSV)',
  },
  exportCsv: {
    en: 'Download the list (CSV)',
    fr: 'Télécharger la liste (CSV)',
    es: 'Descargar la lista (CSV)',
  },
  emptyCsv: {
    en: 'Empty table to fill in (CSV)',
    fr: 'Tableau vide à remplir (CSV)',
    es: 'Tabla vacía para rellenar (CSV)',
  },
  noHubs: {
    en: 'No HUB yet. Import a list from Excel, or add one by hand.',
    fr: 'Aucun HUB pour l’instant. Importez une liste depuis Excel, ou ajoutez-en un à la main.',
    es: 'Todavía no hay ningún HUB. Importe una lista de Excel o añada uno a mano.',
  },
  joined_one: {
    en: '{{count}} person',
    fr: '{{count}} personne',
    es: '{{count}} persona',
  },
  joined_many: {
    en: '{{count}} people',
    fr: '{{count}} personnes',
    es: '{{count}} personas',
  },
  joined_other: {
    en: '{{count}} people',
    fr: '{{count}} personnes',
    es: '{{count}} personas',
  },
  expected: {
    en: 'expected',
    fr: 'attendu',
    es: 'se espera',
  },
  hubsRemoved_one: {
    en: '{{count}} HUB taken away: {{names}}',
    fr: '{{count}} HUB retiré\u00a0: {{names}}',
    es: '{{count}} HUB retirado: {{names}}',
  },
  hubsRemoved_many: {
    en: '{{count}} HUBs taken away: {{names}}',
    fr: '{{count}} HUB retirés\u00a0: {{names}}',
    es: '{{count}} HUB retirados: {{names}}',
  },
  hubsRemoved_other: {
    en: '{{count}} HUBs taken away: {{names}}',
    fr: '{{count}} HUB retirés\u00a0: {{names}}',
    es: '{{count}} HUB retirados: {{names}}',
  },
  undoRemoved: { en: 'Undo', fr: 'Annuler', es: 'Deshacer' },
  kept_one: {
    en: '{{count}} HUB stays, because somebody stands for it: {{names}}',
    fr: '{{count}} HUB reste, car quelqu’un le représente\u00a0: {{names}}',
    es: '{{count}} HUB se queda porque alguien lo representa: {{names}}',
  },
  kept_many: {
    en: '{{count}} HUBs stay, because somebody stands for them: {{names}}',
    fr: '{{count}} HUB restent, car quelqu’un les représente\u00a0: {{names}}',
    es: '{{count}} HUB se quedan porque alguien los representa: {{names}}',
  },
  kept_other: {
    en: '{{count}} HUBs stay, because somebody stands for them: {{names}}',
    fr: '{{count}} HUB restent, car quelqu’un les représente\u00a0: {{names}}',
    es: '{{count}} HUB se quedan porque alguien los representa: {{names}}',
  },
  'col.name': {
    en: 'Name',
    fr: 'Nom',
    es: 'Nombre',
  },
  'col.city': {
    en: 'City',
    fr: 'Ville',
    es: 'Ciudad',
  },
  'col.region': {
    en: 'Region',
    fr: 'Région',
    es: 'Región',
  },
  'col.section': {
    en: 'UCLG section',
    fr: 'Section CGLU',
    es: 'Sección CGLU',
  },
  'col.language': {
    en: 'Language',
    fr: 'Langue',
    es: 'Idioma',
  },
  'col.sdgs': {
    en: 'SDGs',
    fr: 'ODD',
    es: 'ODS',
  },
  sdgHint: {
    en: 'Numbers from 1 to 17, for example 4 11 17',
    fr: 'Nombres de 1 à 17, par exemple 4 11 17',
    es: 'Números del 1 al 17, por ejemplo 4 11 17',
  },
  anyLanguage: {
    en: 'Not said',
    fr: 'Non précisée',
    es: 'Sin indicar',
  },
  previewTitle: {
    en: 'What was read',
    fr: 'Ce qui a été lu',
    es: 'Lo que se ha leído',
  },
  reading: {
    en: 'Reading the file…',
    fr: 'Lecture du fichier…',
    es: 'Leyendo el archivo…',
  },
  unreadable: {
    en: 'This file could not be read as a table. Save it from Excel as CSV and try again.',
    fr: 'Ce fichier n’a pas pu être lu comme un tableau. Enregistrez-le en CSV depuis Excel et réessayez.',
    es: 'No se pudo leer este archivo como una tabla. Guárdelo como CSV desde Excel y vuelva a intentarlo.',
  },
  noNames: {
    en: 'The first line has no column for names. Head it “name”, “nom” or “nombre”; the empty table shows how.',
    fr: 'La première ligne n’a pas de colonne de noms. Intitulez-la «\u00a0name\u00a0», «\u00a0nom\u00a0» ou «\u00a0nombre\u00a0»\u00a0; le tableau vide montre comment.',
    es: 'La primera línea no tiene columna de nombres. Titúlela «name», «nom» o «nombre»; la tabla vacía muestra cómo.',
  },
  tooLarge: {
    en: 'This file is larger than a list of HUBs can be (1 MB).',
    fr: 'Ce fichier est trop grand pour une liste de HUB (1 Mo).',
    es: 'Este archivo es demasiado grande para una lista de HUB (1 MB).',
  },
  unknownColumns: {
    en: 'Not read, because no column is known by that heading: {{names}}',
    fr: 'Non lues, faute d’un intitulé connu\u00a0: {{names}}',
    es: 'No leídas, porque el título no se conoce: {{names}}',
  },
  goodRows_one: {
    en: '{{count}} HUB can be taken over',
    fr: '{{count}} HUB peut être repris',
    es: '{{count}} HUB se puede incorporar',
  },
  goodRows_many: {
    en: '{{count}} HUBs can be taken over',
    fr: '{{count}} HUB peuvent être repris',
    es: '{{count}} HUB se pueden incorporar',
  },
  goodRows_other: {
    en: '{{count}} HUBs can be taken over',
    fr: '{{count}} HUB peuvent être repris',
    es: '{{count}} HUB se pueden incorporar',
  },
  badRows_one: {
    en: '{{count}} line has a problem and is left out',
    fr: '{{count}} ligne pose problème et sera laissée de côté',
    es: '{{count}} línea tiene un problema y se deja fuera',
  },
  badRows_many: {
    en: '{{count}} lines have a problem and are left out',
    fr: '{{count}} lignes posent problème et seront laissées de côté',
    es: '{{count}} líneas tienen un problema y se dejan fuera',
  },
  badRows_other: {
    en: '{{count}} lines have a problem and are left out',
    fr: '{{count}} lignes posent problème et seront laissées de côté',
    es: '{{count}} líneas tienen un problema y se dejan fuera',
  },
  line: {
    en: 'Line {{number}}',
    fr: 'Ligne {{number}}',
    es: 'Línea {{number}}',
  },
  'problem.nameMissing': {
    en: 'the name is missing',
    fr: 'le nom manque',
    es: 'falta el nombre',
  },
  'problem.tooLong': {
    en: '{{column}}: longer than {{number}} characters',
    fr: '{{column}}\u00a0: plus de {{number}} caractères',
    es: '{{column}}: más de {{number}} caracteres',
  },
  'problem.duplicate': {
    en: 'the same HUB stands on line {{number}}',
    fr: 'le même HUB figure à la ligne {{number}}',
    es: 'el mismo HUB está en la línea {{number}}',
  },
  'problem.unknownLanguage': {
    en: 'language “{{value}}”: write en, fr or es, or leave it empty',
    fr: 'langue «\u00a0{{value}}\u00a0»\u00a0: écrivez en, fr ou es, ou laissez vide',
    es: 'idioma «{{value}}»: escriba en, fr o es, o déjelo vacío',
  },
  'problem.badSdg': {
    en: '“{{value}}” is no SDG: the goals go from 1 to 17',
    fr: '«\u00a0{{value}}\u00a0» n’est pas un ODD\u00a0: ils vont de 1 à 17',
    es: '«{{value}}» no es un ODS: van del 1 al 17',
  },
  'problem.tooMany': {
    en: 'more than {{number}} HUBs',
    fr: 'plus de {{number}} HUB',
    es: 'más de {{number}} HUB',
  },
  how: {
    en: 'What to do with the list',
    fr: 'Que faire de la liste',
    es: 'Qué hacer con la lista',
  },
  replace: {
    en: 'Replace the directory',
    fr: 'Remplacer l’annuaire',
    es: 'Reemplazar el directorio',
  },
  add: {
    en: 'Add to the directory',
    fr: 'Ajouter à l’annuaire',
    es: 'Añadir al directorio',
  },
  takeOver_one: {
    en: 'Take over {{count}} HUB',
    fr: 'Reprendre {{count}} HUB',
    es: 'Incorporar {{count}} HUB',
  },
  takeOver_many: {
    en: 'Take over {{count}} HUBs',
    fr: 'Reprendre {{count}} HUB',
    es: 'Incorporar {{count}} HUB',
  },
  takeOver_other: {
    en: 'Take over {{count}} HUBs',
    fr: 'Reprendre {{count}} HUB',
    es: 'Incorporar {{count}} HUB',
  },
  templateHint: {
    en: 'Questions, course, settings and HUBs of this session, as a file: to keep, to pass on, to begin another session with. No note and no name is in it.',
    fr: 'Questions, déroulé, réglages et HUB de cette session, dans un fichier\u00a0: à garder, à transmettre, pour commencer une autre session. Il ne contient ni note ni nom de personne.',
    es: 'Preguntas, desarrollo, ajustes y HUB de esta sesión, en un archivo: para guardarlo, pasarlo o empezar otra sesión. No contiene notas ni nombres de personas.',
  },
  downloadTemplate: {
    en: 'Download as a template',
    fr: 'Télécharger comme modèle',
    es: 'Descargar como plantilla',
  },
} satisfies Record<string, Localized>
