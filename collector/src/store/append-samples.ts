import type { Transaction } from 'kysely';
import { type AliveRun, placeSample } from '../ledger/alive-runs.ts';
import type { Sample } from '../ledger/evidence.ts';
import { fromRunRow, toRunRow } from './rows.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** Adds samples of one host to its runs. */
export async function appendSamples(
  transaction: Transaction<Tables>,
  hostId: string,
  samples: readonly Required<Sample>[],
): Promise<void> {
  if (samples.length === 0) return;
  const times = samples.map(({ atMs }) => atMs);
  const known = await runsAround(transaction, hostId, Math.min(...times), Math.max(...times));
  const { runs, touched, overlaps } = placeSamples(known, samples);
  for (const run of touched.values()) {
    await markUnsealed(transaction, hostId, 'runs', { atMs: run.firstMs, name: run.boot });
  }
  await writeRuns(transaction, hostId, known, runs);
  if (!overlaps) return;
  const overlapping = transaction.insertInto('overlapping_hosts').values({ host_id: hostId });
  await overlapping.onConflict((conflict) => conflict.doNothing()).execute();
}

/** The runs that samples between two instants may be placed into or beside, in their order. */
async function runsAround(
  transaction: Transaction<Tables>,
  hostId: string,
  fromMs: number,
  toMs: number,
): Promise<AliveRun[]> {
  const runs = transaction.selectFrom('alive_runs').selectAll().where('host_id', '=', hostId);
  const from = await runs
    .where('first_ms', '<=', fromMs)
    .orderBy('first_ms', 'desc')
    .orderBy('boot', 'desc')
    .limit(1)
    .executeTakeFirst();
  const later = runs.where('first_ms', '>', from?.first_ms ?? Number.NEGATIVE_INFINITY);
  const within = await later.where('first_ms', '<=', toMs).orderBy('first_ms').orderBy('boot').execute();
  const next = await runs.where('first_ms', '>', toMs).orderBy('first_ms').limit(1).executeTakeFirst();
  return [from, ...within, next].filter((row) => row !== undefined).map(fromRunRow);
}

function placeSamples(known: readonly AliveRun[], samples: readonly Required<Sample>[]) {
  const runs = new Map(known.map((run) => [keyOf(run), run]));
  const touched = new Map<string, AliveRun>();
  let overlaps = false;
  for (const sample of samples) {
    // Nearly always there is one run, and the sample makes it longer.
    const inOrder = runs.size === 1 ? [...runs.values()] : [...runs.values()].sort(byBegin);
    const at = inOrder.findLastIndex((run) => run.firstMs <= sample.atMs);
    const before = inOrder[at];
    const { remove, add } = placeSample(before, inOrder[at + 1], sample);
    if (before && before.boot !== sample.boot && before.lastMs >= sample.atMs) overlaps = true;
    for (const run of remove) runs.delete(keyOf(run));
    for (const run of add) {
      // Only where two boots claim one instant, as copies of a machine do, is there one already: it says as much.
      if (!runs.has(keyOf(run))) runs.set(keyOf(run), run);
    }
    for (const run of [...remove, ...add]) touched.set(keyOf(run), run);
  }
  return { runs, touched, overlaps };
}

async function writeRuns(
  transaction: Transaction<Tables>,
  hostId: string,
  known: readonly AliveRun[],
  runs: ReadonlyMap<string, AliveRun>,
): Promise<void> {
  for (const run of known) {
    if (runs.has(keyOf(run))) continue;
    await transaction
      .deleteFrom('alive_runs')
      .where('host_id', '=', hostId)
      .where('first_ms', '=', run.firstMs)
      .where('boot', '=', run.boot)
      .execute();
  }
  for (const run of runs.values()) {
    if (known.includes(run)) continue;
    const row = toRunRow(hostId, run);
    await transaction
      .insertInto('alive_runs')
      .values(row)
      .onConflict((conflict) => conflict.columns(['host_id', 'first_ms', 'boot']).doUpdateSet(row))
      .execute();
  }
}

function keyOf({ firstMs, boot }: AliveRun): string {
  return `${firstMs} ${boot}`;
}

function byBegin(a: AliveRun, b: AliveRun): number {
  return a.firstMs - b.firstMs || (a.boot < b.boot ? -1 : 1);
}
