import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { quantile } from './ledger.ts'
import type { Metric, Outcome, Scenario } from './scenario.ts'

/** What one scenario gave: outcomes by server, in the order of the rounds; `null` where a run failed. */
export interface ScenarioResult {
  scenario: Scenario
  outcomes: Map<string, (Outcome | null)[]>
}

interface Row {
  metric: string
  /** One cell a server, then the ratio, then the target. */
  cells: string[]
}

/** The middle value; the lower of two middle ones is not taken, their mean is. `NaN` of none. */
export function median(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return (
    (quantile(known, 0.5) +
      quantile(
        known.map((value) => -value),
        0.5,
      ) *
        -1) /
    2
  )
}

/** A table for the terminal. */
export function toText(result: ScenarioResult, ours: string, peer: string): string {
  const rows = tableOf(result, ours, peer)
  const widths =
    rows[0]?.cells.map((_, i) => Math.max(...rows.map(({ cells }) => cells[i]?.length ?? 0))) ?? []
  const first = Math.max(...rows.map(({ metric }) => metric.length))
  const lines = rows.map(({ metric, cells }) =>
    [metric.padEnd(first), ...cells.map((cell, i) => cell.padStart(widths[i] ?? 0))].join('  '),
  )
  return [`${result.scenario.name}: ${result.scenario.about}`, ...lines].join('\n')
}

/** The same as Markdown, for `docs/benchmarks.md`. */
export function toMarkdown(
  results: readonly ScenarioResult[],
  ours: string,
  peer: string,
  options: string,
): string {
  const sections = results.map((result) => {
    const [head, ...rows] = tableOf(result, ours, peer)
    const line = (row: Row) => `| ${[row.metric, ...row.cells].join(' | ')} |`
    const rule = `| --- |${head?.cells.map(() => ' ---: |').join('')}`
    return [
      `## ${result.scenario.name}`,
      '',
      result.scenario.about,
      '',
      head && line(head),
      rule,
      ...rows.map(line),
    ].join('\n')
  })
  return [machine(), options, '', sections.join('\n\n')].join('\n')
}

/** The machine a table comes from. */
export function machine(): string {
  const gib = Math.round(totalmem() / 2 ** 30)
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${type()} ${release()}, ${availableParallelism()} cores (${model}), ${gib} GiB, loopback, server and load on the same machine.`
}

function tableOf({ scenario, outcomes }: ScenarioResult, ours: string, peer: string): Row[] {
  const names = [...outcomes.keys()]
  const compared = names.includes(ours) && names.includes(peer)
  const head = [...names, ...(compared ? ['ratio'] : []), 'target']
  const rows = Object.entries(scenario.metrics).map(([key, metric]) => {
    const valuesOf = (name: string) =>
      (outcomes.get(name) ?? []).map((outcome) => outcome?.values[key] ?? Number.NaN)
    const ownValues = valuesOf(ours)
    const ratio = metric.background
      ? Number.NaN
      : median(ownValues.map((value, round) => value / (valuesOf(peer)[round] ?? Number.NaN)))
    return {
      metric: metric.label,
      cells: [
        ...names.map((name) => number(median(valuesOf(name)), metric.digits)),
        ...(compared ? [number(ratio, 2)] : []),
        verdict(metric, median(ownValues), ratio),
      ],
    }
  })
  return [{ metric: '', cells: head }, ...rows]
}

function verdict({ target, digits }: Metric, own: number, ratio: number): string {
  if (!target) return ''
  const [value, most, words] =
    'ratio' in target
      ? [ratio, target.ratio, `ratio ≤ ${target.ratio}`]
      : [own, target.most, `≤ ${number(target.most, Math.min(digits, 0))}`]
  if (Number.isNaN(value)) return words
  return `${words}: ${value <= most ? 'reached' : 'missed'}`
}

const number = (value: number, digits: number): string =>
  Number.isNaN(value) ? '–' : Number.isFinite(value) ? value.toFixed(digits) : '∞'
