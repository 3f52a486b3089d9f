import type { Locale, Localized } from './locale.ts'

/** The 17 Sustainable Development Goals have these numbers. */
export const SDG_GOALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const

/** Their short names, as the United Nations publish them, goal 1 first. */
const NAMES: readonly Localized[] = [
  { en: 'No poverty', fr: 'Pas de pauvreté', es: 'Fin de la pobreza' },
  { en: 'Zero hunger', fr: 'Faim «\u00a0zéro\u00a0»', es: 'Hambre cero' },
  { en: 'Good health and well-being', fr: 'Bonne santé et bien-être', es: 'Salud y bienestar' },
  { en: 'Quality education', fr: 'Éducation de qualité', es: 'Educación de calidad' },
  { en: 'Gender equality', fr: 'Égalité entre les sexes', es: 'Igualdad de género' },
  { en: 'Clean water and sanitation', fr: 'Eau propre et assainissement', es: 'Agua limpia y saneamiento' },
  {
    en: 'Affordable and clean energy',
    fr: 'Énergie propre et d’un coût abordable',
    es: 'Energía asequible y no contaminante',
  },
  {
    en: 'Decent work and economic growth',
    fr: 'Travail décent et croissance économique',
    es: 'Trabajo decente y crecimiento económico',
  },
  {
    en: 'Industry, innovation and infrastructure',
    fr: 'Industrie, innovation et infrastructure',
    es: 'Industria, innovación e infraestructura',
  },
  { en: 'Reduced inequalities', fr: 'Inégalités réduites', es: 'Reducción de las desigualdades' },
  {
    en: 'Sustainable cities and communities',
    fr: 'Villes et communautés durables',
    es: 'Ciudades y comunidades sostenibles',
  },
  {
    en: 'Responsible consumption and production',
    fr: 'Consommation et production responsables',
    es: 'Producción y consumo responsables',
  },
  {
    en: 'Climate action',
    fr: 'Mesures relatives à la lutte contre les changements climatiques',
    es: 'Acción por el clima',
  },
  { en: 'Life below water', fr: 'Vie aquatique', es: 'Vida submarina' },
  { en: 'Life on land', fr: 'Vie terrestre', es: 'Vida de ecosistemas terrestres' },
  {
    en: 'Peace, justice and strong institutions',
    fr: 'Paix, justice et institutions efficaces',
    es: 'Paz, justicia e instituciones sólidas',
  },
  {
    en: 'Partnerships for the goals',
    fr: 'Partenariats pour la réalisation des objectifs',
    es: 'Alianzas para lograr los objetivos',
  },
]

/** Name of a goal, 1 to 17; empty for any other number. */
export function sdgName(locale: Locale, goal: number): string {
  return NAMES[goal - 1]?.[locale] ?? ''
}
