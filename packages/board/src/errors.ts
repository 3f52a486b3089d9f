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
  changeTooLarge: {
    status: 413,
    text: {
      en: 'This is more than the server takes at once. Your text is kept here; offer it again in smaller pieces.',
      fr: 'C’est plus que le serveur n’accepte en une fois. Votre texte est conservé ici\u00a0; proposez-le à nouveau en plusieurs parties.',
      es: 'Es más de lo que el servidor admite de una vez. Su texto se conserva aquí; ofrézcalo de nuevo en varias partes.',
    },
  },
  clientIdTaken: {
    status: 409,
    text: {
      en: 'Somebody else wrote on the board under the number of this device. Your text is kept here; offer it again.',
      fr: 'Quelqu’un d’autre a écrit sur le tableau avec le numéro de cet appareil. Votre texte est conservé ici\u00a0; proposez-le à nouveau.',
      es: 'Otra persona escribió en el tablero con el número de este dispositivo. Su texto se conserva aquí; ofrézcalo de nuevo.',
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
  withdrawnLink: {
    status: 410,
    text: {
      en: 'This link was withdrawn and opens no more. Ask the facilitators for the new one, or type the code shown in the room.',
      fr: 'Ce lien a été retiré et n’ouvre plus rien. Demandez le nouveau à l’équipe de facilitation, ou saisissez le code affiché dans la salle.',
      es: 'Este enlace se retiró y ya no abre nada. Pida el nuevo al equipo de facilitación, o escriba el código que se muestra en la sala.',
    },
  },
  codeEnded: {
    status: 410,
    text: {
      en: 'This code has ended: the facilitators closed it or gave out a new one. Look for the code in the room, or ask them for a link. Whoever is in stays in.',
      fr: 'Ce code a pris fin\u00a0: l’équipe de facilitation l’a fermé ou en a donné un nouveau. Cherchez le code dans la salle, ou demandez-lui un lien. Les personnes déjà entrées le restent.',
      es: 'Este código ha terminado: el equipo de facilitación lo cerró o dio uno nuevo. Busque el código en la sala o pídale un enlace. Quien ya entró sigue dentro.',
    },
  },
  questionInUse: {
    status: 409,
    text: {
      en: 'There are notes under "{{value}}", so this question stays. Move or hide them first; nothing has changed.',
      fr: 'Des notes se trouvent sous «\u00a0{{value}}\u00a0»\u00a0: cette question reste. Déplacez-les ou masquez-les d’abord\u00a0; rien n’a changé.',
      es: 'Hay notas bajo «{{value}}», así que esta pregunta se queda. Muévalas u ocúltelas primero; nada ha cambiado.',
    },
  },
  sessionOver: {
    status: 410,
    text: {
      en: 'This session is over, and its code opens it no more. Ask the facilitators for a link.',
      fr: 'Cette session est terminée\u00a0: son code ne l’ouvre plus. Demandez un lien à l’équipe de facilitation.',
      es: 'Esta sesión ha terminado y su código ya no la abre. Pida un enlace al equipo de facilitación.',
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
  lastPhase: {
    status: 409,
    text: {
      en: 'This is the last phase; nothing has changed. Choose a phase from the list to go elsewhere.',
      fr: 'C’est la dernière phase\u00a0; rien n’a changé. Choisissez une phase dans la liste pour aller ailleurs.',
      es: 'Esta es la última fase; nada ha cambiado. Elija una fase de la lista para ir a otra.',
    },
  },
  noWayBack: {
    status: 409,
    text: {
      en: 'There is no earlier phase to go back to; nothing has changed. Choose one from the list.',
      fr: 'Il n’y a pas de phase précédente où revenir\u00a0; rien n’a changé. Choisissez-en une dans la liste.',
      es: 'No hay ninguna fase anterior a la que volver; nada ha cambiado. Elija una de la lista.',
    },
  },
  undoTooLate: {
    status: 409,
    text: {
      en: 'The last step can be undone for ten seconds only. Press back instead: everything will be as it was.',
      fr: 'Le dernier pas ne peut être annulé que pendant dix secondes. Utilisez plutôt le retour\u00a0: tout sera comme avant.',
      es: 'El último paso solo se puede deshacer durante diez segundos. Use mejor «atrás»: todo volverá a estar como estaba.',
    },
  },
  phaseInUse: {
    status: 409,
    text: {
      en: 'The phase "{{value}}" is running and cannot be taken out of the agenda. Move on first, then remove it.',
      fr: 'La phase «\u00a0{{value}}\u00a0» est en cours et ne peut pas être retirée. Passez à la suivante, puis retirez-la.',
      es: 'La fase «{{value}}» está en curso y no se puede quitar. Pase a la siguiente y quítela después.',
    },
  },
  writingIsHidden: {
    status: 409,
    text: {
      en: 'Writing is silent in this phase, so a note cannot go straight to the board. Your text is kept; write it again here and it will be shown with the others.',
      fr: 'L’écriture est silencieuse dans cette phase\u00a0: une note ne peut pas aller directement au tableau. Votre texte est conservé\u00a0; écrivez-le à nouveau ici, il sera dévoilé avec les autres.',
      es: 'En esta fase se escribe en silencio y una nota no puede ir directamente al tablero. Su texto se conserva; escríbalo de nuevo aquí y se mostrará con los demás.',
    },
  },
  tooManyNotes: {
    status: 409,
    text: {
      en: 'You have written as many notes under this question as this session allows ({{max}}). Change one of yours, or take one away.',
      fr: 'Vous avez écrit autant de notes à cette question que la session le permet ({{max}}). Modifiez l’une des vôtres ou retirez-en une.',
      es: 'Ha escrito tantas notas en esta pregunta como permite la sesión ({{max}}). Cambie una de las suyas o retire una.',
    },
  },
  tooManyClusters: {
    status: 409,
    text: {
      en: 'This question has as many groups as this session allows ({{max}}). Join two of them first.',
      fr: 'Cette question compte autant de groupes que la session le permet ({{max}}). Réunissez-en d’abord deux.',
      es: 'Esta pregunta tiene tantos grupos como permite la sesión ({{max}}). Una antes dos de ellos.',
    },
  },
  unknownRound: {
    status: 404,
    text: {
      en: 'There is no vote "{{value}}" on this board. Open the board again to see the votes there are.',
      fr: 'Le vote «\u00a0{{value}}\u00a0» n’existe pas sur ce tableau. Rouvrez le tableau pour voir les votes en cours.',
      es: 'La votación «{{value}}» no existe en este tablero. Vuelva a abrir el tablero para ver las que hay.',
    },
  },
  roundClosed: {
    status: 409,
    text: {
      en: 'This vote is closed; your ballot is as you last cast it. A facilitator can reopen it.',
      fr: 'Ce vote est clos\u00a0; votre bulletin reste tel que vous l’avez déposé. L’équipe de facilitation peut le rouvrir.',
      es: 'Esta votación está cerrada; su papeleta queda como la dejó. El equipo de facilitación puede reabrirla.',
    },
  },
  unknownTarget: {
    status: 400,
    text: {
      en: 'There is nothing "{{value}}" to vote for in this vote. Choose a group or note that is on the board.',
      fr: '«\u00a0{{value}}\u00a0» ne peut pas recevoir de voix dans ce vote. Choisissez un groupe ou une note du tableau.',
      es: 'No se puede votar por «{{value}}» en esta votación. Elija un grupo o una nota del tablero.',
    },
  },
  overBudget: {
    status: 409,
    text: {
      en: 'That is {{value}} votes for one question; you have {{max}}. Take one back first. Your ballot has not changed.',
      fr: 'Cela fait {{value}} voix pour une question\u00a0; vous en avez {{max}}. Reprenez-en une d’abord. Votre bulletin n’a pas changé.',
      es: 'Son {{value}} votos para una pregunta; usted tiene {{max}}. Retire uno antes. Su papeleta no ha cambiado.',
    },
  },
  severalVotes: {
    status: 409,
    text: {
      en: 'In this vote one group takes one vote of yours at most. Your ballot has not changed.',
      fr: 'Dans ce vote, un groupe reçoit au plus une de vos voix. Votre bulletin n’a pas changé.',
      es: 'En esta votación un grupo recibe como mucho un voto suyo. Su papeleta no ha cambiado.',
    },
  },
  unknownPerson: {
    status: 404,
    text: {
      en: 'There is nobody "{{value}}" on this board. Choose a person from the list.',
      fr: 'Personne ne porte l’identifiant «\u00a0{{value}}\u00a0» sur ce tableau. Choisissez une personne dans la liste.',
      es: 'No hay nadie «{{value}}» en este tablero. Elija a una persona de la lista.',
    },
  },
  accessClosed: {
    status: 403,
    text: {
      en: 'A facilitator has closed your access to this board. Speak to them; what you wrote is still there.',
      fr: 'L’équipe de facilitation a fermé votre accès à ce tableau. Adressez-vous à elle\u00a0; ce que vous avez écrit est toujours là.',
      es: 'El equipo de facilitación ha cerrado su acceso a este tablero. Hable con ellos; lo que escribió sigue ahí.',
    },
  },
  unknownNote: {
    status: 404,
    text: {
      en: 'There is no note "{{value}}" on this board. It may have been taken away.',
      fr: 'La note «\u00a0{{value}}\u00a0» n’existe pas sur ce tableau. Elle a peut-être été retirée.',
      es: 'La nota «{{value}}» no existe en este tablero. Puede que se haya retirado.',
    },
  },
  unknownEvent: {
    status: 404,
    text: {
      en: 'There is no step "{{value}}" in the record of this board.',
      fr: 'L’étape «\u00a0{{value}}\u00a0» ne figure pas dans le journal de ce tableau.',
      es: 'El paso «{{value}}» no figura en el registro de este tablero.',
    },
  },
  changedSince: {
    status: 409,
    text: {
      en: 'Somebody changed this again since. Take the later step back first.',
      fr: 'Quelqu’un l’a modifié à nouveau depuis. Annulez d’abord l’étape plus récente.',
      es: 'Alguien lo ha cambiado de nuevo desde entonces. Deshaga antes el paso más reciente.',
    },
  },
  rehearsalsBusy: {
    status: 409,
    text: {
      en: 'There are {{max}} rehearsals running on this server already. Close one of them first, or wait until it ends.',
      fr: 'Ce serveur fait déjà tourner {{max}} répétitions. Clôturez-en d’abord une, ou attendez sa fin.',
      es: 'En este servidor ya hay {{max}} ensayos en marcha. Cierre antes uno de ellos o espere a que termine.',
    },
  },
  anonymityPromised: {
    status: 409,
    text: {
      en: 'People were told how much is shown of who wrote, and notes have been written since. It can only become less; nothing has changed.',
      fr: 'Les personnes ont été informées de ce qui est montré des auteurs et autrices, et des notes ont été écrites depuis. On ne peut qu’en montrer moins ; rien n’a changé.',
      es: 'Se informó a las personas de cuánto se muestra de quién escribe, y desde entonces se han escrito notas. Solo se puede mostrar menos; nada ha cambiado.',
    },
  },
  correctionClosed: {
    status: 409,
    text: {
      en: 'Notes can no longer be corrected: the time for it has passed. Write to the Secretariat.',
      fr: 'Les notes ne peuvent plus être corrigées\u00a0: le délai est passé. Écrivez au Secrétariat.',
      es: 'Las notas ya no se pueden corregir: el plazo ha pasado. Escriba a la Secretaría.',
    },
  },
  translationOff: {
    status: 409,
    text: {
      en: 'No translation service is set up here, or it is switched off for this session. Type the translation yourself.',
      fr: 'Aucun service de traduction n’est configuré ici, ou il est désactivé pour cette session. Saisissez la traduction vous-même.',
      es: 'Aquí no hay ningún servicio de traducción, o está desactivado en esta sesión. Escriba usted la traducción.',
    },
  },
  translationFailed: {
    status: 503,
    text: {
      en: 'The translation service gave no translation this time; the note is as it was. Try again in a minute, or type the translation yourself.',
      fr: 'Le service de traduction n’a pas donné de traduction cette fois\u00a0; la note n’a pas changé. Réessayez dans une minute ou saisissez la traduction vous-même.',
      es: 'El servicio de traducción no dio ninguna traducción esta vez; la nota sigue como estaba. Inténtelo de nuevo en un minuto o escriba usted la traducción.',
    },
  },
  translationBusy: {
    status: 429,
    text: {
      en: 'Many notes are being translated at the moment. Try again in a minute.',
      fr: 'Beaucoup de notes sont en cours de traduction. Réessayez dans une minute.',
      es: 'Se están traduciendo muchas notas en este momento. Inténtelo de nuevo en un minuto.',
    },
  },
  translatedByHand: {
    status: 409,
    text: {
      en: 'A person has translated this note into "{{value}}" already; that translation stays. Remove it first if the service is to write one.',
      fr: 'Une personne a déjà traduit cette note en «\u00a0{{value}}\u00a0»\u00a0; cette traduction reste. Retirez-la d’abord si le service doit en écrire une.',
      es: 'Una persona ya tradujo esta nota a «{{value}}»; esa traducción se queda. Retírela antes si el servicio debe escribir una.',
    },
  },
  inThatLanguage: {
    status: 409,
    text: {
      en: 'This note is marked as written in "{{value}}" already. Correct its language first if that is wrong.',
      fr: 'Cette note est déjà indiquée comme écrite en «\u00a0{{value}}\u00a0». Corrigez d’abord sa langue si c’est faux.',
      es: 'Esta nota ya figura como escrita en «{{value}}». Corrija antes su idioma si no es así.',
    },
  },
  damagedImport: {
    status: 400,
    text: {
      en: 'This file is not a board of Atelier: {{field}}. Choose a file that was downloaded as JSON from a board.',
      fr: 'Ce fichier n’est pas un tableau Atelier\u00a0: {{field}}. Choisissez un fichier JSON téléchargé depuis un tableau.',
      es: 'Este archivo no es un tablero de Atelier: {{field}}. Elija un archivo JSON descargado de un tablero.',
    },
  },
  reportFailed: {
    status: 503,
    text: {
      en: 'The report could not be made as "{{value}}" this time; the board is safe. Try again in a minute, or take another format.',
      fr: 'Le rapport n’a pas pu être produit au format «\u00a0{{value}}\u00a0» cette fois\u00a0; le tableau est en sécurité. Réessayez dans une minute ou prenez un autre format.',
      es: 'Esta vez el informe no se pudo hacer en formato «{{value}}»; el tablero está a salvo. Inténtelo de nuevo en un minuto o tome otro formato.',
    },
  },
  reportBusy: {
    status: 503,
    text: {
      en: 'Many reports are being made just now. Yours was not begun; ask again in a minute.',
      fr: 'De nombreuses synthèses sont en préparation. La vôtre n’a pas été commencée\u00a0; redemandez-la dans une minute.',
      es: 'Se están haciendo muchas síntesis ahora mismo. La suya no se ha empezado; vuelva a pedirla dentro de un minuto.',
    },
  },
  badReference: {
    status: 400,
    text: {
      en: '“{{value}}” cannot be used: it is not a Word document, or has no styles. Save it in Word as .docx or .dotx and choose it again.',
      fr: '«\u00a0{{value}}\u00a0» ne convient pas\u00a0: ce n’est pas un document Word, ou il n’a pas de styles. Enregistrez-le dans Word en .docx ou .dotx et choisissez-le à nouveau.',
      es: '«{{value}}» no sirve: no es un documento de Word o no tiene estilos. Guárdelo en Word como .docx o .dotx y vuelva a elegirlo.',
    },
  },
  badPicture: {
    status: 400,
    text: {
      en: 'The picture cannot be read. Draw it again.',
      fr: 'L’image est illisible. Dessinez-la à nouveau.',
      es: 'La imagen no se puede leer. Vuelva a dibujarla.',
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
