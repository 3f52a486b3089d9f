import { LOCALES, type Locale, type Localized } from '@atelier/board'

/** What notes of one question have in common; the facilitator of the demo groups by it. */
export interface Theme {
  id: string
  questionId: string
  title: Localized
}

/** A note that somebody of the demo may write. */
export interface ScriptedNote {
  questionId: string
  language: Locale
  text: string
  /** `null`: it fits no group. */
  themeId: string | null
  /** Says the same as every other note with this mark; the facilitator merges them. */
  same?: string
  /** For the commitment card of a next step. */
  help?: string
  sdgs?: readonly number[]
}

/** Wordings that say one thing in several languages. */
const SAME: Record<string, readonly string[]> = {
  pilot: ['Funding stops when the pilot ends', 'La financiación termina cuando acaba el piloto'],
  service: ['Les ODD restent l’affaire d’un seul service', 'Los ODS se quedan en un solo departamento'],
  calls: ['A short call every two months, always the same day', 'Una llamada corta cada dos meses'],
  directory: [
    'Un annuaire vivant des HUB et de leurs thématiques',
    'Un directorio de los HUB con temas y contactos',
  ],
}

export const themes: readonly Theme[] = [
  theme('q1', 'funding', 'Funding that lasts', 'Un financement durable', 'Una financiación duradera'),
  theme(
    'q1',
    'data',
    'Data and local indicators',
    'Données et indicateurs locaux',
    'Datos e indicadores locales',
  ),
  theme('q1', 'cycles', 'Political cycles', 'Cycles politiques', 'Ciclos políticos'),
  theme('q1', 'skills', 'Teams and skills', 'Équipes et compétences', 'Equipos y competencias'),
  theme('q1', 'reach', 'Reaching everyone', 'Toucher tout le monde', 'Llegar a todo el mundo'),
  theme('q2', 'peers', 'Peer learning', 'Apprentissage entre pairs', 'Aprendizaje entre pares'),
  theme('q2', 'platform', 'A shared platform', 'Une plateforme commune', 'Una plataforma común'),
  theme(
    'q2',
    'mentoring',
    'Mentoring for new HUBs',
    'Mentorat des nouveaux HUB',
    'Mentoría para los nuevos HUB',
  ),
  theme('q2', 'meetings', 'Meetings and rhythm', 'Rencontres et rythme', 'Encuentros y ritmo'),
  theme('q2', 'languages', 'Languages and translation', 'Langues et traduction', 'Idiomas y traducción'),
  theme('q3', 'spread', 'Carrying it further', 'Essaimer', 'Llevarlo más lejos'),
  theme('q3', 'training', 'Training and toolkits', 'Formation et outils', 'Formación y herramientas'),
  theme('q3', 'measure', 'Measuring and reporting', 'Mesurer et rendre compte', 'Medir y rendir cuentas'),
  theme('q3', 'youth', 'Youth and schools', 'Jeunesse et écoles', 'Juventud y escuelas'),
  theme('q3', 'climate', 'Climate and care', 'Climat et soin', 'Clima y cuidados'),
]

