import type { Kysely } from 'kysely';
import { collectorChain } from './evidence-kinds.ts';
import type { Write } from './open.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';
import type { UpTimeStore } from './up-time-store.ts';

export function upTimeStore(reader: Kysely<Tables>, write: Write): UpTimeStore {
  return {
    async list() {
      const rows = await reader.selectFrom('collector_runs').selectAll().orderBy('from_ms').execute();
      return rows.map((row) => ({ runId: row.run_id, fromMs: row.from_ms, toMs: row.to_ms }));
    },
    async stamp(runId, fromMs, toMs) {
      const row = { run_id: runId, from_ms: fromMs, to_ms: toMs };
      await write(async (transaction) => {
        await transaction
          .insertInto('collector_runs')
          .values(row)
          .onConflict((conflict) => conflict.column('run_id').doUpdateSet({ to_ms: toMs }))
          .execute();
        await markUnsealed(transaction, collectorChain, 'upTimes', { atMs: 0, name: runId });
      });
    },
  };
}
