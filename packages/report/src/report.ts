import { Locale, NOTE_KINDS, PHASE_KINDS, REPORT_SECTIONS, Step, TRAIL_VERBS } from '@atelier/board'
import * as z from 'zod/mini'

/** A HUB as a report names it. */
export const ReportHub = z.object({ id: z.string(), name: z.string(), code: z.string() })
export type ReportHub = z.infer<typeof ReportHub>

/** A sentence that the report makes by itself, and the notes it rests on, in reading order. */
export const Statement = z.object({ text: z.string(), noteIds: z.array(z.string()) })
export type Statement = z.infer<typeof Statement>

/** A text by the people who edit the report, always shown as theirs. */
export const ReportText = z.object({
  text: z.string(),
  /** The report's language, or another one when it was only written there. */
  language: Locale,
  /** Name of who wrote it, as they gave it. */
  by: z.nullable(z.string()),
  /** Epoch ms; 0 when unknown. */
  at: z.number(),
})
export type ReportText = z.infer<typeof ReportText>

/** A wording in another language that stands beside the original. */
export const ReportTranslation = z.object({
  language: Locale,
  text: z.string(),
  by: z.enum(['person', 'service']),
})
export type ReportTranslation = z.infer<typeof ReportTranslation>

const Entry = z.object({
  id: z.string(),
  /** How the report refers to it: `7`, or `7.1` for the first that was merged into it. Unique in the report. */
  ref: z.string(),
  /** Verbatim, in the language it was written in. */
  text: z.string(),
  kind: z.enum(NOTE_KINDS),
  /** `null` also when the report names no HUBs, see `attribution`. */
  hub: z.nullable(ReportHub),
  /** Who wrote it, only where `attribution` is `name`. */
  author: z.nullable(z.string()),
  language: z.nullable(Locale),
  /** Written in another language than the report's. */
  foreign: z.boolean(),
  translations: z.array(ReportTranslation),
  /** Over all closed rounds on notes of its question; `null` when there was none. */
  votes: z.nullable(z.number()),
  /** Epoch ms. */
  createdAt: z.number(),
  step: z.nullable(Step),
})

/** A note, and under it those that were merged into it. */
export const ReportNote = z.extend(Entry, { alsoSaid: z.array(Entry) })
export type ReportNote = z.infer<typeof ReportNote>
export type ReportEntry = z.infer<typeof Entry>

/**
 * `notes` counts merged ones too: each is somebody's voice. `hubs` counts distinct ones, also where the report does not
 * name them; `null` where the session stores no HUB with a note.
 */
const Counts = z.object({ notes: z.number(), hubs: z.nullable(z.number()) })
export type Counts = z.infer<typeof Counts>

export const ReportCluster = z.object({
  id: z.string(),
  /** As the room named it, else "untitled group" in the report's language. */
  title: z.string(),
  named: z.boolean(),
  description: z.nullable(ReportText),
  counts: Counts,
  /** Over all closed rounds on its question: its own, or those of the notes in it; `null` when there was none. */
  votes: z.nullable(z.number()),
  notes: z.array(ReportNote),
  /** Ids of the notes quoted under it, chosen by the rule of `chooseQuotes`. */
  quotes: z.array(z.string()),
})
export type ReportCluster = z.infer<typeof ReportCluster>

/** Why a note is shown apart: it stands in no group, alone in one, or its place was disputed. */
export const APART_REASONS = ['ungrouped', 'alone', 'disputed'] as const
export const ApartNote = z.object({ noteId: z.string(), reason: z.enum(APART_REASONS) })
export type ApartNote = z.infer<typeof ApartNote>

export const ReportQuestion = z.object({
  id: z.string(),
  /** 1, 2, 3, ... as on the wall. */
  number: z.int(),
  text: z.string(),
  short: z.string(),
  commitments: z.boolean(),
  counts: Counts,
  /** What votes were cast for in closed rounds; `clusters` when both; `null` when there was none. */
  votedOn: z.nullable(z.enum(['clusters', 'notes'])),
  /** In the order the facilitators gave them. Groups without a visible note are left out. */
  clusters: z.array(ReportCluster),
  ungrouped: z.array(ReportNote),
  /** Ids of up to three clusters: most votes first where there was a round, then most HUBs, then most notes. */
  leading: z.array(z.string()),
  /** Every note apart, in reading order; empty when nothing was grouped. */
  apart: z.array(ApartNote),
  /** Ids of up to three of them, those disputed first, then by the rule of quotes. */
  apartQuotes: z.array(z.string()),
})
export type ReportQuestion = z.infer<typeof ReportQuestion>