export const scriptedNotes: readonly ScriptedNote[] = [
  // Question 1: challenges
  ...under('q1', 'funding', {
    en: [
      'Funding stops when the pilot ends',
      'Project calls favour big cities with a grants department',
      'No budget line of our own for localization work',
    ],
    fr: [
      'Le financement s’arrête à la fin du projet pilote',
      'Trop de financements par projet, pas assez pour le fonctionnement',
      'Les petites communes n’ont pas accès aux fonds internationaux',
    ],
    es: [
      'La financiación termina cuando acaba el piloto',
      'Dependemos de subvenciones anuales y no podemos planificar',
    ],
  }),
  ...under('q1', 'data', {
    en: [
      'Data exist nationally, but not at neighbourhood level',
      'Global indicators do not describe what our city does',
      'Each department keeps its own figures and nobody joins them up',
    ],
    fr: [
      'Manque de données locales ventilées par genre et par âge',
      'Les indicateurs mondiaux parlent peu aux équipes municipales',
    ],
    es: [
      'Faltan datos locales desagregados por género y edad',
      'Medimos actividades, no cambios en la vida de la gente',
      'Los indicadores cambian y perdemos la comparación entre años',
    ],
  }),
  ...under('q1', 'cycles', {
    en: [
      'A new mayor, a new plan: we start again every four years',
      'The 2030 horizon is longer than any mandate',
    ],
    fr: [
      'Chaque élection remet en cause les engagements pris',
      'L’agenda 2030 dépasse la durée d’un mandat',
      'Le portage politique repose sur une seule personne',
    ],
    es: [
      'Los cambios de gobierno interrumpen los procesos',
      'Cuesta mantener el compromiso político después de las elecciones',
    ],
  }),
  ...under('q1', 'skills', {
    en: [
      'One officer carries the whole agenda next to three other files',
      'Colleagues see the SDGs as extra work, not as their own work',
    ],
    fr: [
      'Les équipes techniques changent souvent, la mémoire se perd',
      'Peu de formation sur la localisation dans les services',
      'Les ODD restent l’affaire d’un seul service',
    ],
    es: ['Falta personal dedicado, siempre lo urgente gana', 'Los ODS se quedan en un solo departamento'],
  }),
  ...under('q1', 'reach', {
    en: [
      'We hear the same organised voices and rarely the others',
      'Young people are invited to speak, not to decide',
      'Women in informal work have no time for evening meetings',
    ],
    fr: [
      'Le vocabulaire des ODD ne parle pas aux habitant·e·s',
      'Les quartiers périphériques participent peu',
    ],
    es: [
      'La ciudadanía no conoce los ODS ni los siente suyos',
      'Las zonas rurales quedan fuera de la conversación',
    ],
  }),
  ...under('q1', null, {
    en: ['Climate emergencies push every long-term plan aside'],
    fr: ['Comment articuler échelles locale, nationale et mondiale sans tout dupliquer\u00a0?'],
    es: ['La coordinación con el gobierno nacional llega tarde'],
  }),

  // Question 2: an element to add to the community
  ...under('q2', 'peers', {
    en: [
      'Peer visits between HUBs that face the same challenge',
      'A place to tell what failed, without press or donors',
      'Pair up HUBs across regions for six months',
    ],
    fr: [
      'Des échanges entre pairs, en petit groupe, sur un problème concret',
      'Des visites d’étude entre HUB, même virtuelles',
    ],
    es: [
      'Intercambios entre pares sobre un problema concreto',
      'Un espacio para compartir también lo que no funcionó',
      'Hermanar dos HUB de regiones distintas durante un año',
    ],
  }),
  ...under('q2', 'platform', {
    en: [
      'One shared folder with templates, photos and reports',
      'A directory: who works on what, and how to reach them',
      'A simple online space that also works on a slow connection',
    ],
    fr: [
      'Une plateforme commune pour déposer outils et bonnes pratiques',
      'Un annuaire vivant des HUB et de leurs thématiques',
    ],
    es: [
      'Un directorio de los HUB con temas y contactos',
      'Una biblioteca común de herramientas ya probadas',
    ],
  }),
  ...under('q2', 'mentoring', {
    en: [
      'Each experienced HUB accompanies a new one for its first year',
      'A welcome kit: the first ninety days of a HUB',
    ],
    fr: [
      'Un HUB expérimenté parraine chaque nouveau HUB',
      'Un kit d’accueil pour les initiatives en préparation',
      'Un appui pour préparer la candidature et la feuille de route',
    ],
    es: [
      'Mentoría de un HUB con experiencia durante el primer año',
      'Una guía breve para los HUB que empiezan',
    ],
  }),
  ...under('q2', 'meetings', {
    en: [
      'A short call every two months, always the same day',
      'One day together at each statutory meeting',
      'A common calendar, so that we can join each other’s events',
    ],
    fr: [
      'Un rendez-vous régulier, court, avec un ordre du jour partagé',
      'Une rencontre annuelle en présence des équipes techniques',
    ],
    es: [
      'Una llamada corta cada dos meses',
      'Un encuentro anual, rotando entre ciudades',
      'Un calendario común de actividades',
    ],
  }),
  ...under('q2', 'languages', {
    en: [
      'Interpretation in every meeting, not only in the large ones',
      'Materials in three languages on the same day',
    ],
    fr: [
      'Traduire les documents courts, pas seulement les rapports',
      'Prévoir l’interprétation dès l’invitation',
    ],
    es: [
      'Interpretación en todas las reuniones de trabajo',
      'Materiales breves en tres idiomas y en lenguaje sencillo',
    ],
  }),
  ...under('q2', null, {
    en: ['A common visual identity that each HUB can adapt'],
    fr: ['Donner une place aux universités et aux associations locales'],
    es: ['Voz de los HUB en las delegaciones internacionales'],
  }),

  // Question 3: spin-offs and next steps
  ...under('q3', 'spread', {
    en: [
      {
        text: 'Bring the method to three neighbouring municipalities',
        help: 'A contact in the regional association',
        sdgs: [11, 17],
      },
      {
        text: 'Turn the pilot into a permanent municipal service',
        help: 'Examples of by-laws',
        sdgs: [11, 16],
      },
    ],
    fr: [
      {
        text: 'Étendre la démarche à l’ensemble de l’agglomération',
        help: 'Retours d’expérience d’autres HUB',
        sdgs: [11],
      },
      { text: 'Signer une charte avec les communes voisines', help: 'Un modèle de charte', sdgs: [16, 17] },
      { text: 'Créer une alliance thématique entre HUB', sdgs: [17] },
    ],
    es: [
      {
        text: 'Replicar la experiencia en dos barrios más',
        help: 'Acompañamiento metodológico',
        sdgs: [10, 11],
      },
      { text: 'Crear una red regional a partir del HUB', sdgs: [17] },
    ],
  }),
  ...under('q3', 'training', {
    en: [
      {
        text: 'Publish a toolkit with the exercises we used',
        help: 'Translation into French and Spanish',
        sdgs: [4, 17],
      },
      { text: 'Train one person in every department', help: 'Trainers from the network', sdgs: [4, 16] },
      { text: 'Open our training module to the other HUBs', sdgs: [4] },
    ],
    fr: [
      {
        text: 'Former des relais dans chaque service municipal',
        help: 'Des modules de formation existants',
        sdgs: [4, 16],
      },
      {
        text: 'Publier un guide pratique de la localisation',
        help: 'Relecture par deux autres HUB',
        sdgs: [4, 17],
      },
    ],
    es: [
      {
        text: 'Formar a formadoras y formadores en cada distrito',
        help: 'Materiales en lenguaje sencillo',
        sdgs: [4],
      },
      { text: 'Adaptar el módulo de aprendizaje a nuestro contexto', sdgs: [4] },
    ],
  }),
  ...under('q3', 'measure', {
    en: [
      {
        text: 'Write our first voluntary local review',
        help: 'A review of the draft by peers',
        sdgs: [16, 17],
      },
      { text: 'Agree on ten indicators that we can really collect', help: 'Advice on data', sdgs: [17] },
    ],
    fr: [
      {
        text: 'Préparer un premier examen local volontaire',
        help: 'Relecture du plan par des pairs',
        sdgs: [16, 17],
      },
      {
        text: 'Mettre en ligne un tableau de bord ouvert au public',
        help: 'Un exemple de tableau de bord',
        sdgs: [11, 16],
      },
      { text: 'Relier le budget municipal aux ODD', sdgs: [16] },
    ],
    es: [
      { text: 'Elaborar el primer informe local voluntario', help: 'Revisión por pares', sdgs: [16, 17] },
      { text: 'Definir diez indicadores con los departamentos', sdgs: [17] },
    ],
  }),
  ...under('q3', 'youth', {
    en: [
      {
        text: 'A youth council that follows the roadmap',
        help: 'Rules of procedure from another HUB',
        sdgs: [4, 10],
      },
      { text: 'A small fund decided by young people', sdgs: [8, 10] },
      { text: 'A summer school with the local university', help: 'Speakers from other HUBs', sdgs: [4] },
    ],
    fr: [
      {
        text: 'Lancer un parcours ODD avec les collèges',
        help: 'Des ressources pédagogiques',
        sdgs: [4, 13],
      },
      { text: 'Associer un conseil de jeunes au suivi', sdgs: [10, 16] },
    ],
    es: [
      { text: 'Llevar el proyecto a las escuelas del municipio', help: 'Materiales didácticos', sdgs: [4] },
      { text: 'Abrir una convocatoria de ideas jóvenes', sdgs: [8, 4] },
    ],
  }),
  ...under('q3', 'climate', {
    en: [
      {
        text: 'Add the SDG roadmap to the climate plan',
        help: 'Examples of integrated plans',
        sdgs: [13, 11],
      },
      { text: 'Map heat and shade with residents', sdgs: [11, 13] },
    ],
    fr: [
      {
        text: 'Intégrer le genre dans le plan climat',
        help: 'Appui d’un HUB avancé sur ce sujet',
        sdgs: [5, 13],
      },
      { text: 'Créer un réseau de lieux de fraîcheur', sdgs: [3, 11, 13] },
    ],
    es: [
      {
        text: 'Incorporar los cuidados al plan de acción',
        help: 'Ejemplos de sistemas locales de cuidados',
        sdgs: [5, 10],
      },
      { text: 'Un presupuesto participativo para el clima', sdgs: [13, 16] },
    ],
  }),
  ...under('q3', null, {
    en: [{ text: 'Host a visit of two other HUBs', help: 'Help with the invitations', sdgs: [17] }],
    fr: [{ text: 'Évaluer la première année avant d’aller plus loin', sdgs: [16] }],
    es: [
      {
        text: 'Buscar un socio para la segunda fase',
        help: 'Contactos con entidades financiadoras',
        sdgs: [17],
      },
    ],
  }),
].map((note) => ({ ...note, ...sameAs(note.text) }))

type Wording = string | { text: string; help?: string; sdgs?: readonly number[] }

function theme(questionId: string, id: string, en: string, fr: string, es: string): Theme {
  return { id, questionId, title: { en, fr, es } }
}

function under(
  questionId: string,
  themeId: string | null,
  wordings: Record<Locale, Wording[]>,
): ScriptedNote[] {
  return LOCALES.flatMap((language) =>
    wordings[language].map((wording) => ({
      questionId,
      themeId,
      language,
      ...(typeof wording === 'string' ? { text: wording } : wording),
    })),
  )
}

function sameAs(text: string): { same?: string } {
  const found = Object.entries(SAME).find(([, texts]) => texts.includes(text))
  return found ? { same: found[0] } : {}
}
