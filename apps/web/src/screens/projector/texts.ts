import type { Localized } from '@atelier/board'

/** Words on the wall. Few, and never small. */
export const projectorTexts = {
  joinAt: { en: 'Join with your phone', fr: 'Rejoignez avec votre téléphone', es: 'Únase con su teléfono' },
  scan: { en: 'Scan, or open', fr: 'Scannez, ou ouvrez', es: 'Escanee, o abra' },
  code: { en: 'Code', fr: 'Code', es: 'Código' },
  loopback: {
    en: 'This address works on this computer only. Open this page by the network address that the server prints.',
    fr: 'Cette adresse ne fonctionne que sur cet ordinateur. Ouvrez cette page par l’adresse réseau qu’affiche le serveur.',
    es: 'Esta dirección solo funciona en este equipo. Abra esta página con la dirección de red que muestra el servidor.',
  },
  closing: {
    en: 'What this session leaves',
    fr: 'Ce que laisse cette session',
    es: 'Lo que deja esta sesión',
  },
  groups_one: { en: '{{count}} group', fr: '{{count}} groupe', es: '{{count}} grupo' },
  groups_many: { en: '{{count}} groups', fr: '{{count}} groupes', es: '{{count}} grupos' },
  groups_other: { en: '{{count}} groups', fr: '{{count}} groupes', es: '{{count}} grupos' },
  hubsHere: {
    en: '{{here}} of {{total}} HUBs here',
    fr: '{{here}} HUB sur {{total}} présents',
    es: '{{here}} de {{total}} HUB presentes',
  },
  nobodyWritten: {
    en: 'No HUB has written yet',
    fr: 'Aucun HUB n’a encore écrit',
    es: 'Ningún HUB ha escrito aún',
  },
  hubsWritten_one: {
    en: '{{count}} HUB has written',
    fr: '{{count}} HUB a écrit',
    es: '{{count}} HUB ha escrito',
  },
  hubsWritten_many: {
    en: '{{count}} HUBs have written',
    fr: '{{count}} HUB ont écrit',
    es: '{{count}} HUB han escrito',
  },
  hubsWritten_other: {
    en: '{{count}} HUBs have written',
    fr: '{{count}} HUB ont écrit',
    es: '{{count}} HUB han escrito',
  },
  notes_one: { en: '{{count}} note', fr: '{{count}} note', es: '{{count}} nota' },
  notes_many: { en: '{{count}} notes', fr: '{{count}} notes', es: '{{count}} notas' },
  notes_other: { en: '{{count}} notes', fr: '{{count}} notes', es: '{{count}} notas' },
  offline: {
    en: 'Connection lost: this screen waits for it',
    fr: 'Connexion perdue\u00a0: cet écran l’attend',
    es: 'Conexión perdida: esta pantalla espera',
  },
  fullscreen: { en: 'Full screen', fr: 'Plein écran', es: 'Pantalla completa' },
  toBoard: { en: 'Show the board', fr: 'Afficher le tableau', es: 'Mostrar el tablero' },
} satisfies Record<string, Localized>
