import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeBallot, publishedVotes, Round, tally } from './round.ts'

const round = Round.parse({ id: 'round_1', order: 1, questionIds: ['q1', 'q2'], budget: 3, open: true })
const questions: Record<string, string> = { a: 'q1', b: 'q1', c: 'q2', elsewhere: 'q3' }
const judge = (votes: Record<string, number>, of = round) => judgeBallot(of, votes, (id) => questions[id])

describe('[B11] a ballot', () => {
  it('has its budget for each question apart', () => {
    expect(judge({ a: 1, b: 1, c: 1 })).toBeNull()
    const several = { ...round, several: true }
    expect(judge({ a: 3, c: 3 }, several)).toBeNull()
    expect(judge({ a: 3, b: 1 }, several)).toEqual({ code: 'overBudget', value: 4 })
  })

  it('gives several votes to one target only where that is allowed', () => {
    expect(judge({ a: 2 })).toEqual({ code: 'severalVotes', value: 'a' })
  })

  it('names only what can be voted for in this round', () => {
    expect(judge({ nothing: 1 })).toEqual({ code: 'unknownTarget', value: 'nothing' })
    expect(judge({ elsewhere: 1 })).toEqual({ code: 'unknownTarget', value: 'elsewhere' })
    expect(judge({ nothing: 0 })).toBeNull()
  })

  it('comes too late after the close', () => {
    expect(judge({ a: 1 }, { ...round, open: false })).toEqual({ code: 'roundClosed', value: 'round_1' })
  })
})

describe('[B11] the tally', () => {
  it('counts each ballot as heavy as the people it stands for', () => {
    expect(
      tally([
        { votes: { a: 2, b: 1 }, weight: 1 },
        { votes: { a: 1, b: 0 }, weight: 5 },
      ]),
    ).toEqual({ a: 7, b: 1 })
  })

  it('holds every vote of every ballot, whatever the order', () => {
    const ballot = fc.record({
      votes: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 5 })),
      weight: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(ballot), (ballots) => {
        const sum = (of: Record<string, number>) => Object.values(of).reduce((a, b) => a + b, 0)
        expect(sum(tally(ballots))).toBe(ballots.reduce((all, b) => all + sum(b.votes) * b.weight, 0))
        expect(tally([...ballots].reverse())).toEqual(tally(ballots))
      }),
    )
  })

  it('is published for closed rounds only', () => {
    expect(publishedVotes([round])).toBeNull()
    expect(publishedVotes([{ ...round, tallies: { a: 9 } }])).toBeNull()
    expect(publishedVotes([{ ...round, open: false, tallies: { a: 2 } }])).toEqual({ a: 2 })
  })
})
