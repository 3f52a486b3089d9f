import { createMemoryLog, openRecords, type RecordStore } from '@atelier/storage'
import { expect, it } from 'vitest'
import { People, type Person } from './people.ts'

const person = (id: string, hubId: string | null, role: Person['role'] = 'participant'): Person => ({
  id,
  role,
  name: null,
  hubId,
  language: 'en',
  joinedAt: 0,
})

const someRecords = (): Promise<RecordStore> => openRecords(createMemoryLog())

function counted(records: RecordStore) {
  const calls: Record<string, number>[] = []
  const people = new People(records, {
    async onCount(_boardId, counts) {
      await Promise.resolve()
      calls.push(Object.fromEntries([...counts].map(([hubId, n]) => [hubId ?? '-', n])))
    },
  })
  return { people, calls }
}

it('counts participants by HUB; who comes again or conducts is not counted twice', async () => {
  const { people, calls } = counted(await someRecords())
  await people.put('board_1', person('a', 'hub_01'))
  await people.put('board_1', person('b', null))
  await people.put('board_1', person('a', 'hub_01'))
  await people.put('board_1', person('lead', 'hub_01', 'facilitator'))
  await people.settle()
  expect(calls.at(-1)).toEqual({ hub_01: 1, '-': 1 })
})

it('writes a burst of people in few counts, the last one right', async () => {
  const { people, calls } = counted(await someRecords())
  await Promise.all(Array.from({ length: 100 }, (_, n) => people.put('board_1', person(`p${n}`, 'hub_01'))))
  await people.settle()
  expect(calls.at(-1)).toEqual({ hub_01: 100 })
  expect(calls.length).toBeLessThan(20)
})

it('goes on counting from what is stored', async () => {
  const records = await someRecords()
  const first = counted(records)
  await first.people.put('board_1', person('a', 'hub_01'))
  await first.people.put('board_2', person('x', 'hub_01'))
  await first.people.settle()
  const second = counted(records)
  await second.people.put('board_1', person('b', 'hub_01'))
  await second.people.settle()
  expect(second.calls).toEqual([{ hub_01: 2 }])
})
