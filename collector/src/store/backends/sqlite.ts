import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  Kysely,
  type LimitNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import type { Backend } from '../backend.ts';
import type { Remembering } from '../run-compiled.ts';
import type { Tables } from '../tables.ts';

/** Distinct statements kept prepared: the store has fewer, so nothing is ever prepared twice. */
const preparedMax = 512;

/** How long a statement waits for another process (a command beside a running collector) to finish its transaction. */
const busyTimeoutMs = 10_000;

/** Free pages that are given back at once: 2 MiB, which holds up the writer for a few milliseconds. */
const givenBackPages = 512;

/** This part of the file may stay free: rows come as fast as old ones go, and a file that shrinks and grows again is only work. */
const keptFreeShare = 1 / 16;

/**
 * The embedded store: one SQLite file in WAL. A commit is on the disk when it returns (synchronous=FULL) unless it need not be (NORMAL: the file is whole
 * all the same). Reads have a connection of their own, so that they see only whole commits.
 */
export function openSqlite(file: string): Backend {
  const writer = new DatabaseSync(file, { timeout: busyTimeoutMs });
  chmodSync(file, 0o600);
  // Counts only before the first page is written; without it a file never shrinks.
  writer.exec('pragma auto_vacuum = incremental');
  writer.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const reader = new DatabaseSync(file, { timeout: busyTimeoutMs });
  reader.exec('pragma query_only = on');
  let isSynced = true;
  const syncCommits = (isOn: boolean) => {
    if (isOn !== isSynced) writer.exec(`pragma synchronous = ${isOn ? 'full' : 'normal'}`);
    isSynced = isOn;
  };
  const giveBack = () => giveBackSpace(writer);
  return { writer: kyselyOn(writer), reader: kyselyOn(reader, 'begin'), syncCommits, giveBackSpace: giveBack };
}

function giveBackSpace(database: DatabaseSync): boolean {
  const count = (pragma: string) => Number(Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]);
  const freePages = count('freelist_count');
  if (freePages < givenBackPages || freePages < count('page_count') * keptFreeShare) return false;
  // Not by a prepared statement: run once, it gives back one page.
  database.exec(`pragma incremental_vacuum(${givenBackPages})`);
  return count('freelist_count') < freePages;
}

/** Only looks, also at a copy or beside a running collector; the schema is taken as it is. */
export function openSqliteReadOnly(file: string): Kysely<Tables> {
  return kyselyOn(new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly: true }), 'begin');
}

/** A deferred transaction that reads first and then writes fails at once when another process wrote in between. */
type Begin = 'begin' | 'begin immediate';

function kyselyOn(database: DatabaseSync, begin: Begin = 'begin immediate'): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new Dialect({ database: asKyselyDatabase(database, begin) }) });
}

/**
 * Kysely migrates SQLite without a transaction. A collector that was killed in the middle would then find tables that its list of migrations
 * does not know of, and never start again.
 */
class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new Compiler();
  }
}

/**
 * SQLite prepares a statement anew whenever a parameter of its limit is bound, because the plan might be another one: that took a seventh of the writer's
 * time. The limit that nearly all have is written into them.
 */
class Compiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && limit.value === 1) this.append('limit 1');
    else super.visitLimit(node);
  }
}

class Adapter extends SqliteAdapter implements Remembering {
  readonly compiled: Remembering['compiled'] = new Map();

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function asKyselyDatabase(database: DatabaseSync, begin: Begin): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => database.close(),
    prepare(sql) {
      // SQLite itself takes back a transaction for which the disk has no room; to take it back again would fail, and hide why.
      if (sql === 'rollback' && !database.isTransaction) return nothing;
      const known = prepared.get(sql);
      if (known) return known;
      const statement = asKyselyStatement(database.prepare(sql === 'begin' ? begin : sql));
      if (prepared.size < preparedMax) prepared.set(sql, statement);
      return statement;
    },
  };
}

const nothing: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function asKyselyStatement(statement: StatementSync): ReturnType<SqliteDatabase['prepare']> {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
