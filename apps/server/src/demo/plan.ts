import { type Hub, LOCALES, type Locale, type Step } from '@atelier/board'
import { type ScriptedNote, scriptedNotes } from './notes.ts'
import { Random } from './random.ts'

/** Notes that one person writes, on average. */
const NOTES_EACH = 2
/** HUBs that join and write nothing, so that the report has some to name. */
const SILENT_HUBS = 2
/** Share of the next steps that are written in the last phase only, and of all steps that get a card. */
const LATE_STEPS = 0.25
const STEPS_WITH_CARD = 0.7

export interface PlannedNote {
  note: ScriptedNote
  /** When in its phase it is begun, from 0 to 1. */
  at: number
  /** Written when the initiatives say their next steps, not in the writing phase. */
  late: boolean
  /** Commitment card, filled in when the initiatives say their next steps. */
  step: Step | null
}

export interface PlannedPerson {
  hubId: string
  language: Locale
  /** Without a cursor. */
  onPhone: boolean
  /** In the order of writing. */
  notes: PlannedNote[]
}

/**
 * Who comes, and who writes what when.
 *
 * @param seed the same gives the same plan for the same directory and day
 * @param today ISO date; due dates lie at the ends of quarters after it
 */
export function planDemo(options: {
  people: number
  seed: number
  hubs: readonly Hub[]
  today: string
}): PlannedPerson[] {
  const random = new Random(options.seed)
  const { hubs, today } = options
  const silent = new Set(
    hubs.length > 2 * SILENT_HUBS ? random.shuffled(hubs.slice(SILENT_HUBS)).slice(0, SILENT_HUBS) : [],
  )
  const people = Array.from({ length: options.people }, (_, index) => {
    const hub = hubs[index % hubs.length]
    if (!hub) throw new Error('the board has an empty HUB directory. Give it at least one HUB.')
    const language = hub.language ?? (LOCALES[Math.floor(random.next() * LOCALES.length)] as Locale)
    return {
      hub,
      person: { hubId: hub.id, language, onPhone: random.next() < 0.5, notes: [] as PlannedNote[] },
    }
  })
  const writers = people.filter(({ hub }) => !silent.has(hub))
  for (const note of draw(random, options.people * NOTES_EACH)) {
    const [author] = writers
      .filter(({ person }) => person.language === note.language)
      .sort((a, b) => a.person.notes.length - b.person.notes.length)
    if (!author) continue
    author.person.notes.push({
      note,
      at: random.between(0, 0.8),
      late: note.questionId === 'q3' && random.next() < LATE_STEPS,
      step: note.questionId === 'q3' ? card(random, note, author.hub, today) : null,
    })
  }
  return people.map(({ person }) => ({ ...person, notes: person.notes.sort((a, b) => a.at - b.at) }))
}

/** So many of the scripted notes, as evenly over the questions as there are. */
function draw(random: Random, count: number): ScriptedNote[] {
  const questionIds = [...new Set(scriptedNotes.map((note) => note.questionId))]
  const each = Math.ceil(count / questionIds.length)
  return random.shuffled(
    questionIds.flatMap((questionId) =>
      random.shuffled(scriptedNotes.filter((note) => note.questionId === questionId)).slice(0, each),
    ),
  )
}

const TEAM: Record<Locale, (hub: string) => string> = {
  en: (hub) => `${hub} team`,
  fr: (hub) => `équipe ${hub}`,
  es: (hub) => `equipo ${hub}`,
}
const SECRETARIAT: Record<Locale, string> = { en: 'Secretariat', fr: 'Secrétariat', es: 'Secretaría' }

function card(
  random: Random,
  { language, themeId, help, sdgs }: ScriptedNote,
  hub: Hub,
  today: string,
): Step | null {
  if (random.next() > STEPS_WITH_CARD) return null
  const owner = random.next() < 0.15 ? SECRETARIAT[language] : TEAM[language](hub.name)
  const due = quarterEnd(today, 1 + Math.floor(random.next() * 5))
  const kind = themeId === 'spread' ? 'spinOff' : 'step'
  return { kind, owner, due, ...(help && { help }), ...(sdgs && { sdgs: [...sdgs] }) }
}

/** The last day of the n-th quarter after the one of `today`, as an ISO date. */
export function quarterEnd(today: string, n: number): string {
  const date = new Date(`${today}T00:00:00Z`)
  const quarter = Math.floor(date.getUTCMonth() / 3) + n
  return new Date(Date.UTC(date.getUTCFullYear(), 3 * (quarter + 1), 0)).toISOString().slice(0, 10)
}
