import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Backend } from '@kadoban/collector/src/store/backend.ts';
import type { Tables } from '@kadoban/collector/src/store/tables.ts';
import { type DatabaseConnection, type Driver, Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Process } from './process.ts';

/** How the collector's disk treats a commit. */
export interface CommitDisk {
  commitMs(): number;
  isFull(): boolean;
}

/**
 * The collector's database file: what is committed outlives every process that uses it, and nothing else does. What was committed without a sync since the
 * last one that had one does not outlive the machine: it is all in one transaction of the database, and those of the store are savepoints in it.
 */
export class SimDatabase {
  readonly database = new DatabaseSync(':memory:');
  readonly #statements = this.#asKyselyDatabase();
  readonly #disk: CommitDisk;
  #syncsCommits = true;
  #isInTransaction = false;
  #changesBefore = 0;

  constructor(disk: CommitDisk, content?: Uint8Array) {
    this.#disk = disk;
    if (content) this.database.deserialize(content);
  }

  /** The backend of one process. Reader and writer are one connection, so that a read waits for the commit under way. */
  open(process: Process): Backend {
    this.#syncsCommits = true;
    process.onEnd((how) => {
      if (this.#isInTransaction) this.#end('rollback');
      if (how === 'with-machine' && this.database.isTransaction) this.database.exec('rollback');
    });
    return this.#backendOn(new GatedDialect(this.#statements, process, this.#disk));
  }

  /** The backend of whoever looks from outside the simulated time. */
  openDirectly(): Backend {
    return this.#backendOn(new SqliteDialect({ database: this.#statements }));
  }

  #backendOn(dialect: SqliteDialect): Backend {
    const db = new Kysely<Tables>({ dialect });
    const syncCommits = (isOn: boolean) => {
      this.#syncsCommits = isOn;
    };
    return { writer: db, reader: db, syncCommits, giveBackSpace: () => false };
  }

  #begin(): void {
    if (!this.database.isTransaction) this.database.exec('begin');
    this.database.exec('savepoint one');
    this.#isInTransaction = true;
    this.#changesBefore = this.#changes();
  }

  #changes(): number {
    const [row] = this.#statements.prepare('select total_changes() as count').all([]);
    return (row as { count: number }).count;
  }

  #end(how: 'commit' | 'rollback'): void {
    this.#isInTransaction = false;
    if (how === 'rollback') this.database.exec('rollback to one');
    this.database.exec('release one');
    // One that wrote nothing syncs nothing.
    const syncs = this.#syncsCommits && this.#changes() > this.#changesBefore;
    if (how === 'commit' && syncs) this.database.exec('commit');
  }

  #asKyselyDatabase(): SqliteDatabase {
    const prepared = new Map<string, Statement>([
      ['begin', doing(() => this.#begin())],
      ['commit', doing(() => this.#end('commit'))],
      ['rollback', doing(() => this.#end('rollback'))],
    ]);
    return {
      close: () => {},
      prepare: (sql) => prepared.getOrInsertComputed(sql, () => asKyselyStatement(this.database.prepare(sql))),
    };
  }
}

type Statement = ReturnType<SqliteDatabase['prepare']>;

function doing(run: () => void): Statement {
  return {
    reader: false,
    all: () => [],
    run() {
      run();
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [].values(),
  };
}

function asKyselyStatement(statement: StatementSync): Statement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

class GatedDialect extends SqliteDialect {
  readonly #process: Process;
  readonly #disk: CommitDisk;

  constructor(database: SqliteDatabase, process: Process, disk: CommitDisk) {
    super({ database });
    this.#process = process;
    this.#disk = disk;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const commit = driver.commitTransaction.bind(driver);
    driver.commitTransaction = async (connection: DatabaseConnection) => {
      await this.#process.step(this.#disk.commitMs());
      if (this.#disk.isFull())
        throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
      await commit(connection);
      // Durable, but nobody knows it yet.
      await this.#process.step(1);
    };
    return driver;
  }
}
