import type { Hub } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { balanceOf } from './balance.ts'

const hub = (n: number): Hub => ({
  id: `hub_${n}`,
  order: n,
  name: `HUB ${n}`,
  code: `H${n}`,
  city: '',
  language: null,
  sdgs: [],
})
const hubs = [hub(1), hub(2), hub(3), hub(4)]
const note = (hubId: string | null, questionId = 'q1', hidden = false) => ({ hubId, questionId, hidden })
const ids = (list: Hub[]) => list.map(({ id }) => id)

describe('balance of HUBs', () => {
  it('names the HUBs that are here and have not written', () => {
    const balance = balanceOf(hubs, [note('hub_1')], { hub_1: 2, hub_2: 1 }, [{ hubId: 'hub_3' }])
    expect(ids(balance.written)).toEqual(['hub_1'])
    expect(ids(balance.silent)).toEqual(['hub_2', 'hub_3'])
    expect(ids(balance.absent)).toEqual(['hub_4'])
  })

  it('counts a HUB with a note as here, even when nobody of it has joined', () => {
    expect(ids(balanceOf(hubs, [note('hub_4')], {}, []).here)).toEqual(['hub_4'])
  })

  it('looks at the questions of the phase alone', () => {
    const balance = balanceOf(hubs, [note('hub_1', 'q1')], { hub_1: 1 }, [], ['q3'])
    expect(ids(balance.silent)).toEqual(['hub_1'])
  })

  it('does not count a note that was taken from view', () => {
    expect(ids(balanceOf(hubs, [note('hub_1', 'q1', true)], { hub_1: 1 }, []).silent)).toEqual(['hub_1'])
  })
})
