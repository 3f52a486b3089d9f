import { Locale, NOTE_KINDS, PHASE_KINDS, Step } from '@atelier/board'
import * as z from 'zod/mini'

/** A HUB as a report names it. */
export const ReportHub = z.object({ id: z.string(), name: z.string(), code: z.string() })
export type ReportHub = z.infer<typeof ReportHub>

const Entry = z.object({
  id: z.string(),
  /** How the report refers to it: `7`, or `7.1` for the first that was merged into it. Unique in the report. */
  ref: z.string(),
  /** Verbatim, in the language it was written in. */
  text: z.string(),
  kind: z.enum(NOTE_KINDS),
  hub: z.nullable(ReportHub),
  language: z.nullable(Locale),
  /** Written in another language than the report's. */
  foreign: z.boolean(),
  /** Epoch ms. */
  createdAt: z.number(),
  step: z.nullable(Step),
})

/** A note, and under it those that were merged into it. */
export const ReportNote = z.extend(Entry, { alsoSaid: z.array(Entry) })
export type ReportNote = z.infer<typeof ReportNote>
export type ReportEntry = z.infer<typeof Entry>

/** `notes` counts merged ones too: each is somebody's voice. `hubs` counts distinct ones. */
const Counts = z.object({ notes: z.number(), hubs: z.number() })

export const ReportCluster = z.object({
  id: z.string(),
  /** As the room named it, else "untitled group" in the report's language. */
  title: z.string(),
  named: z.boolean(),
  counts: Counts,
  notes: z.array(ReportNote),
})
export type ReportCluster = z.infer<typeof ReportCluster>

export const ReportQuestion = z.object({
  id: z.string(),
  /** 1, 2, 3, ... as on the wall. */
  number: z.int(),
  text: z.string(),
  short: z.string(),
  commitments: z.boolean(),
  counts: Counts,
  /** In the order the facilitators gave them. Groups without a visible note are left out. */
  clusters: z.array(ReportCluster),
  ungrouped: z.array(ReportNote),
  /** Ids of up to three clusters: most HUBs first, then most notes. */
  leading: z.array(z.string()),
})
export type ReportQuestion = z.infer<typeof ReportQuestion>

/** A next step. Its wording is the note's; this says who, when and with what help. */
export const ReportCommitment = z.object({
  noteId: z.string(),
  ref: z.string(),
  hub: z.nullable(ReportHub),
  step: z.nullable(Step),
})
export type ReportCommitment = z.infer<typeof ReportCommitment>

export const ParticipationRow = z.object({
  /** `null`: people and notes without a HUB. */
  hub: z.nullable(ReportHub),
  joined: z.number(),
  /** Visible notes by question id, each counted where the report shows it. */
  notes: z.record(z.string(), z.number()),
  total: z.number(),
})
export type ParticipationRow = z.infer<typeof ParticipationRow>

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

/**
 * The synthesis of a session: built once from a snapshot, laid out by every format.
 *
 * Every visible note is in it exactly once, under `questions`: in a cluster, ungrouped, or under the note it was
 * merged into. What was left out is counted in `numbers`.
 */
export const Report = z.object({
  format: z.literal('atelier-report'),
  formatVersion: z.literal(1),
  language: Locale,
  cover: z.object({
    title: z.string(),
    boardId: z.string(),
    boardLanguage: Locale,
    /** Names the content, the same in every language: see `contentVersion`. */
    version: z.string(),
    /** Epoch ms: when the first phase began; when the board was made, if none has. */
    heldAt: z.number(),
    /** Epoch ms: when this report was made. */
    madeAt: z.number(),
    /** IANA name of the zone in which times are written. */
    timeZone: z.string(),
  }),
  numbers: z.object({
    /** HUBs of the directory. */
    hubsListed: z.number(),
    /** HUBs with at least one visible note. */
    hubs: z.number(),
    people: z.number(),
    notes: z.number(),
    clusters: z.number(),
    ungrouped: z.number(),
    commitments: z.number(),
    /** Notes that were removed from view: not in the report, but not concealed either. */
    removed: z.number(),
    /** Notes in which nothing was written. */
    blank: z.number(),
  }),
  questions: z.array(ReportQuestion),
  commitments: z.object({ rows: z.array(ReportCommitment), hubsWithout: z.array(ReportHub) }),
  participation: z.object({
    rows: z.array(ParticipationRow),
    /** Joined, and no note of theirs is in the report. */
    silent: z.array(ReportHub),
    /** Neither joined nor wrote. */
    absent: z.array(ReportHub),
  }),
  course: z.array(ReportPhase),
  /** How it came about and what it cannot tell, sentence by sentence. */
  method: z.array(z.string()),
})
export type Report = z.infer<typeof Report>
