import type { Locale } from '@atelier/board'

/** The words that only pictures need. `{{name}}` stands for a parameter. */
export interface ChartTexts {
  mapTitle: string
  /** `{{groups}}`: each group with its counts, in a list. */
  mapAlt: string
  phasesTitle: string
  phasesAlt: string
  phaseAlt: string
  others: string
}

export const chartTexts: Record<Locale, ChartTexts> = {
  en: {
    mapTitle: 'Groups at a glance, area by number of notes',
    mapAlt: 'Map of the groups, each as large as it has notes: {{groups}}.',
    phasesTitle: 'Planned and actual length of the phases',
    phasesAlt: 'Planned and actual length of each phase: {{phases}}.',
    phaseAlt: '{{label}}: planned {{planned}}, actual {{actual}}',
    others: '{{n}} others',
  },
  fr: {
    mapTitle: 'Les groupes d’un coup d’œil, surface selon le nombre de notes',
    mapAlt: 'Carte des groupes, chacun à la mesure de ses notes\u00a0: {{groups}}.',
    phasesTitle: 'Durée prévue et durée réelle des phases',
    phasesAlt: 'Durée prévue et durée réelle de chaque phase\u00a0: {{phases}}.',
    phaseAlt: '{{label}}\u00a0: prévu {{planned}}, réel {{actual}}',
    others: '{{n}} autres',
  },
  es: {
    mapTitle: 'Los grupos de un vistazo, superficie según el número de notas',
    mapAlt: 'Mapa de los grupos, cada uno a la medida de sus notas: {{groups}}.',
    phasesTitle: 'Duración prevista y real de las fases',
    phasesAlt: 'Duración prevista y real de cada fase: {{phases}}.',
    phaseAlt: '{{label}}: previsto {{planned}}, real {{actual}}',
    others: '{{n}} más',
  },
}

/** Puts parameters into a text. */
export function fillIn(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '…'))
}
