/** Counts what the runners report, so that one line can speak for all of them. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Counts a report of Vitest's json reporter. A file that could not be loaded holds no test and is one failure.
 *
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * Counts a report of Playwright's json reporter. `errors` are what went wrong outside of a test.
 *
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/**
 * A runner that ended badly has failed even if no test did (an error between tests, a report that
 * was never written), and so has one that executed no test.
 *
 * @param {Tally | null} tally `null` when there is no report
 * @param {number} code exit code of the runner
 * @returns {Tally & { note?: string }}
 */
export function judge(tally, code) {
  if (!tally) return { passed: 0, failed: 1, skipped: 0, note: `ended with ${code} and left no report` }
  if (tally.failed === 0 && code !== 0) {
    const empty = tally.passed === 0
    const note = empty ? 'executed no test' : `ended with ${code} although no test failed`
    return { ...tally, failed: 1, note }
  }
  if (tally.passed + tally.failed === 0) return { ...tally, failed: 1, note: 'executed no test' }
  return tally
}

/** @param {Tally[]} tallies */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}
