import type { Kysely } from 'kysely';
import { auditChain } from './audit.ts';
import { canonicalJson } from './chain.ts';
import type { ChainStore, Head, HostEntry, SignedRoot } from './chain-store.ts';
import { collectorChain } from './evidence-kinds.ts';
import type { Write } from './open.ts';
import { seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** What the root calls the chain of definitions. */
export const definitionsChain = 'definitions';

export function chainStore(reader: Kysely<Tables>, write: Write): ChainStore {
  return {
    async unsealed() {
      const rows = await reader.selectFrom('unsealed').select('host_id').distinct().orderBy('host_id').execute();
      return rows.map((row) => row.host_id);
    },
    seal: (sealing) => write((transaction) => seal(transaction, sealing)),
    async entries(chain, afterN, limit) {
      const rows = reader.selectFrom('host_entries').selectAll().where('host_id', '=', chain).where('n', '>', afterN);
      return (await rows.orderBy('n').limit(limit).execute()).map(fromEntryRow);
    },
    heads: (beforeMs) => headsBefore(reader, beforeMs),
    async roots() {
      return (await reader.selectFrom('roots').select(signed).orderBy('day').execute()).map(fromRootRow);
    },
    async root(day) {
      const row = await reader.selectFrom('roots').selectAll().where('day', '=', day).executeTakeFirst();
      return row && { ...fromRootRow(row), heads: JSON.parse(row.heads) };
    },
    async lastRoot() {
      const row = await reader.selectFrom('roots').select(signed).orderBy('day', 'desc').limit(1).executeTakeFirst();
      return row && fromRootRow(row);
    },
    async addRoot({ day, atMs, heads, root, previousHash, signature }) {
      const row = { day, at_ms: atMs, heads: canonicalJson(heads), root, previous_hash: previousHash, signature };
      await write((transaction) => transaction.insertInto('roots').values(row).execute());
    },
  };
}

/** The last entry of each chain made before an instant, in the order of their names. */
async function headsBefore(db: Kysely<Tables>, beforeMs: number): Promise<Head[]> {
  const hosts = await db.selectFrom('hosts').select('host_id').execute();
  const heads: Head[] = [];
  // Chain by chain: each is asked from its end, so that years of entries are not read to find the last ones.
  for (const chain of [collectorChain, ...hosts.map((row) => row.host_id)]) {
    const rows = db.selectFrom('host_entries').select(['n', 'hash']).where('host_id', '=', chain);
    const head = await rows.where('at_ms', '<', beforeMs).orderBy('n', 'desc').limit(1).executeTakeFirst();
    if (head) heads.push({ chain, ...head });
  }
  const definitions = db.selectFrom('definitions').select(['n', 'hash']).where('at_ms', '<', beforeMs);
  const last = await definitions.orderBy('n', 'desc').limit(1).executeTakeFirst();
  if (last) heads.push({ chain: definitionsChain, ...last });
  const audit = db.selectFrom('audit').select(['n', 'hash']).where('at_ms', '<', beforeMs);
  const lastAudit = await audit.orderBy('n', 'desc').limit(1).executeTakeFirst();
  if (lastAudit) heads.push({ chain: auditChain, ...lastAudit });
  return heads.sort((a, b) => (a.chain < b.chain ? -1 : 1));
}

export function fromEntryRow(row: Tables['host_entries']): HostEntry {
  return {
    chain: row.host_id,
    n: row.n,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    atMs: row.at_ms,
    author: row.author,
    reason: row.reason,
    body: JSON.parse(row.body),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

const signed = ['day', 'at_ms', 'root', 'previous_hash', 'signature'] as const;

export function fromRootRow(row: Omit<Tables['roots'], 'heads'>): SignedRoot {
  const { day, at_ms, root, previous_hash, signature } = row;
  return { day, atMs: at_ms, root, previousHash: previous_hash, signature };
}
