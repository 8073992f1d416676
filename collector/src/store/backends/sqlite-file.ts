import { DatabaseSync } from 'node:sqlite';
import { decodeLog } from '../log-record.ts';
import { migrations } from './migrations.ts';

/** What a file is, as far as it matters before anything is written to it. */
export type SqliteFile =
  | { readonly is: 'empty' }
  | { readonly is: 'foreign' }
  | { readonly is: 'newer'; readonly schema: string }
  | {
      readonly is: 'store';
      readonly schema: string;
      /** Its schema is brought up to date when it is opened. */
      readonly older: boolean;
      /** Null when it was never served, or its identity cannot be read: `verify` tells. */
      readonly collectorId: string | null;
      /** When the last evidence came in, by the collector's clock; null when none did. */
      readonly lastEvidenceMs: number | null;
    };

/** Looks what `file` is, and leaves it as it is. Throws what SQLite says of one that it cannot read. */
export function lookAtSqlite(file: string): SqliteFile {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const value = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0] ?? null;
    const tables = new Set(
      database
        .prepare("select name from sqlite_schema where type = 'table'")
        .all()
        .map(({ name }) => name),
    );
    // These two come before all others: a first start that was killed between leaves them alone.
    const listed = tables.delete('kysely_migration');
    tables.delete('kysely_migration_lock');
    if (tables.size === 0) return { is: 'empty' };
    if (!listed || !tables.has('meta') || !tables.has('alive_runs')) return { is: 'foreign' };
    const schema = String(value('select max(name) from kysely_migration'));
    if (!(schema in migrations)) return { is: 'newer', schema };
    const appliedMs = value('select max(last_ms) from epochs') as number | null;
    const loggedMs = tables.has('frame_log') ? lastLoggedMs(database) : null;
    const identity = value("select value from meta where name = 'identity'");
    return {
      is: 'store',
      schema,
      older: schema !== Object.keys(migrations).at(-1),
      collectorId: collectorIdOf(identity),
      lastEvidenceMs: appliedMs === null && loggedMs === null ? null : Math.max(appliedMs ?? 0, loggedMs ?? 0),
    };
  } finally {
    database.close();
  }
}

/** When the newest arrived that is logged and not applied. Only the last row that can be read is looked at: rows follow each other in time. */
function lastLoggedMs(database: DatabaseSync): number | null {
  for (const { frames } of database.prepare('select frames from frame_log where n > 0 order by n desc').iterate()) {
    try {
      return Math.max(...decodeLog(frames as Uint8Array).map(({ head }) => head.receivedMs));
    } catch (error) {
      // A damaged row: `verify` names it.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

function collectorIdOf(identity: unknown): string | null {
  try {
    return JSON.parse(String(identity))?.collectorId ?? null;
  } catch {
    return null;
  }
}
