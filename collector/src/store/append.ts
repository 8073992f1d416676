import { observationCount } from '@kadoban/proto/messages';
import type { Transaction } from 'kysely';
import { placeSample } from '../ledger/alive-runs.ts';
import type { Sample } from '../ledger/evidence.ts';
import { encodeBlock, type StoredBlock } from '../metrics/block.ts';
import { appendLifecycle } from './append-lifecycle.ts';
import { appendResults } from './append-results.ts';
import { newEvidence } from './arrival.ts';
import { fromRunRow, toRunRow } from './rows.ts';
import type { Arrival, Stored } from './store.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** Applies what is new in one arrival, within the caller's transaction. */
export async function append(transaction: Transaction<Tables>, arrival: Arrival): Promise<Stored> {
  const { hostId, batch, receivedMs } = arrival;
  const host = transaction.selectFrom('hosts').select('revoked_ms').where('host_id', '=', hostId);
  if ((await host.executeTakeFirstOrThrow()).revoked_ms !== null) return 'revoked';
  const epochRow = await transaction
    .selectFrom('epochs')
    .select('seq')
    .where('host_id', '=', hostId)
    .where('epoch', '=', batch.epoch)
    .executeTakeFirst();
  const storedSeq = epochRow?.seq ?? 0;
  const lastSeq = batch.firstSeq + observationCount(batch) - 1;
  if (lastSeq <= storedSeq) return storedSeq;
  const missing = batch.firstSeq - storedSeq - 1;
  if (missing > (batch.lostBefore?.count ?? 0)) return 'gap';

  const evidence = newEvidence(arrival, storedSeq);
  if (missing > 0) await appendLoss(transaction, arrival, storedSeq + 1, missing);
  for (const sample of evidence.samples) await appendSample(transaction, hostId, sample);
  for (const block of evidence.blocks) await appendBlock(transaction, arrival, block);
  await appendResults(transaction, hostId, evidence.results);
  for (const event of evidence.lifecycle) await appendLifecycle(transaction, hostId, event);
  for (const { seq, atMs } of evidence.quarantined) {
    const row = { host_id: hostId, epoch: batch.epoch, seq, at_ms: atMs, received_ms: receivedMs, reason: 'clock' };
    await transaction.insertInto('quarantine').values(row).execute();
  }
  const epoch = { host_id: hostId, epoch: batch.epoch, seq: lastSeq, last_ms: receivedMs };
  await transaction
    .insertInto('epochs')
    .values(epoch)
    .onConflict((conflict) => conflict.columns(['host_id', 'epoch']).doUpdateSet({ seq: lastSeq, last_ms: receivedMs }))
    .execute();
  return lastSeq;
}

async function appendLoss(
  transaction: Transaction<Tables>,
  { hostId, batch }: Arrival,
  firstSeq: number,
  count: number,
): Promise<void> {
  const loss = batch.lostBefore;
  if (!loss) return;
  const row = { host_id: hostId, epoch: batch.epoch, first_seq: firstSeq, count };
  const told = { from_ms: loss.fromMs, to_ms: loss.toMs, reason: loss.reason };
  await transaction
    .insertInto('losses')
    .values({ ...row, ...told })
    .execute();
  await markUnsealed(transaction, hostId, 'losses', { atMs: firstSeq, name: String(batch.epoch) });
}

async function appendSample(transaction: Transaction<Tables>, hostId: string, sample: Required<Sample>): Promise<void> {
  const runs = transaction.selectFrom('alive_runs').selectAll().where('host_id', '=', hostId);
  const before = await runs
    .where('first_ms', '<=', sample.atMs)
    .orderBy('first_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
  const after = await runs.where('first_ms', '>', sample.atMs).orderBy('first_ms').limit(1).executeTakeFirst();
  const { remove, add } = placeSample(before && fromRunRow(before), after && fromRunRow(after), sample);
  if (before && before.boot !== sample.boot && before.last_ms >= sample.atMs) {
    const overlapping = transaction.insertInto('overlapping_hosts').values({ host_id: hostId });
    await overlapping.onConflict((conflict) => conflict.doNothing()).execute();
  }
  for (const run of [...remove, ...add]) {
    await markUnsealed(transaction, hostId, 'runs', { atMs: run.firstMs, name: run.boot });
  }
  for (const run of remove) {
    await transaction
      .deleteFrom('alive_runs')
      .where('host_id', '=', hostId)
      .where('first_ms', '=', run.firstMs)
      .where('boot', '=', run.boot)
      .execute();
  }
  for (const run of add) {
    await transaction
      .insertInto('alive_runs')
      .values(toRunRow(hostId, run))
      // Only where two boots claim one instant, as copies of a machine do: the run that is there says as much.
      .onConflict((conflict) => conflict.columns(['host_id', 'first_ms', 'boot']).doNothing())
      .execute();
  }
}

async function appendBlock(
  transaction: Transaction<Tables>,
  { hostId, batch }: Arrival,
  block: StoredBlock & { readonly seq: number },
): Promise<void> {
  const row = {
    host_id: hostId,
    from_ms: Math.min(...block.atMs),
    epoch: batch.epoch,
    seq: block.seq,
    to_ms: Math.max(...block.atMs),
    block: encodeBlock(block),
  };
  await transaction.insertInto('metric_blocks').values(row).execute();
}
