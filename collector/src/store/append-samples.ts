import type { Kysely, Transaction } from 'kysely';
import { type AliveRun, placeSample } from '../ledger/alive-runs.ts';
import type { Sample } from '../ledger/evidence.ts';
import { fromRunRow, toRunRow } from './rows.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/**
 * Adds samples of one host to its runs. A run follows from the samples of its boot alone: where boots seem to overlap, because a clock was wrong or a
 * machine was copied, the order in which they arrive must change nothing.
 */
export async function appendSamples(
  transaction: Transaction<Tables>,
  hostId: string,
  samples: readonly Required<Sample>[],
): Promise<void> {
  for (const [boot, ofBoot] of Map.groupBy(samples, (sample) => sample.boot)) {
    const fromMs = ofBoot.reduce((least, { atMs }) => Math.min(least, atMs), Number.POSITIVE_INFINITY);
    const known = (await runCompiled(transaction, selectRuns, { hostId, boot, fromMs })).map(fromRunRow);
    const { runs, touched } = placeSamples(known, ofBoot);
    for (const run of touched.values()) {
      await markUnsealed(transaction, hostId, 'runs', { atMs: run.firstMs, name: boot });
    }
    const changed = [...runs.values()].filter((run) => !known.includes(run));
    await writeRuns(
      transaction,
      hostId,
      known.filter((run) => !runs.has(run.firstMs)),
      changed,
    );
    for (const run of changed) await noteOverlap(transaction, hostId, run);
  }
}

interface RunsFrom {
  readonly hostId: string;
  readonly boot: string;
  readonly fromMs: number;
}

/** The runs of a boot that samples from an instant on may be placed into or beside, in their order. There are as many as it was suspended. */
function selectRuns(db: Kysely<Tables>, { hostId, boot, fromMs }: RunsFrom) {
  const runs = db.selectFrom('alive_runs').where('host_id', '=', hostId).where('boot', '=', boot);
  const from = runs.select('first_ms').where('first_ms', '<=', fromMs).orderBy('first_ms', 'desc').limit(1);
  const later = runs.where('first_ms', '>=', ({ fn, val }) => fn.coalesce(from, val(fromMs)));
  return later.selectAll().orderBy('first_ms');
}

function placeSamples(known: readonly AliveRun[], samples: readonly Required<Sample>[]) {
  const runs = new Map(known.map((run) => [run.firstMs, run]));
  const touched = new Map<number, AliveRun>();
  for (const sample of samples) {
    // Nearly always there is one run, and the sample makes it longer.
    const inOrder = runs.size === 1 ? [...runs.values()] : [...runs.values()].sort((a, b) => a.firstMs - b.firstMs);
    const at = inOrder.findLastIndex((run) => run.firstMs <= sample.atMs);
    const { remove, add } = placeSample(inOrder[at], inOrder[at + 1], sample);
    for (const run of remove) runs.delete(run.firstMs);
    for (const run of add) runs.set(run.firstMs, run);
    for (const run of [...remove, ...add]) touched.set(run.firstMs, run);
  }
  return { runs, touched };
}

/** Notes when a run of another boot overlaps this one. */
async function noteOverlap(
  transaction: Transaction<Tables>,
  hostId: string,
  { boot, firstMs, lastMs }: AliveRun,
): Promise<void> {
  const overlapping = await runCompiled(transaction, selectOverlapping, { hostId, boot, firstMs, lastMs });
  if (overlapping.length === 0) return;
  const overlap = transaction.insertInto('overlapping_hosts').values({ host_id: hostId });
  await overlap.onConflict((conflict) => conflict.doNothing()).execute();
}

function selectOverlapping(
  db: Kysely<Tables>,
  { hostId, boot, firstMs, lastMs }: Pick<AliveRun, 'boot' | 'firstMs' | 'lastMs'> & { readonly hostId: string },
) {
  const others = db.selectFrom('alive_runs').select('boot').where('host_id', '=', hostId);
  const overlapping = others.where('boot', '!=', boot).where('first_ms', '<=', lastMs).where('last_ms', '>=', firstMs);
  // From the newest on: those that ended before are most of them, and are not looked at.
  return overlapping.orderBy('last_ms', 'desc').limit(1);
}

async function writeRuns(
  transaction: Transaction<Tables>,
  hostId: string,
  gone: readonly AliveRun[],
  changed: readonly AliveRun[],
): Promise<void> {
  for (const { firstMs, boot } of gone) {
    const runs = transaction.deleteFrom('alive_runs').where('host_id', '=', hostId);
    await runs.where('first_ms', '=', firstMs).where('boot', '=', boot).execute();
  }
  for (const run of changed) await runCompiled(transaction, putRun, toRunRow(hostId, run));
}

function putRun(
  db: Kysely<Tables>,
  { host_id, first_ms, boot, last_ms, first_mono_ms, last_mono_ms }: Tables['alive_runs'],
) {
  const rest = { last_ms, first_mono_ms, last_mono_ms };
  return db
    .insertInto('alive_runs')
    .values({ host_id, first_ms, boot, ...rest })
    .onConflict((conflict) => conflict.columns(['host_id', 'first_ms', 'boot']).doUpdateSet(rest));
}
