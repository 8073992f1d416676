import type { Kysely } from 'kysely';
import type { Write } from './open.ts';
import type { UpTimeStore } from './store.ts';
import type { Tables } from './tables.ts';

export function upTimeStore(reader: Kysely<Tables>, write: Write): UpTimeStore {
  return {
    async list() {
      const rows = await reader.selectFrom('collector_runs').selectAll().orderBy('from_ms').execute();
      return rows.map((row) => ({ runId: row.run_id, fromMs: row.from_ms, toMs: row.to_ms }));
    },
    async stamp(runId, fromMs, toMs) {
      const row = { run_id: runId, from_ms: fromMs, to_ms: toMs };
      await write((transaction) =>
        transaction
          .insertInto('collector_runs')
          .values(row)
          .onConflict((conflict) => conflict.column('run_id').doUpdateSet({ to_ms: toMs }))
          .execute(),
      );
    },
  };
}
