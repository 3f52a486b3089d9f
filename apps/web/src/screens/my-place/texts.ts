import type { Localized } from '@atelier/board'

export const myPlaceTexts = {
  language: { en: 'Language', fr: 'Langue', es: 'Idioma' },
  name: { en: 'Name', fr: 'Nom', es: 'Nombre' },
  nameHint: {
    en: 'Leave it empty to take part without a name.',
    fr: 'Laissez vide pour participer sans nom.',
    es: 'Déjelo vacío para participar sin nombre.',
  },
  initiative: {
    en: 'Name of your initiative (optional)',
    fr: 'Nom de votre initiative (facultatif)',
    es: 'Nombre de su iniciativa (opcional)',
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
    en: 'Scan it with the other device, type this code on the home page of {{site}}, or open the link there. It belongs to one person alone and works once.',
    fr: 'Scannez-le avec l’autre appareil, saisissez ce code sur la page d’accueil de {{site}}, ou ouvrez-y le lien. Il n’est qu’à une seule personne et ne sert qu’une fois.',
    es: 'Escanéelo con el otro dispositivo, escriba este código en la página de inicio de {{site}} o abra allí el enlace. Es de una sola persona y sirve una vez.',
  },
  yourCode: {
    en: 'Personal code: {{code}}',
    fr: 'Code personnel\u00a0: {{code}}',
    es: 'Código personal: {{code}}',
  },
  personalLink: { en: 'Personal link', fr: 'Lien personnel', es: 'Enlace personal' },
  validUntil: { en: 'Valid until {{time}}', fr: 'Valable jusqu’à {{time}}', es: 'Válido hasta las {{time}}' },
  spent: {
    en: 'This code has expired.',
    fr: 'Ce code a expiré.',
    es: 'Este código ha caducado.',
  },
  again: { en: 'Make a new code', fr: 'Créer un nouveau code', es: 'Crear un código nuevo' },
} satisfies Record<string, Localized>
