import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Fact, Inventory } from '../ledger/inventory-history.ts';
import type { InventoryStore } from './inventory-store.ts';
import type { Tables } from './tables.ts';

export function inventoryStore(reader: Kysely<Tables>): InventoryStore {
  return {
    async list(hostId, limit) {
      const told = reader
        .selectFrom('inventories_told')
        .select(['at_ms', 'hash', sql<string | null>`lag(hash) over (order by at_ms, hash)`.as('before')])
        .where('host_id', '=', hostId);
      const news = await reader
        .selectFrom(told.as('told'))
        .select(['at_ms', 'hash'])
        .where((where) => where.or([where('before', 'is', null), where('before', '!=', where.ref('hash'))]))
        .orderBy('at_ms', 'desc')
        .orderBy('hash', 'desc')
        .limit(limit)
        .execute();
      const rows = await reader.selectFrom('inventories').selectAll().where('host_id', '=', hostId).execute();
      const facts = new Map(rows.map((row) => [row.hash, JSON.parse(row.facts) as Fact[]]));
      return news.toReversed().map(({ at_ms: atMs, hash }) => ({ atMs, facts: facts.get(hash) ?? [] }));
    },
  };
}

/**
 * Keeps what an agent told, within the caller's transaction: that it was told, however often, and each inventory once. Which of them is
 * news is only known when all are there, because they may arrive in any order.
 */
export async function appendInventory(
  transaction: Transaction<Tables>,
  hostId: string,
  { atMs, facts }: Inventory,
): Promise<void> {
  const text = JSON.stringify(facts);
  const hash = createHash('sha256').update(text).digest('hex');
  const inventory = transaction.insertInto('inventories').values({ host_id: hostId, hash, facts: text });
  await inventory.onConflict((conflict) => conflict.doNothing()).execute();
  const told = transaction.insertInto('inventories_told').values({ host_id: hostId, at_ms: atMs, hash });
  await told.onConflict((conflict) => conflict.doNothing()).execute();
}
