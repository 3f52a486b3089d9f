import {
  BoardDoc,
  FacilitationDoc,
  fillFromTemplate,
  MAX_BOARD_FILE_BYTES,
  takeSnapshot,
  templateFileOf,
  templates,
} from '@atelier/board'
import { toBoardJson } from '@atelier/report'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openFile, savedAs } from './opened-file.ts'

function session() {
  const board = new BoardDoc(new Y.Doc())
  const facilitation = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(facilitation, templates.local4action, {
    boardId: 'board_1',
    title: 'Penser une stratégie commune',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 1,
    hubs: [],
  })
  board.addNote({ questionId: 'q1', text: 'Financement' })
  return { saved: toBoardJson(takeSnapshot(board, facilitation, 5)), template: templateFileOf(facilitation) }
}

const open = (content: unknown) =>
  openFile(new Blob([typeof content === 'string' ? content : JSON.stringify(content)]))

describe('a file to begin with', () => {
  it('is a template', async () => {
    const { template } = session()
    expect(await open(template)).toEqual({ holds: 'template', template })
  })

  it('is a board that was saved whole, which goes to the server as it was read', async () => {
    const { saved } = session()
    const opened = await open(`\ufeff${saved}`)
    if (opened.holds !== 'board') throw new Error(`it holds ${opened.holds}`)
    expect(opened.saved).toEqual(JSON.parse(saved))
    const renamed = savedAs(opened.saved, 'Deux ans après', 'es')
    const { board } = JSON.parse(saved)
    expect(renamed.board).toEqual({ ...board, title: 'Deux ans après', language: 'es' })
  })

  it.each([
    ['another file', { type: 'excalidraw' }, 'fileWrong'],
    ['no JSON', '{"format"', 'fileWrong'],
    ['a list', [], 'fileWrong'],
    ['null', null, 'fileWrong'],
    ['a board without questions', { format: 'atelier-board', formatVersion: 1, board: {} }, 'fileWrong'],
    ['the report as data', { format: 'atelier-report', formatVersion: 1 }, 'fileIsReport'],
    ['a board of a later version', { format: 'atelier-board', formatVersion: 2, board: {} }, 'fileNewer'],
    ['a template of a later version', { format: 'atelier-template', version: 2 }, 'fileNewer'],
    ['more than any board', ' '.repeat(MAX_BOARD_FILE_BYTES + 1), 'fileTooLarge'],
  ])('is not %s, and says so', async (_what, content, because) => {
    expect(await open(content)).toEqual({ holds: 'nothing', because })
  })
})
