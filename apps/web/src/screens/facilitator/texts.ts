import type { Localized } from '@atelier/board'

/** Words of the facilitators' panel. */
export const facilitatorTexts = {
  title: { en: 'Conduct', fr: 'Animation', es: 'Conducción' },
  open: { en: 'Open the panel', fr: 'Ouvrir le panneau', es: 'Abrir el panel' },
  close: { en: 'Fold the panel', fr: 'Replier le panneau', es: 'Plegar el panel' },
  start: { en: 'Start: {{phase}}', fr: 'Commencer\u00a0: {{phase}}', es: 'Empezar: {{phase}}' },
  next: { en: 'Next: {{phase}}', fr: 'Suite\u00a0: {{phase}}', es: 'Siguiente: {{phase}}' },
  last: {
    en: 'This is the last phase.',
    fr: 'C’est la dernière phase.',
    es: 'Es la última fase.',
  },
  back: { en: 'Back', fr: 'Retour', es: 'Volver' },
  backTo: { en: 'Back to: {{phase}}', fr: 'Retour à\u00a0: {{phase}}', es: 'Volver a: {{phase}}' },
  pause: { en: 'Pause', fr: 'Pause', es: 'Pausa' },
  resume: { en: 'Resume', fr: 'Reprendre', es: 'Reanudar' },
  more: { en: '+30 s', fr: '+30\u00a0s', es: '+30 s' },
  less: { en: '\u221230 s', fr: '\u221230\u00a0s', es: '\u221230 s' },
  moreLabel: { en: 'Give 30 seconds more', fr: 'Donner 30 secondes de plus', es: 'Dar 30 segundos más' },
  lessLabel: { en: 'Take 30 seconds away', fr: 'Retirer 30 secondes', es: 'Quitar 30 segundos' },
  remaining: {
    en: '{{left}} of {{total}} left',
    fr: 'reste {{left}} sur {{total}}',
    es: 'quedan {{left}} de {{total}}',
  },
  phases: { en: 'Phases', fr: 'Phases', es: 'Fases' },
  now: { en: 'now', fr: 'en cours', es: 'ahora' },
  goTo: { en: 'Go to: {{phase}}', fr: 'Aller à\u00a0: {{phase}}', es: 'Ir a: {{phase}}' },
  silent: { en: 'Without a note yet', fr: 'Sans note pour l’instant', es: 'Todavía sin nota' },
  written: {
    en: '{{written}} of {{here}} HUBs have written',
    fr: '{{written}} HUB sur {{here}} ont écrit',
    es: '{{written}} de {{here}} HUB han escrito',
  },
  allWritten: {
    en: 'Every HUB here has written.',
    fr: 'Tous les HUB présents ont écrit.',
    es: 'Todos los HUB presentes han escrito.',
  },
  nobodyYet: {
    en: 'No HUB is here yet.',
    fr: 'Aucun HUB n’est encore là.',
    es: 'Aún no hay ningún HUB.',
  },
  absent_one: {
    en: '{{count}} HUB has not joined',
    fr: '{{count}} HUB n’a pas rejoint',
    es: '{{count}} HUB no se ha unido',
  },
  absent_many: {
    en: '{{count}} HUBs have not joined',
    fr: '{{count}} HUB n’ont pas rejoint',
    es: '{{count}} HUB no se han unido',
  },
  absent_other: {
    en: '{{count}} HUBs have not joined',
    fr: '{{count}} HUB n’ont pas rejoint',
    es: '{{count}} HUB no se han unido',
  },
  clustering: {
    en: 'Who groups notes in the grouping phase',
    fr: 'Qui regroupe les notes pendant le regroupement',
    es: 'Quién agrupa las notas en la fase de agrupación',
  },
  clusteringFacilitators: {
    en: 'Facilitators',
    fr: 'L’équipe de facilitation',
    es: 'El equipo de facilitación',
  },
  clusteringEveryone: { en: 'Everyone', fr: 'Tout le monde', es: 'Todo el mundo' },
  failed: {
    en: 'The server did not answer; nothing has changed. Try again.',
    fr: 'Le serveur n’a pas répondu\u00a0; rien n’a changé. Réessayez.',
    es: 'El servidor no respondió; nada ha cambiado. Inténtelo de nuevo.',
  },
} satisfies Record<string, Localized>
