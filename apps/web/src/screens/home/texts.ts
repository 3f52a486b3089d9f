import type { Localized } from '@atelier/board'

export const homeTexts = {
  headline: {
    en: 'Think a common strategy, together',
    fr: 'Penser une stratégie commune, ensemble',
    es: 'Pensar una estrategia común, en equipo',
  },
  lead: {
    en: 'A shared whiteboard for a facilitated session: write, group, decide, and leave with the synthesis.',
    fr: 'Un tableau partagé pour une session facilitée\u00a0: écrire, regrouper, décider et repartir avec la synthèse.',
    es: 'Una pizarra compartida para una sesión facilitada: escribir, agrupar, decidir y salir con la síntesis.',
  },
  codeLabel: {
    en: 'Code shown in the room',
    fr: 'Code affiché dans la salle',
    es: 'Código que se muestra en la sala',
  },
  codeMissing: {
    en: 'Type the six characters of the code shown in the room.',
    fr: 'Saisissez les six caractères du code affiché dans la salle.',
    es: 'Escriba los seis caracteres del código que se muestra en la sala.',
  },
  enter: { en: 'Join', fr: 'Rejoindre', es: 'Entrar' },
  recent: {
    en: 'Opened on this device',
    fr: 'Ouverts sur cet appareil',
    es: 'Abiertos en este dispositivo',
  },
  createHeading: { en: 'Prepare a session', fr: 'Préparer une session', es: 'Preparar una sesión' },
  templateText: {
    en: 'Local4Action HUBs: 45 minutes, the last 25 around three questions.',
    fr: 'Local4Action HUB\u00a0: 45 minutes, dont 25 autour de trois questions.',
    es: 'Local4Action HUB: 45 minutos, los últimos 25 en torno a tres preguntas.',
  },
  titleLabel: { en: 'Title of the session', fr: 'Titre de la session', es: 'Título de la sesión' },
  titlePlaceholder: {
    en: 'Thinking a common strategy',
    fr: 'Penser une stratégie commune',
    es: 'Pensar una estrategia común',
  },
  titleMissing: {
    en: 'Give the session a title: people see it when they join.',
    fr: 'Donnez un titre à la session\u00a0: les personnes le voient en arrivant.',
    es: 'Ponga un título a la sesión: las personas lo ven al entrar.',
  },
  boardLanguage: { en: 'Language of the board', fr: 'Langue du tableau', es: 'Idioma del tablero' },
  tokenLabel: { en: 'Creation password', fr: 'Mot de passe de création', es: 'Contraseña de creación' },
  create: { en: 'Create the board', fr: 'Créer le tableau', es: 'Crear el tablero' },
  creating: { en: 'Creating…', fr: 'Création…', es: 'Creando…' },
  about: {
    en: 'About Atelier and licences',
    fr: 'À propos d’Atelier et licences',
    es: 'Acerca de Atelier y licencias',
  },
} satisfies Record<string, Localized>