/** A next step. Its wording is the note's; this says who, when and with what help. */
export const ReportCommitment = z.object({
  noteId: z.string(),
  ref: z.string(),
  text: z.string(),
  language: z.nullable(Locale),
  hub: z.nullable(ReportHub),
  step: z.nullable(Step),
})
export type ReportCommitment = z.infer<typeof ReportCommitment>

export const ParticipationRow = z.object({
  /** `null`: people and notes without a HUB. */
  hub: z.nullable(ReportHub),
  joined: z.number(),
  /**
   * Visible notes by question id, each counted where the report shows it; `null`, like `total`, where the report names
   * no HUB beside a note, since beside all wordings a count would tell whose some of them are.
   */
  notes: z.nullable(z.record(z.string(), z.number())),
  total: z.nullable(z.number()),
})
export type ParticipationRow = z.infer<typeof ParticipationRow>

/** One region or one language. `label` is ready to print; `id` is `-` for those of which it is not known. */
export const ParticipationGroup = z.object({
  id: z.string(),
  label: z.string(),
  /** HUBs of the directory in it; for a language, HUBs with a note in it, `null` where the report names none. */
  hubs: z.nullable(z.number()),
  /** People who joined; `null` where it is not known, as for languages. */
  joined: z.nullable(z.number()),
  /** `null` for regions where the report names no HUB beside a note. */
  notes: z.nullable(z.number()),
})
export type ParticipationGroup = z.infer<typeof ParticipationGroup>

/** One of the 17 Goals: HUBs whose entry in the directory names it, and commitments that do. */
export const SdgRow = z.object({
  goal: z.int(),
  name: z.string(),
  listedBy: z.array(ReportHub),
  /** `null` where the report names no HUB beside a note. */
  committedBy: z.nullable(z.array(ReportHub)),
  /** Notes with a commitment card that names it. */
  noteIds: z.array(z.string()),
})
export type SdgRow = z.infer<typeof SdgRow>

export const ReportPhase = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(PHASE_KINDS),
  agendaItem: z.string(),
  plannedMs: z.number(),
  /** All stretches spent in it that have ended; `null` when it was never left, or never entered. */
  actualMs: z.nullable(z.number()),
  /** Epoch ms of its first beginning. */
  startedAt: z.nullable(z.number()),
  current: z.boolean(),
})
export type ReportPhase = z.infer<typeof ReportPhase>

/** A round of votes. While it is open only its turnout is known. */
export const ReportRound = z.object({
  id: z.string(),
  number: z.int(),
  on: z.enum(['clusters', 'notes']),
  questionIds: z.array(z.string()),
  budget: z.number(),
  several: z.boolean(),
  open: z.boolean(),
  /** Epoch ms. */
  openedAt: z.number(),
  closedAt: z.nullable(z.number()),
  turnout: z.object({ ballots: z.number(), people: z.number() }),
  /** Most votes first. `label`: title of the group, number of the note. */
  rows: z.array(
    z.object({
      targetId: z.string(),
      /** `null` when what was voted on is no longer shown. */
      questionId: z.nullable(z.string()),
      label: z.string(),
      votes: z.number(),
    }),
  ),
})
export type ReportRound = z.infer<typeof ReportRound>

/**
 * A line of the audit trail, in words. Wordings that were corrected or withdrawn are not repeated: `from` and `to` are
 * titles of groups, numbers of notes and questions, else empty.
 */
export const TrailLine = z.object({
  seq: z.number(),
  /** Epoch ms. */
  at: z.number(),
  /** The role, and the name where `attribution` is `name`. */
  who: z.string(),
  verb: z.enum(TRAIL_VERBS),
  action: z.string(),
  /** The note or cluster it is about. */
  subjectId: z.string(),
  /** How the report calls it: the number of a note, the title of a group. */
  subject: z.string(),
  from: z.string(),
  to: z.string(),
  undone: z.boolean(),
})
export type TrailLine = z.infer<typeof TrailLine>

/**
 * Figures for a bar chart, and all the words around it. Each bar has one value a series, in the order of `series`;
 * values are whole numbers, stacked where there are several series.
 */
