import type { Result } from '@kadoban/proto/messages';
import type { Transaction } from 'kysely';
import { decodeLooks, encodeLooks, hourOf, mergeLooks } from '../ledger/looks.ts';
import { appendChanges } from './append-changes.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** Adds looks to their hours' chunks and keeps what the checks said: the last answer, and each change of it. */
export async function appendResults(
  transaction: Transaction<Tables>,
  hostId: string,
  results: readonly Result[],
): Promise<void> {
  const byChunk = Map.groupBy(results, (result) => `${hourOf(result.atMs)} ${result.check}`);
  for (const chunk of byChunk.values()) await appendChunk(transaction, hostId, chunk);
  for (const [check, looks] of Map.groupBy(results, (result) => result.check)) {
    await appendChanges(transaction, { hostId, check }, looks);
  }
  for (const result of results) await appendAnswer(transaction, hostId, result);
}

async function appendChunk(
  transaction: Transaction<Tables>,
  hostId: string,
  results: readonly Result[],
): Promise<void> {
  const [first] = results;
  if (!first) return;
  const key = { host_id: hostId, check_name: first.check, hour_ms: hourOf(first.atMs) };
  const stored = await transaction
    .selectFrom('looks')
    .select('looks')
    .where('host_id', '=', hostId)
    .where('check_name', '=', first.check)
    .where('hour_ms', '=', key.hour_ms)
    .executeTakeFirst();
  const looks = encodeLooks(mergeLooks(stored ? decodeLooks(stored.looks, key.hour_ms) : [], results), key.hour_ms);
  await transaction
    .insertInto('looks')
    .values({ ...key, looks })
    .onConflict((conflict) => conflict.columns(['host_id', 'check_name', 'hour_ms']).doUpdateSet({ looks }))
    .execute();
  await markUnsealed(transaction, hostId, 'looks', { atMs: key.hour_ms, name: first.check });
}

async function appendAnswer(transaction: Transaction<Tables>, hostId: string, result: Result): Promise<void> {
  const { check, atMs, status, reason, output } = result;
  const answer = { at_ms: atMs, status, reason, output };
  const before = await transaction
    .selectFrom('look_notes')
    .select(['at_ms', 'status', 'reason'])
    .where('host_id', '=', hostId)
    .where('check_name', '=', check)
    .where('at_ms', '<=', atMs)
    .orderBy('at_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (before?.status !== status || before.reason !== reason) {
    await transaction
      .insertInto('look_notes')
      .values({ host_id: hostId, check_name: check, ...answer })
      .onConflict((conflict) => conflict.columns(['host_id', 'check_name', 'at_ms']).doNothing())
      .execute();
  }
  const last = { ...answer, timings: JSON.stringify(result.timings) };
  await transaction
    .insertInto('last_looks')
    .values({ host_id: hostId, check_name: check, ...last })
    .onConflict((conflict) =>
      conflict.columns(['host_id', 'check_name']).doUpdateSet(last).where('last_looks.at_ms', '<=', atMs),
    )
    .execute();
}
