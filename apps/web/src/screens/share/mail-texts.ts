import type { Localized } from '@atelier/board'

/** Words of the e-mail that carries a link; they speak to who gets it, in a language chosen for them. */
export const mailTexts = {
  'subject.participant': {
    en: '{{title}}: your link to take part',
    fr: '{{title}}\u00a0: votre lien pour participer',
    es: '{{title}}: su enlace para participar',
  },
  'subject.facilitator': {
    en: '{{title}}: your link to facilitate',
    fr: '{{title}}\u00a0: votre lien pour animer',
    es: '{{title}}: su enlace para facilitar',
  },
  'subject.secretariat': {
    en: '{{title}}: the Secretariat’s link',
    fr: '{{title}}\u00a0: le lien du Secrétariat',
    es: '{{title}}: el enlace de la Secretaría',
  },
  'subject.viewer': {
    en: '{{title}}: the link for the projector',
    fr: '{{title}}\u00a0: le lien pour le vidéoprojecteur',
    es: '{{title}}: el enlace para el proyector',
  },
  hello: { en: 'Hello,', fr: 'Bonjour,', es: 'Hola:' },
  session: {
    en: 'here is your link to the session “{{title}}”.',
    fr: 'voici votre lien pour la session «\u00a0{{title}}\u00a0».',
    es: 'este es su enlace para la sesión «{{title}}».',
  },
  sessionOn: {
    en: 'here is your link to the session “{{title}}” on {{date}}.',
    fr: 'voici votre lien pour la session «\u00a0{{title}}\u00a0», le {{date}}.',
    es: 'este es su enlace para la sesión «{{title}}», el {{date}}.',
  },
  'purpose.participant': {
    en: 'With it you take part: you write under the questions, vote and make commitments while the session asks for it. It needs no account; a phone is enough.',
    fr: 'Il vous permet de participer\u00a0: vous écrivez sous les questions, votez et prenez des engagements quand la session le demande. Aucun compte n’est nécessaire\u00a0; un téléphone suffit.',
    es: 'Con él participa: escribe bajo las preguntas, vota y asume compromisos cuando la sesión lo pide. No necesita cuenta; basta un teléfono.',
  },
  'purpose.facilitator': {
    en: 'With it you facilitate: you run the phases and the clock, group notes and open the votes. A computer is best.',
    fr: 'Il vous permet d’animer\u00a0: vous conduisez les phases et le minuteur, regroupez les notes et ouvrez les votes. Un ordinateur convient le mieux.',
    es: 'Con él facilita: conduce las fases y el reloj, agrupa las notas y abre las votaciones. Lo mejor es un ordenador.',
  },
  'purpose.secretariat': {
    en: 'With it you read the board at any moment and take the synthesis away, in English, French or Spanish.',
    fr: 'Il vous permet de lire le tableau à tout moment et d’emporter la synthèse, en anglais, en français ou en espagnol.',
    es: 'Con él lee el tablero en todo momento y se lleva la síntesis, en inglés, francés o español.',
  },
  'purpose.viewer': {
    en: 'Open it on the computer that is connected to the projector: it shows the question, the time and the board, without tools.',
    fr: 'Ouvrez-le sur l’ordinateur relié au vidéoprojecteur\u00a0: il montre la question, le temps et le tableau, sans outils.',
    es: 'Ábralo en el equipo conectado al proyector: muestra la pregunta, el tiempo y el tablero, sin herramientas.',
  },
  personal: {
    en: 'Whoever opens this link has the same rights as you. Please keep it to yourself: pass it only to people who do the same in this session.',
    fr: 'Toute personne qui ouvre ce lien a les mêmes droits que vous. Gardez-le pour vous\u00a0: ne le transmettez qu’à des personnes qui ont le même rôle dans cette session.',
    es: 'Quien abre este enlace tiene los mismos derechos que usted. Guárdelo para sí: páselo solo a personas con la misma función en esta sesión.',
  },
  until: {
    en: 'It opens the session until {{date}}.',
    fr: 'Il ouvre la session jusqu’au {{date}}.',
    es: 'Abre la sesión hasta el {{date}}.',
  },
} satisfies Record<string, Localized>
