import { type Kysely, sql, type Transaction } from 'kysely';
import type { Interval } from '../ledger/change.ts';
import type { Sample } from '../ledger/evidence.ts';
import { correctedMs } from './arrival-clock.ts';
import type { Arrival } from './store.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** Evidence that was made within an interval, and that nobody has any more. */
export interface EvidenceLoss extends Interval {
  /** Observations. */
  readonly count: number;
  readonly reason: string;
}

/** What was lost of a host, the newest first. */
export async function lossesOf(reader: Kysely<Tables>, hostId: string, limit: number): Promise<EvidenceLoss[]> {
  const losses = reader.selectFrom('losses').where('host_id', '=', hostId);
  const newest = losses.select(['from_ms', 'to_ms', 'count', 'reason']).orderBy('to_ms', 'desc').limit(limit);
  return (await newest.execute()).map(({ from_ms, to_ms, count, reason }) => ({
    fromMs: from_ms,
    toMs: to_ms,
    count,
    reason,
  }));
}

/** Keeps what a batch declares lost from `firstSeq` on; `samples` are those that came before it and are in no table yet. */
export async function appendLoss(
  transaction: Transaction<Tables>,
  arrival: Arrival,
  firstSeq: number,
  samples: readonly Sample[],
): Promise<void> {
  const { hostId, batch } = arrival;
  const loss = batch.lostBefore;
  if (!loss) return;
  const told = { fromMs: correctedMs(arrival, loss.fromMs), toMs: correctedMs(arrival, loss.toMs) };
  // An agent does not remember what was acknowledged, only up to when it is missing: from when on, nobody knows but us.
  const fromMs =
    loss.reason === 'collector-forgot' ? await lastKnownMs(transaction, hostId, told, samples) : told.fromMs;
  const numbers = { epoch: batch.epoch, first_seq: firstSeq, count: batch.firstSeq - firstSeq };
  const row = { host_id: hostId, ...numbers, from_ms: fromMs, to_ms: told.toMs, reason: loss.reason };
  await transaction.insertInto('losses').values(row).execute();
  await markUnsealed(transaction, hostId, 'losses', { atMs: firstSeq, name: String(batch.epoch) });
}

/**
 * The last sign of life that is left from before a loss, or the beginning of the run that goes on beyond it: agents send in the order of time, so
 * that nothing lost is older. What the agent says, when there is none.
 */
async function lastKnownMs(
  transaction: Transaction<Tables>,
  hostId: string,
  { fromMs, toMs }: Interval,
  samples: readonly Sample[],
): Promise<number> {
  const known = await transaction
    .selectFrom('alive_runs')
    .where('host_id', '=', hostId)
    .where('first_ms', '<', toMs)
    .select(({ fn }) =>
      fn.max<number | null>(sql`case when last_ms < ${toMs} then last_ms else first_ms end`).as('at_ms'),
    )
    .executeTakeFirst();
  const times = samples.map(({ atMs }) => atMs).filter((atMs) => atMs < toMs);
  const lastMs = times.reduce((last, atMs) => Math.max(last, atMs), known?.at_ms ?? Number.NEGATIVE_INFINITY);
  return Number.isFinite(lastMs) ? Math.min(fromMs, lastMs) : fromMs;
}
