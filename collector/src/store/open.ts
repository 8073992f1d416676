import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Backend } from './backend.ts';
import { migrations } from './backends/migrations.ts';
import { chainStore } from './chains.ts';
import { definitionStore } from './definitions.ts';
import { evidenceStore } from './evidence.ts';
import { hostStore } from './hosts.ts';
import { keyStore } from './keys.ts';
import { metricStore } from './metrics.ts';
import { revisionStore } from './revisions.ts';
import type { CollectorIdentity, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { tokenStore } from './tokens.ts';
import { upTimeStore } from './up-times.ts';

/** Runs `work` in a transaction of its own, after all earlier ones: one writer, so that they never meet in the middle. */
export type Write = <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;

/** The store over any backend, its schema brought up to date. */
export async function openStore(backend: Backend): Promise<Store> {
  await migrate(backend.writer);
  const write = oneAfterAnother(backend.writer);
  return {
    hosts: hostStore(backend.reader, write),
    tokens: tokenStore(backend.reader, write),
    keys: keyStore(backend.reader, write),
    evidence: evidenceStore(backend.reader, write),
    metrics: metricStore(backend, write),
    upTimes: upTimeStore(backend.reader, write),
    definitions: definitionStore(backend.reader, write),
    chains: chainStore(backend.reader, write),
    revisions: revisionStore(backend.reader, write),
    identity: () => write(identity),
    founded: async () => (await readIdentity(backend.reader)) !== undefined,
    async [Symbol.asyncDispose]() {
      await write(async () => undefined);
      await backend.reader.destroy();
      await backend.writer.destroy();
    },
  };
}

async function migrate(writer: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: writer, provider }).migrateToLatest();
  if (error) throw error;
}

function oneAfterAnother(writer: Kysely<Tables>): Write {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(() => writer.transaction().execute(work));
    // A failed transaction is its caller's to hear of; the next one starts all the same.
    last = run.catch(() => undefined);
    return run;
  };
}

async function identity(transaction: Transaction<Tables>): Promise<CollectorIdentity> {
  const fresh = {
    collectorId: randomUUID(),
    signingKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const row = { name: 'identity', value: JSON.stringify(fresh) };
  await transaction
    .insertInto('meta')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readIdentity(transaction)) ?? fresh;
}

async function readIdentity(database: Kysely<Tables>): Promise<CollectorIdentity | undefined> {
  const row = database.selectFrom('meta').select('value').where('name', '=', 'identity');
  const stored = await row.executeTakeFirst();
  return stored && JSON.parse(stored.value);
}
