import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Backend } from '../backend.ts';
import type { Tables } from '../tables.ts';

/** Distinct statements kept prepared: the store has fewer, so nothing is ever prepared twice. */
const preparedMax = 512;

/** How long a statement waits for another process (a command beside a running collector) to finish its transaction. */
const busyTimeoutMs = 10_000;

/**
 * The embedded store: one SQLite file in WAL. A commit is on the disk when it returns (synchronous=FULL). Reads have a connection of
 * their own, so that they see only whole commits.
 */
export function openSqlite(file: string): Backend {
  const writer = new DatabaseSync(file, { timeout: busyTimeoutMs });
  chmodSync(file, 0o600);
  writer.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const reader = new DatabaseSync(file, { timeout: busyTimeoutMs });
  reader.exec('pragma query_only = on');
  return { writer: kyselyOn(writer), reader: kyselyOn(reader) };
}

/** Only looks, also at a copy or beside a running collector; the schema is taken as it is. */
export function openSqliteReadOnly(file: string): Kysely<Tables> {
  return kyselyOn(new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly: true }), 'begin');
}

/** A deferred transaction that reads first and then writes fails at once when another process wrote in between. */
type Begin = 'begin' | 'begin immediate';

function kyselyOn(database: DatabaseSync, begin: Begin = 'begin immediate'): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(database, begin) }) });
}

function asKyselyDatabase(database: DatabaseSync, begin: Begin): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = asKyselyStatement(database.prepare(sql === 'begin' ? begin : sql));
      if (prepared.size < preparedMax) prepared.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyStatement(statement: StatementSync): ReturnType<SqliteDatabase['prepare']> {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
