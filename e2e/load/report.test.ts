import { expect, it } from 'vitest'
import { median, type ScenarioResult, toMarkdown, toText } from './report.ts'
import type { Outcome, Scenario } from './scenario.ts'

const scenario: Scenario = {
  name: 'two-numbers',
  about: 'Nobody does anything.',
  metrics: {
    cpu: { label: 'CPU', digits: 2, target: { ratio: 0.4 } },
    p95: { label: 'p95', digits: 0, target: { most: 100 } },
    load: { label: 'load', digits: 1, background: true },
  },
  run: () => Promise.reject(new Error('not run here')),
}
const outcome = (cpu: number, p95: number): Outcome => ({ values: { cpu, p95, load: 0.5 }, wrong: [] })

function resultOf(peer: (Outcome | null)[], ours: (Outcome | null)[]): ScenarioResult {
  return {
    scenario,
    outcomes: new Map([
      ['peer', peer],
      ['ours', ours],
    ]),
  }
}
const lineOf = (text: string, label: string) =>
  text
    .split('\n')
    .find((line) => line.includes(label))
    ?.split(/ {2,}/)

it('takes the ratio inside each round, and the median of the ratios', () => {
  // A machine that is five times slower in the second round is so for both.
  const text = toText(
    resultOf(
      [outcome(1, 1), outcome(5, 1), outcome(1, 1)],
      [outcome(0.3, 90), outcome(1.5, 90), outcome(0.5, 200)],
    ),
    'ours',
    'peer',
  )
  expect(lineOf(text, 'CPU')).toEqual(['CPU', '1.00', '0.50', '0.30', 'ratio ≤ 0.4: reached'])
  expect(lineOf(text, 'p95')).toEqual(['p95', '1', '90', '90.00', '≤ 100: reached'])
})

it('shows a missed target, and takes no ratio of what tells about the run', () => {
  const text = toText(resultOf([outcome(1, 50)], [outcome(0.9, 101)]), 'ours', 'peer')
  expect(lineOf(text, 'CPU')?.at(-1)).toBe('ratio ≤ 0.4: missed')
  expect(lineOf(text, 'p95')?.at(-1)).toBe('≤ 100: missed')
  expect(lineOf(text, 'load')).toEqual(['load', '0.5', '0.5', '–', ''])
})

it('leaves out a run that failed, and makes up no number for it', () => {
  const text = toText(resultOf([outcome(1, 50), null], [outcome(0.2, 80), outcome(0.2, 80)]), 'ours', 'peer')
  expect(lineOf(text, 'CPU')).toEqual(['CPU', '1.00', '0.20', '0.20', 'ratio ≤ 0.4: reached'])
  const failed = toText(resultOf([null], [outcome(0.2, 80)]), 'ours', 'peer')
  expect(lineOf(failed, 'CPU')).toEqual(['CPU', '–', '0.20', '–', 'ratio ≤ 0.4'])
})

it('shows infinite where messages did not arrive', () => {
  const text = toText(resultOf([outcome(1, Number.POSITIVE_INFINITY)], [outcome(0.2, 80)]), 'ours', 'peer')
  expect(lineOf(text, 'p95')).toEqual(['p95', '∞', '80', '0.00', '≤ 100: reached'])
})

it('makes a Markdown table whose rows are as wide as its head', () => {
  const markdown = toMarkdown([resultOf([outcome(1, 1)], [outcome(1, 1)])], 'ours', 'peer', 'One round.')
  const widths = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').length)
  expect(widths).toEqual([7, 7, 7, 7, 7].slice(0, widths.length))
  expect(markdown).toContain(`Node ${process.versions.node}`)
})

it('takes the mean of the two middle values of an even count', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
  expect(median([Number.NaN, 7])).toBe(7)
  expect(median([])).toBeNaN()
})
