import type { Localized, Phase, PhaseKind } from '@atelier/board'

/**
 * What a phase of each kind begins with. These words go into the session in every language, so they are kept apart from
 * the words of the screen, of which a reader has one language.
 */
export const NEW_PHASES: Record<
  PhaseKind,
  Pick<Phase, 'seconds' | 'participants' | 'hidden'> & { name: Localized; instruction: Localized }
> = {
  lobby: {
    seconds: 300,
    participants: [],
    hidden: false,
    name: { en: 'Arrival', fr: 'Accueil', es: 'Acogida' },
    instruction: {
      en: 'Come in and take a seat. Writing opens later.',
      fr: 'Entrez et installez-vous. L’écriture s’ouvrira ensuite.',
      es: 'Entre y tome asiento. La escritura se abrirá después.',
    },
  },
  frame: {
    seconds: 60,
    participants: [],
    hidden: false,
    name: { en: 'The questions', fr: 'Les questions', es: 'Las preguntas' },
    instruction: {
      en: 'Read the questions. Writing opens in a moment.',
      fr: 'Lisez les questions. L’écriture s’ouvre dans un instant.',
      es: 'Lea las preguntas. La escritura se abre en un momento.',
    },
  },
  write: {
    seconds: 150,
    participants: ['write', 'commit'],
    hidden: true,
    name: { en: 'Silent writing', fr: 'Écriture silencieuse', es: 'Escritura en silencio' },
    instruction: {
      en: 'Write one idea per note, in silence. Nobody sees your notes before all are shown.',
      fr: 'Écrivez une idée par note, en silence. Personne ne voit vos notes avant qu’elles soient toutes dévoilées.',
      es: 'Escriba una idea por nota, en silencio. Nadie ve sus notas hasta que se muestren todas.',
    },
  },
  read: {
    seconds: 150,
    participants: ['merge'],
    hidden: false,
    name: { en: 'Reading', fr: 'Lecture', es: 'Lectura' },
    instruction: {
      en: 'Read what the others wrote. If a note says the same as yours, join yours to it.',
      fr: 'Lisez ce que les autres ont écrit. Si une note dit la même chose que la vôtre, joignez-y la vôtre.',
      es: 'Lea lo que han escrito los demás. Si una nota dice lo mismo que la suya, únala a ella.',
    },
  },
  cluster: {
    seconds: 300,
    participants: [],
    hidden: false,
    name: { en: 'Grouping', fr: 'Regroupement', es: 'Agrupación' },
    instruction: {
      en: 'The facilitators group notes that belong together. Say which ones.',
      fr: 'L’équipe de facilitation regroupe les notes qui vont ensemble. Dites lesquelles.',
      es: 'El equipo de facilitación agrupa las notas que van juntas. Diga cuáles.',
    },
  },
  name: {
    seconds: 120,
    participants: [],
    hidden: false,
    name: { en: 'Naming groups', fr: 'Nommer les groupes', es: 'Nombrar los grupos' },
    instruction: {
      en: 'Find a title for each group, aloud.',
      fr: 'Trouvez un titre pour chaque groupe, à voix haute.',
      es: 'Busquen un título para cada grupo, en voz alta.',
    },
  },
  vote: {
    seconds: 90,
    participants: ['vote'],
    hidden: false,
    name: { en: 'Vote', fr: 'Vote', es: 'Votación' },
    instruction: {
      en: 'Give your votes to the groups that matter most. Nobody sees how you vote.',
      fr: 'Donnez vos voix aux groupes les plus importants. Personne ne voit votre vote.',
      es: 'Dé sus votos a los grupos más importantes. Nadie ve su voto.',
    },
  },
  commit: {
    seconds: 240,
    participants: ['write', 'commit'],
    hidden: false,
    name: { en: 'Next steps', fr: 'Prochaines étapes', es: 'Próximos pasos' },
    instruction: {
      en: 'Each initiative says its next step; complete yours with who, when and what help you need.',
      fr: 'Chaque initiative dit sa prochaine étape\u00a0; complétez la vôtre\u00a0: qui, quand, quelle aide demandée.',
      es: 'Cada iniciativa dice su próximo paso; complete el suyo: quién, cuándo y qué ayuda necesita.',
    },
  },
  close: {
    seconds: 120,
    participants: [],
    hidden: false,
    name: { en: 'Close', fr: 'Clôture', es: 'Cierre' },
    instruction: {
      en: 'Thank you. The Secretariat takes the synthesis with it.',
      fr: 'Merci. Le Secrétariat repart avec la synthèse.',
      es: 'Gracias. La Secretaría se lleva la síntesis.',
    },
  },
}
