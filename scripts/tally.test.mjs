import { describe, expect, it } from 'vitest'
import { judge, sum, tallyPlaywright, tallyVitest } from './tally.mjs'

describe('tallyVitest', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
  }

  it('counts tests, and what is left out as skipped', () => {
    expect(tallyVitest(report)).toEqual({ passed: 4, failed: 0, skipped: 2 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    const unloaded = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(tallyVitest(unloaded).failed).toBe(1)
  })

  it('does not count a failed test a second time for its file', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
    expect(tallyVitest({ ...report, numFailedTests: 1, testResults }).failed).toBe(1)
  })
})

describe('tallyPlaywright', () => {
  it('counts errors outside of tests as failures', () => {
    const stats = { expected: 3, flaky: 0, unexpected: 1, skipped: 2 }
    expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })
})

describe('judge', () => {
  it('leaves a clean run as it is', () => {
    expect(judge({ passed: 2, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 2, failed: 0, skipped: 0 })
  })

  it('fails a runner that executed no test, even with exit code 0', () => {
    expect(judge({ passed: 0, failed: 0, skipped: 5 }, 0)).toMatchObject({
      failed: 1,
      note: 'executed no test',
    })
  })

  it('fails a runner without a report', () => {
    expect(judge(null, 1)).toMatchObject({ passed: 0, failed: 1 })
  })

  it('fails a runner that ended badly although every test passed', () => {
    expect(judge({ passed: 2, failed: 0, skipped: 0 }, 1)).toMatchObject({ passed: 2, failed: 1 })
  })
})

it('adds up all runners', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ])
  expect(total).toEqual({ passed: 4, failed: 1, skipped: 2 })
})
