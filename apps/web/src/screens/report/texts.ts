import type { Localized } from '@atelier/board'

/** Words around the report; the report's own are in `@atelier/report`. */
export const reportTexts = {
  back: { en: 'Back to the board', fr: 'Retour au tableau', es: 'Volver al tablero' },
  title: { en: 'Report', fr: 'Synthèse', es: 'Síntesis' },
  live: {
    en: 'Up to date at every moment of the session.',
    fr: 'À jour à tout moment de la session.',
    es: 'Al día en todo momento de la sesión.',
  },
  language: { en: 'Language of the report', fr: 'Langue de la synthèse', es: 'Idioma de la síntesis' },
  download: { en: 'Download', fr: 'Télécharger', es: 'Descargar' },
  markdown: { en: 'Markdown', fr: 'Markdown', es: 'Markdown' },
  markdownHint: {
    en: 'Text with headings and tables, for any editor',
    fr: 'Texte avec titres et tableaux, pour tout éditeur',
    es: 'Texto con títulos y tablas, para cualquier editor',
  },
  json: { en: 'JSON', fr: 'JSON', es: 'JSON' },
  jsonHint: {
    en: 'Data, for other tools',
    fr: 'Données, pour d’autres outils',
    es: 'Datos, para otras herramientas',
  },
  print: { en: 'Print', fr: 'Imprimer', es: 'Imprimir' },
  contents: { en: 'Contents', fr: 'Sommaire', es: 'Contenido' },
  notForYou: {
    en: 'The report is for the Secretariat and the facilitators. Ask them for it, or for a link that opens it.',
    fr: 'La synthèse est destinée au Secrétariat et à l’équipe de facilitation. Demandez-la-leur, ou un lien qui l’ouvre.',
    es: 'La síntesis es para la Secretaría y el equipo de facilitación. Pídala, o pida un enlace que la abra.',
  },
} satisfies Record<string, Localized>