export const ReportChart = z.object({
  /** `notesByHub`, `notesByRegion`, `notesByLanguage`, `sdgs`, `groups/<question id>`, or `votes/<question id>`. */
  id: z.string(),
  title: z.string(),
  /** The figures in words, for those who do not see the picture. */
  alt: z.string(),
  /** What is counted: "Notes". */
  unit: z.string(),
  series: z.array(z.object({ id: z.string(), label: z.string() })),
  bars: z.array(
    z.object({ id: z.string(), label: z.string(), short: z.string(), values: z.array(z.number()) }),
  ),
})
export type ReportChart = z.infer<typeof ReportChart>

/** Who is named beside a note: nobody, its HUB, or its HUB and its author. */
export const ATTRIBUTIONS = ['none', 'hub', 'name'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

/**
 * The synthesis of a session: built once from a snapshot, laid out by every format.
 *
 * Every visible note is in it exactly once, under `questions`: in a cluster, ungrouped, or under the note it was
 * merged into. What was left out is counted in `numbers`. Every other mention of a note is its id.
 */
export const Report = z.object({
  format: z.literal('atelier-report'),
  formatVersion: z.literal(3),
  language: Locale,
  attribution: z.enum(ATTRIBUTIONS),
  /** Less is named in this report than the session stored. */
  anonymised: z.boolean(),
  cover: z.object({
    title: z.string(),
    boardId: z.string(),
    boardLanguage: Locale,
    place: z.nullable(z.string()),
    organiser: z.nullable(z.string()),
    /** Names the content, the same in every language: see `contentVersion`. */
    version: z.string(),
    /** Epoch ms: when the first phase began; when the board was made, if none has. */
    heldAt: z.number(),
    /** Epoch ms: when the closing phase began; `null` while the session goes on. */
    closedAt: z.nullable(z.number()),
    /** Epoch ms: until when authors may correct or withdraw their notes; `null` while the session goes on. */
    correctionUntil: z.nullable(z.number()),
    /** Whether this report may still change, and until when, in words. */
    state: z.string(),
    /** Epoch ms: when this report was made. */
    madeAt: z.number(),
    /** IANA name of the zone in which times are written. */
    timeZone: z.string(),
  }),
  /** Every section once, in the order chosen. The cover stands before them all. */
  sections: z.array(z.object({ id: z.enum(REPORT_SECTIONS), shown: z.boolean() })),
  numbers: z.object({
    /** HUBs of the directory. */
    hubsListed: z.number(),
    /** HUBs from which somebody joined. */
    hubsJoined: z.number(),
    /** HUBs with at least one visible note; `null` where the session stores no HUB with a note. */
    hubs: z.nullable(z.number()),
    people: z.number(),
    notes: z.number(),
    clusters: z.number(),
    ungrouped: z.number(),
    /** All next steps: those below, added up. */
    commitments: z.number(),
    /** Next steps with an owner and a date; with one of the two; with neither, which are intentions. */
    agreed: z.number(),
    halfAgreed: z.number(),
    intentions: z.number(),
    /** Notes that were removed from view: not in the report, but not concealed either. */
    removed: z.number(),
    /** Notes in which nothing was written. */
    blank: z.number(),
  }),
  summary: z.object({
    editorial: z.nullable(ReportText),
    statements: z.array(Statement),
  }),
  questions: z.array(ReportQuestion),
  commitments: z.object({
    /** By initiative in the order of the directory, those without a HUB last; then in the order of reading. */
    rows: z.array(ReportCommitment),
    /** HUBs without a next step; empty where notes have no HUB. */
    hubsWithout: z.array(ReportHub),
    /** How many have an owner and a date, in words; empty where there is none. */
    statements: z.array(Statement),
  }),
  participation: z.object({
    rows: z.array(ParticipationRow),
    /** Empty where no HUB has a region. */
    regions: z.array(ParticipationGroup),
    languages: z.array(ParticipationGroup),
    /** Joined, and no note of theirs is in the report; empty where notes have no HUB. */
    silent: z.array(ReportHub),
    /** Did not join, and wrote nothing by other ways as far as the report says. */
    absent: z.array(ReportHub),
    statements: z.array(Statement),
  }),
  /** Goals that somebody names, ascending. */
  sdgs: z.array(SdgRow),
  course: z.array(ReportPhase),
  /** How it came about, by which rules it was made, and what it cannot tell. */
  method: z.object({
    statements: z.array(Statement),
    settings: z.array(z.object({ label: z.string(), value: z.string() })),
    limits: z.array(Statement),
  }),
  votes: z.array(ReportRound),
  trail: z.array(TrailLine),
  charts: z.array(ReportChart),
  /** Whether a picture of the board goes with it, where the format and its maker have one. */
  picture: z.boolean(),
})
export type Report = z.infer<typeof Report>
