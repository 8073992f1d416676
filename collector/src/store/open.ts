import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { auditStore } from './audit.ts';
import type { Backend } from './backend.ts';
import { migrations } from './backends/migrations.ts';
import { chainStore } from './chains.ts';
import { clockStore } from './clocks.ts';
import type { CollectorIdentity } from './collector-identity.ts';
import { definitionStore } from './definitions.ts';
import { evidenceStore } from './evidence.ts';
import { FrameLog } from './frame-log.ts';
import { hostStore } from './hosts.ts';
import { inventoryStore } from './inventories.ts';
import { keyStore } from './keys.ts';
import { metricStore } from './metrics.ts';
import { revisionStore } from './revisions.ts';
import { sessionStore } from './sessions.ts';
import { handedOver, newSigningKey } from './signing-keys.ts';
import { standingStore } from './standings.ts';
import { statusStore } from './statuses.ts';
import type { ChangesFrom, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { tokenStore } from './tokens.ts';
import { upTimeStore } from './up-times.ts';
import { userStore } from './users.ts';

/** Runs `work` in a transaction of its own, after all earlier ones: one writer, so that they never meet in the middle. It is durable when that returns. */
export type Write = <T>(
  work: (transaction: Transaction<Tables>) => Promise<T>,
  options?: WriteOptions<T>,
) => Promise<T>;

export interface WriteOptions<T> {
  /** Called once it is committed and before the next one begins, so that what is in memory follows what is in the tables. */
  readonly onCommitted?: (result: T) => void;
  /**
   * It moves what is in the store already, and would be done again after a loss of power that took it back: nobody waits for the disk. What says
   * anything new to anybody must not be written so.
   */
  readonly canBeRedone?: boolean;
}

/** The store over any backend, its schema brought up to date. */
export async function openStore(backend: Backend): Promise<Store> {
  await migrate(backend.writer);
  const write = oneAfterAnother(backend);
  const log = new FrameLog();
  await log.load(backend.writer);
  return {
    ...readingFrom(backend, write, log),
    async [Symbol.asyncDispose]() {
      await write(async () => undefined);
      await backend.reader.destroy();
      await backend.writer.destroy();
    },
  };
}

/** The store of who only reads it: what would write fails. See threads/store-calls.ts for one that writes through another thread. */
export function openReader(reader: Kysely<Tables>): Store {
  const backend = { reader, writer: reader, syncCommits() {} };
  return readingFrom(backend, () => Promise.reject(new TypeError('only the writer writes')), new FrameLog());
}

function readingFrom(backend: Backend, write: Write, log: FrameLog): Store {
  return {
    ...partsOf(backend, write, log, 'kept'),
    snapshot: (read, changesFrom = 'kept') =>
      backend.reader.transaction().execute((reader) => {
        const store: Store = {
          ...partsOf({ ...backend, reader }, write, log, changesFrom),
          // One within it is the same instant.
          snapshot: (inner) => inner(store),
          async [Symbol.asyncDispose]() {},
        };
        return read(store);
      }),
    [Symbol.asyncDispose]: () => backend.reader.destroy(),
  };
}

function partsOf(
  backend: Backend,
  write: Write,
  log: FrameLog,
  changesFrom: ChangesFrom,
): Omit<Store, 'snapshot' | typeof Symbol.asyncDispose> {
  const { reader } = backend;
  return {
    hosts: hostStore(reader, write, log),
    standings: standingStore(reader, write),
    statuses: statusStore(reader),
    tokens: tokenStore(reader, write),
    keys: keyStore(reader, write),
    users: userStore(reader, write),
    sessions: sessionStore(reader, write),
    audit: auditStore(reader, write),
    clocks: clockStore(reader, log),
    evidence: evidenceStore({ reader, write, log, changesFrom }),
    inventories: inventoryStore(reader),
    metrics: metricStore(backend, write),
    upTimes: upTimeStore(reader, write),
    definitions: definitionStore(reader, write),
    chains: chainStore(reader, write),
    revisions: revisionStore(reader, write),
    identity: async () => wholeIdentity(await storedIdentity(reader)) ?? (await write(identity)),
    rotateSigningKey: (atMs) => write((transaction) => rotate(transaction, atMs)),
    founded: async () => (await storedIdentity(reader)) !== undefined,
  };
}

async function migrate(writer: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: writer, provider }).migrateToLatest();
  if (error) throw error;
}

function oneAfterAnother({ writer, syncCommits }: Backend): Write {
  let last: Promise<unknown> = Promise.resolve();
  return (work, { onCommitted, canBeRedone = false } = {}) => {
    const run = last.then(async () => {
      syncCommits(!canBeRedone);
      const result = await writer.transaction().execute(work);
      onCommitted?.(result);
      return result;
    });
    // A failed transaction is its caller's to hear of; the next one starts all the same.
    last = run.catch(() => undefined);
    return run;
  };
}

/** As it is, or made now: all of it, or of one from before there was a next key that one. */
async function identity(transaction: Transaction<Tables>): Promise<CollectorIdentity> {
  const stored = await storedIdentity(transaction);
  const whole = wholeIdentity(stored);
  if (whole) return whole;
  const fresh = { collectorId: randomUUID(), signingKey: newSigningKey(), ...stored, nextSigningKey: newSigningKey() };
  return putIdentity(transaction, { ...fresh, handovers: [] });
}

async function rotate(transaction: Transaction<Tables>, atMs: number): Promise<CollectorIdentity> {
  const last = transaction.selectFrom('roots').select('day').orderBy('day', 'desc').limit(1);
  const lastRoot = (await last.executeTakeFirst())?.day ?? null;
  return putIdentity(transaction, handedOver(await identity(transaction), { atMs, lastRoot }));
}

async function putIdentity(transaction: Transaction<Tables>, identity: CollectorIdentity): Promise<CollectorIdentity> {
  const value = JSON.stringify(identity);
  await transaction
    .insertInto('meta')
    .values({ name: 'identity', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return identity;
}

/** Earlier versions wrote neither a next key nor handovers. */
type StoredIdentity = Pick<CollectorIdentity, 'collectorId' | 'signingKey'> & Partial<CollectorIdentity>;

function wholeIdentity(stored: StoredIdentity | undefined): CollectorIdentity | undefined {
  const { nextSigningKey, handovers = [] } = stored ?? {};
  return stored && nextSigningKey !== undefined ? { ...stored, nextSigningKey, handovers } : undefined;
}

async function storedIdentity(database: Kysely<Tables>): Promise<StoredIdentity | undefined> {
  const row = database.selectFrom('meta').select('value').where('name', '=', 'identity');
  const stored = await row.executeTakeFirst();
  return stored && JSON.parse(stored.value);
}
