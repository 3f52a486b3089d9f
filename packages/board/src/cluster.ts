import * as z from 'zod/mini'
import { Place } from './note.ts'

export const MAX_CLUSTER_TITLE_CHARS = 80
/** Tints of cluster outlines, named by the tokens of the screen. */
export const CLUSTER_COLOURS = 8

/** A group of notes under one question. Its title is a text of its own; its outline follows its notes. */
export const ClusterFacts = z.looseObject({
  questionId: z.string().check(z.maxLength(80)),
  /** 0 to {@link CLUSTER_COLOURS} - 1. */
  colour: z.catch(z.int().check(z.gte(0)), 0),
  /** Reading order within its question, ascending. */
  order: z.catch(z.number(), 0),
  xy: z.catch(z.optional(Place), undefined),
})
export type ClusterFacts = z.infer<typeof ClusterFacts>

/** A cluster as it reads, with the ids of its visible notes in reading order. */
export interface Cluster {
  id: string
  questionId: string
  title: string
  colour: number
  order: number
  xy: Place | null
  noteIds: string[]
}

/** Order in which clusters are read: as arranged, then by id. */
export function byOrder<T extends { order: number; id: string }>(a: T, b: T): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * Whether a cluster holds one note that was left alone: it has no title, for the note says all. So it can be voted for
 * and has its place in the order, like any other.
 */
export const isLeftAlone = (cluster: Pick<Cluster, 'title' | 'noteIds'>): boolean =>
  cluster.noteIds.length === 1 && cluster.title.trim() === ''
