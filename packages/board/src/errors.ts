import type { Locale, Localized } from './locale.ts'

interface ErrorEntry {
  /** HTTP status of an answer that carries it. */
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503
  /** What happened and what to do. `{{name}}` stands for a parameter. */
  text: Localized
}

/**
 * Every error that a person or a script can meet: one table for the server's status, the code on the socket and the
 * words on the screen.
 */
export const ERRORS = {
  notJson: {
    status: 400,
    text: {
      en: 'The request is not valid JSON. Send one JSON object, with content-type application/json.',
      fr: 'La requête n’est pas du JSON valide. Envoyez un objet JSON, avec le content-type application/json.',
      es: 'La solicitud no es JSON válido. Envíe un objeto JSON, con el content-type application/json.',
    },
  },
  invalidBody: {
    status: 400,
    text: {
      en: 'A field is missing or not valid: {{field}}. Correct it and send again.',
      fr: 'Un champ manque ou n’est pas valide\u00a0: {{field}}. Corrigez-le et renvoyez.',
      es: 'Falta un campo o no es válido: {{field}}. Corríjalo y vuelva a enviar.',
    },
  },
  emptyNote: {
    status: 400,
    text: {
      en: 'The note is empty. Write a few words first.',
      fr: 'La note est vide. Écrivez d’abord quelques mots.',
      es: 'La nota está vacía. Escriba primero unas palabras.',
    },
  },
  noteTooLong: {
    status: 400,
    text: {
      en: 'The note has {{length}} characters, {{max}} at most. Shorten it or write two notes; your text is still here.',
      fr: 'La note compte {{length}} caractères, {{max}} au maximum. Raccourcissez-la ou écrivez deux notes\u00a0; votre texte est toujours là.',
      es: 'La nota tiene {{length}} caracteres, el máximo es {{max}}. Acórtela o escriba dos notas; su texto sigue aquí.',
    },
  },
  boardFull: {
    status: 409,
    text: {
      en: 'This board holds {{max}} notes and takes no more. Ask a facilitator to remove some.',
      fr: 'Ce tableau contient {{max}} notes et n’en accepte plus. Demandez à l’équipe de facilitation d’en retirer.',
      es: 'Este tablero contiene {{max}} notas y no admite más. Pida al equipo de facilitación que retire algunas.',
    },
  },
  documentFull: {
    status: 413,
    text: {
      en: 'This board has grown as large as the server keeps. Your text is kept here; ask the host of the server to raise the limit.',
      fr: 'Ce tableau a atteint la taille maximale que garde le serveur. Votre texte est conservé ici\u00a0; demandez à l’hébergeur de relever la limite.',
      es: 'Este tablero ha alcanzado el tamaño máximo que guarda el servidor. Su texto se conserva aquí; pida a quien lo aloja que suba el límite.',
    },
  },
  unknownQuestion: {
    status: 400,
    text: {
      en: 'There is no question "{{value}}" on this board. Choose one of: {{known}}.',
      fr: 'La question «\u00a0{{value}}\u00a0» n’existe pas sur ce tableau. Choisissez parmi\u00a0: {{known}}.',
      es: 'La pregunta «{{value}}» no existe en este tablero. Elija una de estas: {{known}}.',
    },
  },
  unknownHub: {
    status: 400,
    text: {
      en: 'There is no HUB "{{value}}" in the directory of this board. Choose one from the list, or none.',
      fr: 'Le HUB «\u00a0{{value}}\u00a0» ne figure pas dans l’annuaire de ce tableau. Choisissez-en un dans la liste, ou aucun.',
      es: 'El HUB «{{value}}» no figura en el directorio de este tablero. Elija uno de la lista, o ninguno.',
    },
  },
  unknownTemplate: {
    status: 400,
    text: {
      en: 'There is no template "{{value}}". Choose one of: {{known}}.',
      fr: 'Le modèle «\u00a0{{value}}\u00a0» n’existe pas. Choisissez parmi\u00a0: {{known}}.',
      es: 'La plantilla «{{value}}» no existe. Elija una de estas: {{known}}.',
    },
  },
  unknownLanguage: {
    status: 400,
    text: {
      en: 'The language "{{value}}" is not available. Choose one of: en, fr, es.',
      fr: 'La langue «\u00a0{{value}}\u00a0» n’est pas disponible. Choisissez parmi\u00a0: en, fr, es.',
      es: 'El idioma «{{value}}» no está disponible. Elija uno de estos: en, fr, es.',
    },
  },
  unknownPhase: {
    status: 400,
    text: {
      en: 'There is no phase "{{value}}" in this session; nothing has changed. Choose one of: {{known}}.',
      fr: 'La phase «\u00a0{{value}}\u00a0» n’existe pas dans cette session\u00a0; rien n’a changé. Choisissez parmi\u00a0: {{known}}.',
      es: 'La fase «{{value}}» no existe en esta sesión; nada ha cambiado. Elija una de estas: {{known}}.',
    },
  },
  phaseMoved: {
    status: 409,
    text: {
      en: 'Somebody else changed the phase a moment before you. Look at where the session is, then decide again.',
      fr: 'Une autre personne a changé la phase juste avant vous. Regardez où en est la session, puis décidez à nouveau.',
      es: 'Otra persona cambió la fase justo antes que usted. Mire en qué punto está la sesión y decida de nuevo.',
    },
  },
  timerNotRunning: {
    status: 409,
    text: {
      en: 'This phase has not been started, so its clock cannot be changed. Start it first.',
      fr: 'Cette phase n’a pas commencé\u00a0: son minuteur ne peut pas être modifié. Démarrez-la d’abord.',
      es: 'Esta fase no ha empezado, así que no se puede cambiar su reloj. Iníciela primero.',
    },
  },
  phaseClosed: {
    status: 409,
    text: {
      en: 'Notes are closed in this phase ({{phase}}). Your text is kept here; a facilitator can reopen writing.',
      fr: 'L’écriture est fermée pendant cette phase ({{phase}}). Votre texte est conservé ici\u00a0; l’équipe de facilitation peut rouvrir l’écriture.',
      es: 'La escritura está cerrada en esta fase ({{phase}}). Su texto se conserva aquí; el equipo de facilitación puede reabrirla.',
    },
  },
  questionClosed: {
    status: 409,
    text: {
      en: 'This question takes no notes in this phase ({{phase}}). Your text is kept here; write under the open question.',
      fr: 'Cette question n’accepte pas de notes pendant cette phase ({{phase}}). Votre texte est conservé ici\u00a0; écrivez sous la question ouverte.',
      es: 'Esta pregunta no admite notas en esta fase ({{phase}}). Su texto se conserva aquí; escriba en la pregunta abierta.',
    },
  },
  notYourNote: {
    status: 403,
    text: {
      en: 'Only the author of a note, or a facilitator, changes its words. Write a note of your own beside it.',
      fr: 'Seule la personne qui a écrit une note, ou l’équipe de facilitation, en change les mots. Écrivez votre propre note à côté.',
      es: 'Solo quien escribió una nota, o el equipo de facilitación, cambia sus palabras. Escriba su propia nota al lado.',
    },
  },
  damagedChange: {
    status: 400,
    text: {
      en: 'A change could not be understood and was not saved ({{field}}). Your text is kept here; reload the page and try again.',
      fr: 'Une modification n’a pas pu être comprise et n’a pas été enregistrée ({{field}}). Votre texte est conservé ici\u00a0; rechargez la page et réessayez.',
      es: 'Un cambio no se pudo entender y no se guardó ({{field}}). Su texto se conserva aquí; recargue la página e inténtelo de nuevo.',
    },
  },
  unknownCode: {
    status: 404,
    text: {
      en: 'No session has the code "{{value}}". Check the six characters on the screen in the room; there is no letter O, I, L or U.',
      fr: 'Aucune session n’a le code «\u00a0{{value}}\u00a0». Vérifiez les six caractères affichés dans la salle\u00a0; il n’y a ni lettre O, ni I, ni L, ni U.',
      es: 'Ninguna sesión tiene el código «{{value}}». Compruebe los seis caracteres de la pantalla de la sala; no hay letras O, I, L ni U.',
    },
  },
  unknownLink: {
    status: 404,
    text: {
      en: 'This link opens nothing. Perhaps it was cut short: copy it whole, or ask for a new one.',
      fr: 'Ce lien n’ouvre rien. Il a peut-être été coupé\u00a0: copiez-le en entier ou demandez-en un nouveau.',
      es: 'Este enlace no abre nada. Quizá se cortó: cópielo entero o pida uno nuevo.',
    },
  },
  expiredLink: {
    status: 410,
    text: {
      en: 'This link has expired. Ask the facilitators for a new one.',
      fr: 'Ce lien a expiré. Demandez-en un nouveau à l’équipe de facilitation.',
      es: 'Este enlace ha caducado. Pida uno nuevo al equipo de facilitación.',
    },
  },
  tooManyAttempts: {
    status: 429,
    text: {
      en: 'Too many failed attempts. Wait {{seconds}} seconds and try again with the code shown in the room.',
      fr: 'Trop de tentatives sans succès. Attendez {{seconds}} secondes et réessayez avec le code affiché dans la salle.',
      es: 'Demasiados intentos fallidos. Espere {{seconds}} segundos y pruebe de nuevo con el código de la sala.',
    },
  },
  notSignedIn: {
    status: 401,
    text: {
      en: 'You have not joined this session on this device. Open its link or type its code.',
      fr: 'Vous n’avez pas rejoint cette session sur cet appareil. Ouvrez son lien ou saisissez son code.',
      es: 'No se ha unido a esta sesión en este dispositivo. Abra su enlace o escriba su código.',
    },
  },
  wrongBoard: {
    status: 403,
    text: {
      en: 'This access belongs to another board. Open the link of this board.',
      fr: 'Cet accès appartient à un autre tableau. Ouvrez le lien de ce tableau.',
      es: 'Este acceso pertenece a otro tablero. Abra el enlace de este tablero.',
    },
  },
  notAllowed: {
    status: 403,
    text: {
      en: 'Your link ({{role}}) does not allow this. Ask a facilitator for a link that does.',
      fr: 'Votre lien ({{role}}) ne le permet pas. Demandez à l’équipe de facilitation un lien qui le permette.',
      es: 'Su enlace ({{role}}) no lo permite. Pida al equipo de facilitación un enlace que lo permita.',
    },
  },
  createTokenNeeded: {
    status: 401,
    text: {
      en: 'Only the host of this server creates boards here. Enter the creation password.',
      fr: 'Seul l’hébergeur de ce serveur crée des tableaux ici. Saisissez le mot de passe de création.',
      es: 'Solo quien aloja este servidor crea tableros aquí. Escriba la contraseña de creación.',
    },
  },
  boardNotFound: {
    status: 404,
    text: {
      en: 'There is no such board on this server. Check the address, or ask for the link again.',
      fr: 'Ce tableau n’existe pas sur ce serveur. Vérifiez l’adresse ou redemandez le lien.',
      es: 'Ese tablero no existe en este servidor. Compruebe la dirección o pida de nuevo el enlace.',
    },
  },
  unknownFormat: {
    status: 404,
    text: {
      en: 'The report is not available as "{{value}}". Choose one of: {{known}}.',
      fr: 'Le rapport n’existe pas au format «\u00a0{{value}}\u00a0». Choisissez parmi\u00a0: {{known}}.',
      es: 'El informe no existe en formato «{{value}}». Elija uno de estos: {{known}}.',
    },
  },
  originRefused: {
    status: 403,
    text: {
      en: 'This request comes from another website and is refused. Open the board at its own address.',
      fr: 'Cette requête vient d’un autre site et est refusée. Ouvrez le tableau à sa propre adresse.',
      es: 'Esta solicitud viene de otro sitio web y se rechaza. Abra el tablero en su propia dirección.',
    },
  },
  tooLarge: {
    status: 413,
    text: {
      en: 'This is larger than the server accepts ({{max}} bytes). Send less at once.',
      fr: 'L’envoi dépasse ce que le serveur accepte ({{max}} octets). Envoyez-en moins à la fois.',
      es: 'El envío supera lo que el servidor acepta ({{max}} bytes). Envíe menos de una vez.',
    },
  },
  notFound: {
    status: 404,
    text: {
      en: 'There is nothing at this address. Go back to the home page.',
      fr: 'Il n’y a rien à cette adresse. Revenez à la page d’accueil.',
      es: 'No hay nada en esta dirección. Vuelva a la página de inicio.',
    },
  },
  internal: {
    status: 500,
    text: {
      en: 'Something failed on the server; what was saved is safe. Try again, and tell the host if it happens twice.',
      fr: 'Une erreur s’est produite sur le serveur\u00a0; ce qui était enregistré est en sécurité. Réessayez et prévenez l’hébergeur si cela se répète.',
      es: 'Algo falló en el servidor; lo guardado está a salvo. Inténtelo de nuevo y avise a quien lo aloja si se repite.',
    },
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS
export type ErrorParams = Record<string, string | number>

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value)

/** What happened and what to do, in the reader's language. */
export function errorMessage(code: ErrorCode, locale: Locale, params: ErrorParams = {}): string {
  return ERRORS[code].text[locale].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '…'))
}

/** An error that a person can do something about. Thrown with a code; the words are chosen where it is shown. */
export class AtelierError extends Error {
  override readonly name = 'AtelierError'
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(errorMessage(code, 'en', params))
    this.code = code
    this.params = params
  }

  get status(): ErrorEntry['status'] {
    return ERRORS[this.code].status
  }
}
