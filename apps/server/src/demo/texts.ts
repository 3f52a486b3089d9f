import type { Locale } from '@atelier/board'
import type { Played } from './play.ts'

/** What the demo says in the terminal, and the title of its board. */
export interface DemoWords {
  title: string
  /** What the cover of its report says, which is true wherever it runs. */
  place: string
  organiser: string
  links: string
  roles: { facilitator: string; participant: string; viewer: string; secretariat: string }
  code: (code: string) => string
  hurry: string
  joined: (people: number, hubs: number) => string
  phase: (name: string) => string
  done: (played: Played) => string
  saved: string
  stays: string
}

export const demoWords: Record<Locale, DemoWords> = {
  en: {
    title: 'Demonstration: thinking a common strategy',
    place: 'a simulated session, on one computer',
    organiser: 'Atelier demonstration, no participants',
    links: 'Open one of these links; the session is starting.',
    roles: {
      facilitator: 'Facilitator',
      participant: 'Participant',
      viewer: 'Projector (read only)',
      secretariat: 'Secretariat (report)',
    },
    code: (code) => `On a phone: open the address and type ${code}`,
    hurry: 'The people are simulated, and time runs faster than on the clock of the board.',
    joined: (people, hubs) => `${people} people from ${hubs} HUBs have joined`,
    phase: (name) => `Phase: ${name}`,
    done: ({ notes, clusters, ballots, steps }) =>
      `Session over: ${notes} notes, ${clusters} groups with a title, ${ballots} ballots, ${steps} next steps with an owner and a date.`,
    saved: 'Report',
    stays: 'The board stays open. Ctrl-C ends the demo.',
  },
  fr: {
    title: 'Démonstration\u00a0: penser une stratégie commune',
    place: 'session simulée, sur un ordinateur',
    organiser: 'démonstration d’Atelier, sans participant·es',
    links: 'Ouvrez l’un de ces liens\u00a0; la session commence.',
    roles: {
      facilitator: 'Facilitation',
      participant: 'Participation',
      viewer: 'Projection (lecture seule)',
      secretariat: 'Secrétariat (rapport)',
    },
    code: (code) => `Sur un téléphone\u00a0: ouvrez l’adresse et saisissez ${code}`,
    hurry: 'Les personnes sont simulées et le temps passe plus vite que sur le minuteur du tableau.',
    joined: (people, hubs) => `${people} personnes de ${hubs} HUB ont rejoint la session`,
    phase: (name) => `Phase\u00a0: ${name}`,
    done: ({ notes, clusters, ballots, steps }) =>
      `Session terminée\u00a0: ${notes} notes, ${clusters} groupes avec un titre, ${ballots} bulletins, ${steps} prochaines étapes avec responsable et échéance.`,
    saved: 'Rapport',
    stays: 'Le tableau reste ouvert. Ctrl-C termine la démonstration.',
  },
  es: {
    title: 'Demostración: pensar una estrategia común',
    place: 'sesión simulada, en un ordenador',
    organiser: 'demostración de Atelier, sin participantes',
    links: 'Abra uno de estos enlaces; la sesión está empezando.',
    roles: {
      facilitator: 'Facilitación',
      participant: 'Participación',
      viewer: 'Proyección (solo lectura)',
      secretariat: 'Secretaría (informe)',
    },
    code: (code) => `En un teléfono: abra la dirección y escriba ${code}`,
    hurry: 'Las personas son simuladas y el tiempo pasa más rápido que en el reloj del tablero.',
    joined: (people, hubs) => `${people} personas de ${hubs} HUB se han unido`,
    phase: (name) => `Fase: ${name}`,
    done: ({ notes, clusters, ballots, steps }) =>
      `Sesión terminada: ${notes} notas, ${clusters} grupos con título, ${ballots} papeletas, ${steps} próximos pasos con responsable y plazo.`,
    saved: 'Informe',
    stays: 'El tablero sigue abierto. Ctrl-C termina la demostración.',
  },
}
