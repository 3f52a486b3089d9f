import {
  type BoardDoc,
  type Cluster,
  type FacilitationDoc,
  type Hub,
  type Locale,
  type Note,
  publishedVotes,
} from '@atelier/board'

/** What a picture of the wall shows: plain values, so that it can be drawn anywhere. */
export interface PictureContent {
  title: string
  locale: Locale
  /** `number` is the question's place on the board, from 1. */
  questions: readonly { id: string; number: number; text: string }[]
  /** Visible notes, oldest first. */
  notes: readonly Note[]
  /** Groups that have notes or a name, in reading order. */
  clusters: readonly Cluster[]
  hubs: ReadonlyMap<string, Hub>
  /** Votes by note or cluster id, once they are public. */
  votes: Readonly<Record<string, number>>
  /** How many more notes say the same, by note id. */
  alsoSaid: ReadonlyMap<string, number>
  /** Records of the canvas, as they are stored. */
  drawing: readonly Record<string, unknown>[]
}

/** Reads the wall as it stands. */
export function pictureContent(
  board: BoardDoc,
  facilitation: FacilitationDoc,
  locale: Locale,
): PictureContent {
  const all = board.notes().filter((note) => !note.hidden)
  const alsoSaid = new Map<string, number>()
  for (const { mergedInto } of all)
    if (mergedInto) alsoSaid.set(mergedInto, (alsoSaid.get(mergedInto) ?? 0) + 1)
  return {
    title: facilitation.meta()?.title ?? '',
    locale,
    questions: facilitation
      .questions()
      .map(({ id, text }, index) => ({ id, number: index + 1, text: text[locale] })),
    notes: all.filter((note) => !note.mergedInto),
    clusters: board.clusters().filter((cluster) => cluster.noteIds.length > 0 || cluster.title !== ''),
    hubs: new Map(facilitation.hubs().map((hub) => [hub.id, hub])),
    votes: publishedVotes(facilitation.rounds()) ?? {},
    alsoSaid,
    drawing: [...board.drawing().values()],
  }
}
