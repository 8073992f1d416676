import type { Transaction } from 'kysely';
import { chunkMs } from '../ledger/looks.ts';
import { canonicalJson, hashOf, noPreviousHash } from './chain.ts';
import type { HostEntry, SealedEvidence, Sealing } from './chain-store.ts';
import { type Fact, type FactKey, kindNamed, memberOf } from './evidence-kinds.ts';
import type { Tables } from './tables.ts';
import { workingFact } from './unsealed.ts';

/** Rows one entry seals at the most: after a long absence the rest goes into the entries behind it. */
const entryFactsMax = 1000;

/**
 * Appends one entry with what the chain has not sealed yet, and forgets that it was not, both in the caller's transaction. Returns
 * undefined when there was nothing to seal.
 */
export async function seal(transaction: Transaction<Tables>, sealing: Sealing): Promise<HostEntry | undefined> {
  const { chain, atMs, reason } = sealing;
  const marks = await marksOf(transaction, sealing);
  if (marks.length === 0) return undefined;
  const { body, fromMs, toMs } = await evidenceAt(transaction, chain, marks, atMs);
  const head = await transaction
    .selectFrom('host_entries')
    .select(['n', 'hash', 'at_ms'])
    .where('host_id', '=', chain)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const unsigned = {
    chain,
    n: (head?.n ?? 0) + 1,
    fromMs,
    toMs,
    // A clock that was set back must not make an entry older than the one it follows.
    atMs: Math.max(atMs, head?.at_ms ?? atMs),
    author: 'collector',
    reason,
    body,
    previousHash: head?.hash ?? noPreviousHash,
  };
  const entry: HostEntry = { ...unsigned, hash: hashOf(unsigned) };
  await transaction.insertInto('host_entries').values(toEntryRow(entry)).execute();
  for (const mark of marks) {
    await transaction
      .deleteFrom('unsealed')
      .where('host_id', '=', chain)
      .where('kind', '=', mark.kind)
      .where('at_ms', '=', mark.atMs)
      .where('name', '=', mark.name)
      .execute();
  }
  return entry;
}

interface Mark extends FactKey {
  readonly kind: string;
}

async function marksOf(transaction: Transaction<Tables>, { chain, atMs, extent }: Sealing): Promise<Mark[]> {
  let marks = transaction.selectFrom('unsealed').selectAll().where('host_id', '=', chain);
  // An hour of looks is sealed once it is over: before, every entry would repeat it.
  if (extent === 'settled')
    marks = marks.where((is) => is.or([is('kind', 'not in', ['looks', 'probes']), is('at_ms', '<=', atMs - chunkMs)]));
  const rows = await marks.orderBy('kind').orderBy('at_ms').orderBy('name').limit(entryFactsMax).execute();
  return rows.map((row) => ({ kind: row.kind, atMs: row.at_ms, name: row.name }));
}

async function evidenceAt(
  transaction: Transaction<Tables>,
  chain: string,
  marks: readonly Mark[],
  atMs: number,
): Promise<{ body: SealedEvidence; fromMs: number; toMs: number }> {
  const facts: Record<string, Fact[]> = {};
  const joined: Record<string, FactKey[]> = {};
  const times: number[] = [];
  for (const { kind: name, ...key } of marks) {
    const kind = kindNamed(name);
    if (!kind) throw new TypeError(`${name} is no kind of evidence`);
    const fact = await workingFact(transaction, kind, chain, key);
    if (fact) {
      facts[name] = [...(facts[name] ?? []), fact];
      times.push(Number(fact[memberOf(kind.fromColumn)]), Number(fact[memberOf(kind.toColumn)]));
    } else joined[name] = [...(joined[name] ?? []), key];
  }
  return {
    body: { facts, joined },
    fromMs: Math.min(...(times.length > 0 ? times : [atMs])),
    toMs: Math.max(...(times.length > 0 ? times : [atMs])),
  };
}

function toEntryRow(entry: HostEntry): Tables['host_entries'] {
  const { chain, n, fromMs, toMs, atMs, author, reason, body, previousHash, hash } = entry;
  return {
    host_id: chain,
    n,
    from_ms: fromMs,
    to_ms: toMs,
    at_ms: atMs,
    author,
    reason,
    body: canonicalJson(body),
    previous_hash: previousHash,
    hash,
  };
}
