import type { Localized } from '@atelier/board'

export const notFoundTexts = {
  title: { en: 'There is nothing here', fr: 'Il n’y a rien ici', es: 'Aquí no hay nada' },
  text: {
    en: 'The address may have been cut short. Open the link again, or enter the code of your session.',
    fr: 'L’adresse a peut-être été coupée. Ouvrez de nouveau le lien ou saisissez le code de votre session.',
    es: 'Quizá la dirección se cortó. Abra de nuevo el enlace o escriba el código de su sesión.',
  },
  home: { en: 'Enter a code', fr: 'Saisir un code', es: 'Escribir un código' },
} satisfies Record<string, Localized>
