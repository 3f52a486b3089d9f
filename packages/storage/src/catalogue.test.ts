import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from './catalogue.ts'

interface Boards {
  boards: Record<string, { title: string }>
}

function parse(content: unknown): Boards {
  if (typeof content !== 'object' || content === null || !('boards' in content))
    throw new Error('"boards" is missing')
  return content as Boards
}

describe('catalogue', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-catalogue-'))
    file = join(folder, 'data', 'catalogue.json')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const open = () => openCatalogue<Boards>({ file, empty: { boards: {} }, parse })

  it('begins with a copy of the empty content, and keeps updates over a restart', async () => {
    const empty = { boards: {} }
    const catalogue = await openCatalogue<Boards>({ file, empty, parse })
    expect(
      await catalogue.update((draft) => {
        draft.boards.b_1 = { title: 'Défis' }
        return 'done'
      }),
    ).toBe('done')
    expect(empty).toEqual({ boards: {} })
    expect((await open()).data.boards.b_1?.title).toBe('Défis')
    expect(await readdir(join(folder, 'data'))).toEqual(['catalogue.json'])
  })

  it('applies updates one after the other, none lost', async () => {
    const catalogue = await open()
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        catalogue.update((draft) => {
          draft.boards[`b_${n}`] = { title: String(Object.keys(draft.boards).length) }
        }),
      ),
    )
    const { boards } = (await open()).data
    expect(Object.values(boards).map((board) => Number(board.title))).toEqual(
      Array.from({ length: 20 }, (_, n) => n),
    )
  })

  it('changes nothing when an update throws, and takes the next one', async () => {
    const catalogue = await open()
    await expect(
      catalogue.update((draft) => {
        draft.boards.b_1 = { title: 'half' }
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    expect(catalogue.data).toEqual({ boards: {} })
    await catalogue.update((draft) => {
      draft.boards.b_2 = { title: 'whole' }
    })
    expect(Object.keys((await open()).data.boards)).toEqual(['b_2'])
  })

  it.each([
    ['cut off', '{"boards": {'],
    ['of another kind', '{"items": []}'],
  ])('refuses a file that is %s in words, and leaves it as it is', async (_what, content) => {
    await (await open()).update(() => undefined)
    await writeFile(file, content)
    await expect(open()).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining(file) })
    expect(await readFile(file, 'utf8')).toBe(content)
  })

  it('keeps the last good content in memory and on disk when a write fails', async () => {
    const catalogue = await open()
    await catalogue.update((draft) => {
      draft.boards.b_1 = { title: 'kept' }
    })
    const circular: { title: string; self?: unknown } = { title: 'x' }
    circular.self = circular
    await expect(
      catalogue.update((draft) => {
        draft.boards.b_2 = circular
      }),
    ).rejects.toMatchObject({ code: 'notWritable' })
    expect(Object.keys(catalogue.data.boards)).toEqual(['b_1'])
    expect(Object.keys((await open()).data.boards)).toEqual(['b_1'])
  })
})
