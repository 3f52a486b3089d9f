import type { Localized } from '@atelier/board'

export const myPlaceTexts = {
  language: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  name: { en: 'Name', fr: 'Nom', es: 'Nombre' },
  nameHint: {
    en: 'Leave it empty to take part without a name.',
    fr: 'Laissez vide pour participer sans nom.',
    es: 'Déjelo vacío para participar sin nombre.',
  },
  saving: { en: 'Saving…', fr: 'Enregistrement…', es: 'Guardando…' },
  otherTitle: {
    en: 'Continue on another device',
    fr: 'Continuer sur un autre appareil',
    es: 'Seguir en otro dispositivo',
  },
  otherText: {
    en: 'Your notes and votes go with you: you stay the same person on both devices.',
    fr: 'Vos notes et vos voix vous suivent\u00a0: vous restez la même personne sur les deux appareils.',
    es: 'Sus notas y votos van con usted: sigue siendo la misma persona en ambos dispositivos.',
  },
  show: { en: 'Show my code', fr: 'Afficher mon code', es: 'Mostrar mi código' },
  asking: { en: 'Making a code…', fr: 'Création du code…', es: 'Creando el código…' },
  scan: {
    en: 'Scan it with the other device, or type this code on the home page of {{site}}. It is yours alone and works once.',
    fr: 'Scannez-le avec l’autre appareil, ou saisissez ce code sur la page d’accueil de {{site}}. Il n’est qu’à vous et ne sert qu’une fois.',
    es: 'Escanéelo con el otro dispositivo, o escriba este código en la página de inicio de {{site}}. Es solo suyo y sirve una vez.',
  },
  yourCode: { en: 'Your code: {{code}}', fr: 'Votre code\u00a0: {{code}}', es: 'Su código: {{code}}' },
  validUntil: { en: 'Valid until {{time}}', fr: 'Valable jusqu’à {{time}}', es: 'Válido hasta las {{time}}' },
  spent: {
    en: 'This code has expired.',
    fr: 'Ce code a expiré.',
    es: 'Este código ha caducado.',
  },
  again: { en: 'Make a new code', fr: 'Créer un nouveau code', es: 'Crear un código nuevo' },
} satisfies Record<string, Localized>
