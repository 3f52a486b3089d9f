import type * as Y from 'yjs'
import type { Ledgers } from '../client.ts'
import type { Cost } from '../cost.ts'
import { differences, type Gathering } from '../people.ts'
import type { Metric, Outcome } from '../scenario.ts'

/** Numbers that every scenario with people at work has. */
export const CROWD_METRICS = {
  cpu: { label: 'server CPU (cores)', digits: 3 },
  p50: { label: 'update latency p50 (ms)', digits: 1 },
  p95: { label: 'update latency p95 (ms)', digits: 1 },
  p99: { label: 'update latency p99 (ms)', digits: 1 },
  cursor95: { label: 'cursor latency p95 (ms)', digits: 1 },
  rss: { label: 'server memory, peak RSS (MB)', digits: 0 },
  sent: { label: 'updates and cursors sent (per s)', digits: 0, background: true },
  delivered: { label: 'updates delivered (%)', digits: 2, background: true },
  generator: { label: 'load of the generator (0 to 1)', digits: 2, background: true },
} satisfies Record<string, Metric>

/**
 * Reads the ledgers, then compares what people hold.
 *
 * @param compared gatherings whose boards are looked at; each has observers
 * @param seed what the rooms held before
 */
export async function crowdOutcome(
  cost: Cost & { sentPerSecond: number },
  { updates, cursors }: Ledgers,
  compared: readonly Gathering[],
  seed?: Y.Doc,
): Promise<Outcome> {
  const values: Record<keyof typeof CROWD_METRICS, number> = {
    cpu: cost.serverCores,
    p50: updates.latency(0.5),
    p95: updates.latency(0.95),
    p99: updates.latency(0.99),
    cursor95: cursors.latency(0.95),
    rss: cost.peakMb,
    sent: cost.sentPerSecond,
    delivered: updates.delivered() * 100,
    generator: cost.generatorLoad,
  }
  if (updates.owed > 0) {
    const missing = `${updates.owed} arrivals of ${updates.sent} updates are still missing; boards were not compared`
    return { values, wrong: [missing] }
  }
  const wrong: string[] = []
  for (const gathering of compared) wrong.push(...(await differences(gathering, seed)))
  return { values, wrong }
}
