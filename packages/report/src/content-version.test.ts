import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentVersion } from './content-version.ts'
import { sha256 } from './sha256.ts'
import { clusterOf, noteOf, snapshotOf } from './testing/snapshots.ts'

describe('sha256', () => {
  it('agrees with another implementation for texts of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
    )
    for (const length of [0, 55, 56, 63, 64, 119, 120, 4096])
      expect(sha256('a'.repeat(length))).toBe(createHash('sha256').update('a'.repeat(length)).digest('hex'))
  })
})

describe('contentVersion', () => {
  const notes = [noteOf({ id: 'note_1' }), noteOf({ id: 'note_2' })]
  const board = snapshotOf({ notes, clusters: [clusterOf({ id: 'cluster_1' })] })

  it('stays when only the wall or the clock changes', () => {
    const moved = {
      ...board,
      takenAt: board.takenAt + 1000,
      notes: notes.map((note) => ({ ...note, xy: [1, 2] as [number, number] })).reverse(),
      session: { ...board.session, timer: { endsAt: 5, totalMs: 5 } },
      drawing: { line: { type: 'draw' } },
    }
    expect(contentVersion(moved)).toBe(contentVersion(board))
  })

  it('changes when a word, a group or a title changes', () => {
    const changed = [
      { ...board, notes: [noteOf({ id: 'note_1', text: 'other words' }), noteOf({ id: 'note_2' })] },
      { ...board, notes: [noteOf({ id: 'note_1', clusterId: 'cluster_1' }), noteOf({ id: 'note_2' })] },
      { ...board, clusters: [clusterOf({ id: 'cluster_1', title: 'Other' })] },
      { ...board, joined: { hub_1: 1 } },
    ]
    expect(new Set([board, ...changed].map(contentVersion)).size).toBe(changed.length + 1)
  })
})
