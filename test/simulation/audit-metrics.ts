import type { MetricReading } from '@kadoban/collector/src/store/metric-store.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import type { Accounts } from './accounts.ts';

/** By host, the one metric of each sample that is stored. No two samples of a host have the same. */
export type KeptMetrics = ReadonlyMap<string, readonly number[]>;

/** Compares the metrics that can be read with those that were made and not lost. Where the samples are no longer kept, their number is left. */
export async function auditMetrics(accounts: Accounts, store: Store, kept: KeptMetrics): Promise<void> {
  const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  for (const [hostId, expected] of kept) {
    const reading = await store.metrics.read({ hostId, ...always, tier: 'raw' });
    const count = countOf(reading);
    if (count !== expected.length)
      accounts.problem(`${hostId} has ${count} samples of a metric, and ${expected.length} are stored`);
    else if (reading.tier === 'raw') compareValues(accounts, hostId, valuesOf(reading), expected);
  }
}

function compareValues(accounts: Accounts, hostId: string, values: readonly number[], expected: readonly number[]) {
  const missing = new Set(expected).difference(new Set(values));
  if (missing.size > 0) accounts.problem(`${hostId} lacks the metrics ${[...missing].join(' ')}`);
}

const seriesOf = ({ points }: MetricReading) => points.flatMap(({ series }) => series);

function countOf(reading: MetricReading): number {
  return seriesOf(reading).reduce((sum, { count }) => sum + Array.from(count).reduce((a, b) => a + b, 0), 0);
}

function valuesOf(reading: MetricReading): number[] {
  return seriesOf(reading).flatMap(({ count, sum }) => Array.from(sum).filter((_, index) => count[index] !== 0));
}
