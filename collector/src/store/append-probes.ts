import type { Transaction } from 'kysely';
import type { Look, Probe } from '../ledger/evidence.ts';
import { decodeLooks, encodeLooks, hourOf, mergeLooks } from '../ledger/looks.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** Adds probes of one host to their hours' chunks. A probe is the collector's own look: `up` when something answered. */
export async function appendProbes(
  transaction: Transaction<Tables>,
  hostId: string,
  probes: readonly Probe[],
): Promise<void> {
  for (const [hourMs, added] of Map.groupBy(probes, (probe) => hourOf(probe.atMs))) {
    const stored = await transaction
      .selectFrom('probes')
      .select('looks')
      .where('host_id', '=', hostId)
      .where('hour_ms', '=', hourMs)
      .executeTakeFirst();
    const known = stored ? decodeLooks(stored.looks, hourMs) : [];
    const looks = encodeLooks(mergeLooks(known, added.map(lookOf)), hourMs);
    await transaction
      .insertInto('probes')
      .values({ host_id: hostId, hour_ms: hourMs, looks })
      .onConflict((conflict) => conflict.columns(['host_id', 'hour_ms']).doUpdateSet({ looks }))
      .execute();
    await markUnsealed(transaction, hostId, 'probes', { atMs: hourMs, name: '' });
  }
}

/** The probes of a chunk. */
export function probesOf(row: Pick<Tables['probes'], 'hour_ms' | 'looks'>): Probe[] {
  return decodeLooks(row.looks, row.hour_ms).map(({ atMs, status }) => ({ atMs, reachable: status === 'up' }));
}

function lookOf({ atMs, reachable }: Probe): Look {
  return { atMs, status: reachable ? 'up' : 'down' };
}
