import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost } from '../../../test/kit/backends.ts';
import { type Measured, metricArrival } from '../../../test/kit/metric-arrivals.ts';
import { toldSteps } from '../../../test/kit/steps.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { encodePoints } from '../metrics/points-chunk.ts';
import { dayMs, minuteMs } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { openSqlite } from './backends/sqlite.ts';
import { chunksOf, putEncoded, removeChunks } from './metric-chunks.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';
import { zstd } from './zstd.ts';

const day = { fromMs: Date.UTC(2026, 9, 1), toMs: Date.UTC(2026, 9, 2) };

/** Ids that leave every rest, some of them the same one. */
const measured: readonly Measured[] = Array.from({ length: 90 }, (_, minute) =>
  Array.from({ length: 40 }, (_, metric) => {
    return { atMs: day.fromMs + minute * minuteMs, metric, instance: '', value: minute * 100 + metric };
  }),
).flat();

/** What is told of some metrics, or of all. */
async function told(store: Store, metrics?: ReadonlySet<number>, window = day) {
  const query = { hostId: 'h', ...window, tier: 'minute' as const, ...(metrics && { metrics }) };
  const { points } = await store.metrics.read(query);
  return toldSteps(widen(points, window, minuteMs)).series;
}

/** A store with a day that is closed, and its file. */
async function closedDay() {
  const file = join(tempDir(), 'kadoban.sqlite');
  const store = await openStore(openSqlite(file));
  await addHost(store, { hostId: 'h' });
  await appended(store, [metricArrival(1, measured)]);
  while (await store.metrics.closeHour('h', day.toMs));
  while (await store.metrics.closeDay('h', day.toMs));
  return { store, file };
}

const some = new Set([3, 19, 23]);

test('some metrics are read as if they were all', async () => {
  const { store } = await closedDay();
  await using _store = store;
  const all = await told(store);
  expect(all).toHaveLength(40);
  expect(all[19]?.max.slice(0, 3)).toEqual([19, 119, 219]);
  expect(await told(store, some)).toEqual(all.filter(({ metric }) => some.has(metric)));
});

test('the first minute of a day is told as soon as the window reaches into it', async () => {
  const { store } = await closedDay();
  await using _store = store;
  const justBegun = { fromMs: day.fromMs - dayMs, toMs: day.fromMs + 5 };
  const series = await told(store, some, justBegun);
  expect(series.map(({ metric, max }) => [metric, max.at(-1)])).toEqual([...some].map((metric) => [metric, metric]));
});

test('minutes that were stored together, as they were formerly, are read as those that lie apart', async () => {
  const { store, file } = await closedDay();
  await using _store = store;
  const [all, ofSome] = [await told(store), await told(store, some)];
  const { writer } = openSqlite(file);
  await writer.transaction().execute(async (transaction) => {
    const together = widen(await chunksOf(transaction, 'minute', 'h', day), day, minuteMs);
    expect(await removeChunks(transaction, 'minute', 'h', day)).toBe(true);
    await putEncoded(transaction, 'minute', { hostId: 'h', fromMs: day.fromMs }, encodePoints(together, zstd));
  });
  await writer.destroy();
  expect(await told(store)).toEqual(all);
  expect(await told(store, some)).toEqual(ofSome);
});
