import type { Localized } from '@atelier/board'

/** What the command line says. `{{name}}` stands for a parameter. */
export const texts = {
  usage: {
    en: `Makes the report of a board, without a browser and without a server.

  atelier report <board> [--format {{formats}}] [--lang en|fr|es]
                 [--data DIR | --json FILE] [--out FILE]
                 [--sections {{sections}}]
                 [--anonymous] [--reference FILE] [--time-zone Europe/Madrid]
  atelier boards [--data DIR]

<board> is the id, the code or the title of a board in the data folder (DATA_DIR or ./data when --data is left out). With
--json, a file taken from "board.json", no board is named. --reference gives a Word file (.docx, .dotx) whose styles, fonts, colours and page the report in Word takes
over; the one kept on the report screen serves when it is left out. A running server is not disturbed: the folder is only read.`,
    fr: `Produit le rapport d’un tableau, sans navigateur et sans serveur.

  atelier report <tableau> [--format {{formats}}] [--lang en|fr|es]
                 [--data DOSSIER | --json FICHIER] [--out FICHIER]
                 [--sections {{sections}}]
                 [--anonymous] [--reference FICHIER] [--time-zone Europe/Madrid]
  atelier boards [--data DOSSIER]

<tableau> est l’identifiant, le code ou le titre d’un tableau du dossier de données (DATA_DIR ou ./data sans --data). Avec
--json, un fichier issu de «\u00a0board.json\u00a0», aucun tableau n’est nommé. --reference donne un fichier Word (.docx, .dotx) dont la synthèse en Word reprend les styles, les
polices, les couleurs et la page\u00a0; sans cette option, c’est celui de l’écran de la synthèse qui sert. Un serveur en marche n’est pas dérangé\u00a0: le dossier est seulement lu.`,
    es: `Hace el informe de un tablero, sin navegador y sin servidor.

  atelier report <tablero> [--format {{formats}}] [--lang en|fr|es]
                 [--data CARPETA | --json ARCHIVO] [--out ARCHIVO]
                 [--sections {{sections}}]
                 [--anonymous] [--reference ARCHIVO] [--time-zone Europe/Madrid]
  atelier boards [--data CARPETA]

<tablero> es el identificador, el código o el título de un tablero de la carpeta de datos (DATA_DIR o ./data sin --data). Con
--json, un archivo tomado de «board.json», no se nombra ningún tablero. --reference da un archivo de Word (.docx, .dotx) cuyos estilos, tipos de letra, colores y página toma
el informe en Word; sin ella sirve el de la pantalla de la síntesis. Un servidor en marcha no se ve afectado: la carpeta solo se lee.`,
  },
  written: {
    en: '{{file}} written ({{kb}} KB, version {{version}}).',
    fr: '{{file}} écrit ({{kb}} Ko, version {{version}}).',
    es: '{{file}} escrito ({{kb}} KB, versión {{version}}).',
  },
  unknownCommand: {
    en: 'The command "{{value}}" does not exist. Use: report, boards.',
    fr: 'La commande «\u00a0{{value}}\u00a0» n’existe pas. Utilisez\u00a0: report, boards.',
    es: 'El comando «{{value}}» no existe. Use: report, boards.',
  },
  unknownOption: {
    en: '{{value}} See the usage below.',
    fr: '{{value}} Voir l’usage ci-dessous.',
    es: '{{value}} Vea el uso más abajo.',
  },
  noBoardNamed: {
    en: 'Which board? Name one of these, or give --json FILE:',
    fr: 'Quel tableau\u00a0? Nommez-en un, ou donnez --json FICHIER\u00a0:',
    es: '¿Qué tablero? Nombre uno de estos, o dé --json ARCHIVO:',
  },
  boardUnknown: {
    en: 'There is no board "{{value}}" in {{folder}}. It has:',
    fr: 'Aucun tableau «\u00a0{{value}}\u00a0» dans {{folder}}. Il contient\u00a0:',
    es: 'No hay ningún tablero «{{value}}» en {{folder}}. Contiene:',
  },
  severalBoards: {
    en: 'Several boards are called "{{value}}". Name one by its id:',
    fr: 'Plusieurs tableaux s’appellent «\u00a0{{value}}\u00a0». Nommez-en un par son identifiant\u00a0:',
    es: 'Varios tableros se llaman «{{value}}». Nombre uno por su identificador:',
  },
  noBoards: {
    en: 'no board at all',
    fr: 'aucun tableau',
    es: 'ningún tablero',
  },
  noFolder: {
    en: 'There is no data folder {{folder}}. Give the right one with --data, or a file with --json.',
    fr: 'Le dossier de données {{folder}} n’existe pas. Donnez le bon avec --data, ou un fichier avec --json.',
    es: 'No existe la carpeta de datos {{folder}}. Dé la correcta con --data, o un archivo con --json.',
  },
  changing: {
    en: 'The data folder {{folder}} changed while it was read. Try again.',
    fr: 'Le dossier de données {{folder}} a changé pendant la lecture. Réessayez.',
    es: 'La carpeta de datos {{folder}} cambió mientras se leía. Inténtelo de nuevo.',
  },
  noFile: {
    en: 'The file {{file}} could not be read ({{reason}}).',
    fr: 'Le fichier {{file}} n’a pas pu être lu ({{reason}}).',
    es: 'No se pudo leer el archivo {{file}} ({{reason}}).',
  },
  notABoard: {
    en: '{{file}} is not a board taken from "board.json": {{reason}}. Take it anew from the server.',
    fr: '{{file}} n’est pas un tableau issu de «\u00a0board.json\u00a0»\u00a0: {{reason}}. Reprenez-le du serveur.',
    es: '{{file}} no es un tablero tomado de «board.json»: {{reason}}. Tómelo de nuevo del servidor.',
  },
  notWritten: {
    en: '{{file}} could not be written ({{reason}}). Choose another place with --out.',
    fr: '{{file}} n’a pas pu être écrit ({{reason}}). Choisissez un autre endroit avec --out.',
    es: 'No se pudo escribir {{file}} ({{reason}}). Elija otro lugar con --out.',
  },
  badReference: {
    en: '{{file}} cannot be used as a reference: it is not a Word document, or has no styles. Save it in Word as .docx or .dotx.',
    fr: '{{file}} ne peut pas servir de référence\u00a0: ce n’est pas un document Word, ou il n’a pas de styles. Enregistrez-le dans Word en .docx ou .dotx.',
    es: '{{file}} no puede servir de referencia: no es un documento de Word o no tiene estilos. Guárdelo en Word como .docx o .dotx.',
  },
  onlyWithDocx: {
    en: '{{option}} goes with --format docx only, not with "{{value}}". Leave it out, or ask for docx.',
    fr: '{{option}} ne va qu’avec --format docx, pas avec «\u00a0{{value}}\u00a0». Retirez l’option, ou demandez docx.',
    es: '{{option}} solo va con --format docx, no con «{{value}}». Quítela o pida docx.',
  },
  unknownChoice: {
    en: '{{option}} is "{{value}}". Choose from: {{known}}.',
    fr: '{{option}} vaut «\u00a0{{value}}\u00a0». Choisissez parmi\u00a0: {{known}}.',
    es: '{{option}} es «{{value}}». Elija entre: {{known}}.',
  },
} as const satisfies Record<string, Localized>
