import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Backend } from '@kadoban/collector/src/store/backend.ts';
import type { Tables } from '@kadoban/collector/src/store/tables.ts';
import { type DatabaseConnection, type Driver, Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Process } from './process.ts';

/** How the collector's disk treats a commit. */
export interface CommitDisk {
  commitMs(): number;
  isFull(): boolean;
}

/** The collector's database file: what is committed outlives every process that uses it, and nothing else does. */
export class SimDatabase {
  readonly database = new DatabaseSync(':memory:');
  readonly #statements = asKyselyDatabase(this.database);
  readonly #disk: CommitDisk;

  constructor(disk: CommitDisk, content?: Uint8Array) {
    this.#disk = disk;
    if (content) this.database.deserialize(content);
  }

  /** The backend of one process. Reader and writer are one connection, so that a read waits for the commit under way. */
  open(process: Process): Backend {
    process.onEnd(() => {
      if (this.database.isTransaction) this.database.exec('rollback');
    });
    return backendOn(new GatedDialect(this.#statements, process, this.#disk));
  }

  /** The backend of whoever looks from outside the simulated time. */
  openDirectly(): Backend {
    return backendOn(new SqliteDialect({ database: this.#statements }));
  }
}

function backendOn(dialect: SqliteDialect): Backend {
  const db = new Kysely<Tables>({ dialect });
  const backend = { writer: db, reader: db, giveBackSpace: () => false };
  return backend;
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

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => {},
    prepare(sql) {
      let statement = prepared.get(sql);
      if (!statement) {
        const made = database.prepare(sql);
        statement = {
          reader: made.columns().length > 0,
          all: (parameters) => made.all(...(parameters as SQLInputValue[])),
          run: (parameters) => made.run(...(parameters as SQLInputValue[])),
          iterate: (parameters) => made.iterate(...(parameters as SQLInputValue[])),
        };
        prepared.set(sql, statement);
      }
      return statement;
    },
  };
}
