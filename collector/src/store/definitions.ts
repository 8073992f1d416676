import type { Kysely, Transaction } from 'kysely';
import { canonicalJson, hashOf, noPreviousHash } from './chain.ts';
import type { LogKind } from './log-kinds.ts';
import type { Write } from './open.ts';
import type { DefinitionChange, DefinitionEntry, DefinitionStore } from './store.ts';
import type { Tables } from './tables.ts';

/** What is left out where definitions are read as a whole. */
const apart = ['revision', 'report', 'delivery', 'outage', 'incident'] as const satisfies readonly LogKind[];

export function definitionStore(reader: Kysely<Tables>, write: Write): DefinitionStore {
  const rows = () => reader.selectFrom('definitions').selectAll().orderBy('n');
  return {
    append: (changes, afterN) => write((transaction) => appendDefinitions(transaction, changes, afterN)),
    async entries() {
      return (await rows().where('kind', 'not in', apart).execute()).map(fromDefinitionRow);
    },
    async lastN(kind) {
      const last = reader
        .selectFrom('definitions')
        .select((row) => row.fn.max('n').as('n'))
        .where('kind', '=', kind);
      return (await last.executeTakeFirst())?.n ?? 0;
    },
    async current(kind, ids) {
      // Of each id the last version alone is read: an incident that took a week has a hundred.
      const newest = reader
        .selectFrom('definitions')
        .select(({ fn }) => ['id', fn.max('version').as('version')])
        .where('kind', '=', kind)
        .$if(ids !== undefined, (all) => all.where('id', '>=', ids?.from ?? '').where('id', '<', ids?.to ?? ''))
        .groupBy('id');
      const last = rows()
        .where('kind', '=', kind)
        .where(({ eb, refTuple }) => eb(refTuple('id', 'version'), 'in', newest.$asTuple('id', 'version')))
        .where('body', 'is not', null);
      return (await last.execute()).map(fromDefinitionRow);
    },
    async history(kind, id) {
      return (await rows().where('kind', '=', kind).where('id', '=', id).execute()).map(fromDefinitionRow);
    },
  };
}

/** Appends within the caller's transaction; see `DefinitionStore.append`. */
export async function appendDefinitions(
  transaction: Transaction<Tables>,
  changes: readonly DefinitionChange[],
  afterN?: number,
): Promise<DefinitionEntry[] | 'conflict' | 'moved'> {
  const last = transaction.selectFrom('definitions').selectAll().orderBy('n', 'desc').limit(1);
  // The others change no definition.
  const lastDefinition = await last.where('kind', 'not in', apart).executeTakeFirst();
  if (afterN !== undefined && afterN !== (lastDefinition?.n ?? 0)) return 'moved';
  // All versions are compared before the first row is written: a transaction that returns is committed.
  for (const change of changes) if (!(await isExpected(transaction, change))) return 'conflict';
  return appendAll(transaction, changes, await last.executeTakeFirst());
}

async function lastOf(transaction: Transaction<Tables>, kind: LogKind, id: string) {
  const rows = transaction.selectFrom('definitions').selectAll().where('kind', '=', kind).where('id', '=', id);
  return rows.orderBy('version', 'desc').limit(1).executeTakeFirst();
}

async function isExpected(transaction: Transaction<Tables>, change: DefinitionChange): Promise<boolean> {
  const last = await lastOf(transaction, change.kind, change.id);
  const version = last === undefined || last.body === null ? null : last.version;
  return version === change.expectedVersion;
}

async function appendAll(
  transaction: Transaction<Tables>,
  changes: readonly DefinitionChange[],
  head: Tables['definitions'] | undefined,
): Promise<DefinitionEntry[]> {
  const appended: DefinitionEntry[] = [];
  let n = head?.n ?? 0;
  let previousHash = head?.hash ?? noPreviousHash;
  for (const { expectedVersion: _, ...change } of changes) {
    const version = ((await lastOf(transaction, change.kind, change.id))?.version ?? 0) + 1;
    const unsigned = { ...change, n: ++n, version, previousHash };
    const entry: DefinitionEntry = { ...unsigned, hash: hashOf(unsigned) };
    await transaction.insertInto('definitions').values(toRow(entry)).execute();
    appended.push(entry);
    previousHash = entry.hash;
  }
  return appended;
}

function toRow(entry: DefinitionEntry): Tables['definitions'] {
  return {
    n: entry.n,
    kind: entry.kind,
    id: entry.id,
    version: entry.version,
    body: entry.body === null ? null : canonicalJson(entry.body),
    effective_from_ms: entry.effectiveFromMs,
    at_ms: entry.atMs,
    author: entry.author,
    reason: entry.reason,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}

export function fromDefinitionRow(row: Tables['definitions']): DefinitionEntry {
  return {
    n: row.n,
    kind: row.kind as LogKind,
    id: row.id,
    version: row.version,
    body: row.body === null ? null : JSON.parse(row.body),
    effectiveFromMs: row.effective_from_ms,
    atMs: row.at_ms,
    author: row.author,
    reason: row.reason,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
