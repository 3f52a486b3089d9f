import type { Localized } from '@atelier/board'

/** Words of the card of a next step. */
export const commitmentTexts = {
  complete: { en: 'Who, when, what help', fr: 'Qui, quand, quelle aide', es: 'Quién, cuándo, qué ayuda' },
  completeNote: {
    en: 'Who, when, what help: {{text}}',
    fr: 'Qui, quand, quelle aide\u00a0: {{text}}',
    es: 'Quién, cuándo, qué ayuda: {{text}}',
  },
  change: { en: 'Change the card', fr: 'Modifier la fiche', es: 'Cambiar la ficha' },
  title: { en: 'Card of this next step', fr: 'Fiche de cette étape', es: 'Ficha de este paso' },
  kind: { en: 'What it is', fr: 'De quoi il s’agit', es: 'De qué se trata' },
  spinOff: { en: 'Spin-off', fr: 'Spin-off', es: 'Spin-off' },
  step: { en: 'Next step', fr: 'Prochaine étape', es: 'Próximo paso' },
  owner: { en: 'Who takes it on', fr: 'Qui s’en charge', es: 'Quién se encarga' },
  due: { en: 'By when', fr: 'Pour quand', es: 'Para cuándo' },
  help: { en: 'Help asked for', fr: 'Aide demandée', es: 'Ayuda solicitada' },
  sdgs: {
    en: 'Sustainable Development Goals',
    fr: 'Objectifs de développement durable',
    es: 'Objetivos de Desarrollo Sostenible',
  },
  goal: { en: 'Goal {{n}}: {{name}}', fr: 'Objectif {{n}}\u00a0: {{name}}', es: 'Objetivo {{n}}: {{name}}' },
  carriedOut: { en: 'Carried out', fr: 'Étape réalisée', es: 'Paso realizado' },
  done: { en: 'Done', fr: 'Terminé', es: 'Listo' },
  kept: {
    en: 'Kept as you type.',
    fr: 'Enregistré au fil de la saisie.',
    es: 'Se guarda mientras escribe.',
  },
} satisfies Record<string, Localized>
