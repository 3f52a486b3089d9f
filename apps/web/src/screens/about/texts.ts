import type { Localized } from '@atelier/board'

export const aboutTexts = {
  title: { en: 'About Atelier', fr: 'À propos d’Atelier', es: 'Acerca de Atelier' },
  what: {
    en: 'Atelier is a whiteboard for facilitated sessions, made first for the Local4Action HUBs of United Cities and Local Governments: three questions, twenty-five minutes, and a synthesis at the end.',
    fr: 'Atelier est un tableau blanc pour des sessions facilitées, conçu d’abord pour les Local4Action HUB de Cités et Gouvernements Locaux Unis\u00a0: trois questions, vingt-cinq minutes et une synthèse à la fin.',
    es: 'Atelier es una pizarra para sesiones facilitadas, hecha ante todo para los Local4Action HUB de Ciudades y Gobiernos Locales Unidos: tres preguntas, veinticinco minutos y una síntesis al final.',
  },
  privacyTitle: { en: 'Your data', fr: 'Vos données', es: 'Sus datos' },
  privacy: {
    en: 'Everything stays on the server you opened this page from; fonts, pictures and programs come from it too. There are no accounts and no tracking. A cookie keeps your place at each board you join.',
    fr: 'Tout reste sur le serveur d’où vous avez ouvert cette page\u00a0; les polices, les images et les programmes en viennent aussi. Il n’y a ni compte ni pistage. Un cookie garde votre place sur chaque tableau rejoint.',
    es: 'Todo se queda en el servidor desde el que abrió esta página; las letras, las imágenes y los programas también vienen de él. No hay cuentas ni rastreo. Una cookie guarda su lugar en cada tablero al que se une.',
  },
  licencesTitle: { en: 'Licences', fr: 'Licences', es: 'Licencias' },
  licences: {
    en: 'Atelier stands on the work of others. These parts ask that their terms be shown:',
    fr: 'Atelier repose sur le travail d’autres personnes. Ces éléments demandent que leurs conditions soient montrées\u00a0:',
    es: 'Atelier se apoya en el trabajo de otras personas. Estas partes piden que se muestren sus condiciones:',
  },
  tldrawNote: {
    en: 'The canvas is made with tldraw. Its licence asks that the mark “made with tldraw” stays visible on the canvas.',
    fr: 'Le canevas est réalisé avec tldraw. Sa licence demande que la mention «\u00a0made with tldraw\u00a0» reste visible sur le canevas.',
    es: 'El lienzo está hecho con tldraw. Su licencia pide que la marca «made with tldraw» siga visible en el lienzo.',
  },
  home: { en: 'Home page', fr: 'Page d’accueil', es: 'Página de inicio' },
} satisfies Record<string, Localized>
