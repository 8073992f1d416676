import type { Kysely, Transaction } from 'kysely';
import type { Sample } from '../ledger/evidence.ts';
import { encodeBlock, type StoredBlock } from '../metrics/block.ts';
import { MergedBlocks } from '../metrics/merge-blocks.ts';
import { dropNoteMs, type MetricAllowance } from '../metrics/metric-allowance.ts';
import { appendEvent, appendLifecycle } from './append-lifecycle.ts';
import { appendResults, TakenResults } from './append-results.ts';
import { appendSamples } from './append-samples.ts';
import { newEvidence } from './arrival.ts';
import { appendClock } from './clocks.ts';
import type { HostBacklog } from './frame-log.ts';
import { arrivalOf } from './log-record.ts';
import { appendLoss } from './losses.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';

/**
 * Applies what is new in the logged arrivals of one host, many at once, within the caller's transaction. What was applied before is passed
 * over, so that to apply twice changes nothing.
 */
export async function apply(
  transaction: Transaction<Tables>,
  { hostId, records }: HostBacklog,
  allowance: MetricAllowance,
): Promise<void> {
  const samples: Required<Sample>[] = [];
  const merged = new MergedBlocks<NumberedBlock>();
  const results = new TakenResults();
  const applied = new Map<number, Applied>();
  const began = new Map<number, Applied>();
  let lastReceivedMs = 0;
  for (const record of records) {
    const { head } = record;
    const { epoch, firstSeq, lastSeq, receivedMs } = head;
    lastReceivedMs = receivedMs;
    if (!applied.has(epoch)) {
      const known = await appliedNumber(transaction, hostId, epoch);
      began.set(epoch, known);
      applied.set(epoch, known);
    }
    const storedSeq = applied.get(epoch)?.seq ?? 0;
    if (lastSeq <= storedSeq) continue;
    const arrival = arrivalOf({ head, frame: record.frame });
    const evidence = newEvidence(arrival, storedSeq);
    if (firstSeq > storedSeq + 1) await appendLoss(transaction, arrival, storedSeq + 1, samples);
    samples.push(...evidence.samples);
    for (const block of evidence.blocks) merged.add({ ...block, epoch });
    for (const result of evidence.results) results.add(result);
    // First, so that looks find the rules they are judged by.
    for (const event of evidence.lifecycle) await appendLifecycle(transaction, hostId, event);
    for (const { seq, atMs } of evidence.quarantined) {
      const row = { host_id: hostId, epoch, seq, at_ms: atMs, received_ms: receivedMs, reason: 'clock' };
      await transaction.insertInto('quarantine').values(row).execute();
    }
    if (arrival.clock?.news) await appendClock(transaction, hostId, arrival.clock.news);
    applied.set(epoch, { seq: lastSeq, lastMs: receivedMs });
  }
  await appendSamples(transaction, hostId, samples);
  for (const block of merged.blocks())
    await appendBlock(transaction, hostId, { block, receivedMs: lastReceivedMs }, allowance);
  await appendResults(transaction, hostId, results);
  for (const [epoch, told] of applied) {
    if (told === began.get(epoch)) continue;
    await runCompiled(transaction, putNumber, { host_id: hostId, epoch, seq: told.seq, last_ms: told.lastMs });
  }
}

type NumberedBlock = StoredBlock & { readonly epoch: number; readonly seq: number };

/** How far an epoch is applied, and when the last of it arrived. */
interface Applied {
  readonly seq: number;
  readonly lastMs: number;
}

/** Nothing yet is as if up to 0. */
async function appliedNumber(transaction: Transaction<Tables>, hostId: string, epoch: number): Promise<Applied> {
  const [row] = await runCompiled(transaction, selectNumber, { hostId, epoch });
  return { seq: row?.seq ?? 0, lastMs: row?.last_ms ?? 0 };
}

function selectNumber(db: Kysely<Tables>, { hostId, epoch }: { readonly hostId: string; readonly epoch: number }) {
  return db.selectFrom('epochs').select(['seq', 'last_ms']).where('host_id', '=', hostId).where('epoch', '=', epoch);
}

function putNumber(db: Kysely<Tables>, { host_id, epoch, seq, last_ms }: Tables['epochs']) {
  return db
    .insertInto('epochs')
    .values({ host_id, epoch, seq, last_ms })
    .onConflict((conflict) => conflict.columns(['host_id', 'epoch']).doUpdateSet({ seq, last_ms }));
}

async function appendBlock(
  transaction: Transaction<Tables>,
  hostId: string,
  { block: one, receivedMs }: { readonly block: NumberedBlock; readonly receivedMs: number },
  allowance: MetricAllowance,
): Promise<void> {
  const block = encodeBlock(one);
  if (!allowance.take(hostId, block.length, receivedMs)) {
    return appendEvent(transaction, hostId, dropNoteMs(receivedMs), 'metrics-dropped', 'rate');
  }
  const { epoch, seq, atMs } = one;
  const row = { host_id: hostId, from_ms: Math.min(...atMs), epoch, seq, to_ms: Math.max(...atMs), block };
  await runCompiled(transaction, insertBlock, row);
}

function insertBlock(db: Kysely<Tables>, { host_id, from_ms, epoch, seq, to_ms, block }: Tables['metric_blocks']) {
  return db.insertInto('metric_blocks').values({ host_id, from_ms, epoch, seq, to_ms, block });
}
