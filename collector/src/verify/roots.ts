import type { Kysely } from 'kysely';
import { auditChain } from '../store/audit.ts';
import type { Head, Root, SignedRoot } from '../store/chain-store.ts';
import { definitionsChain, fromRootRow } from '../store/chains.ts';
import { isSignedBy, rootHash, rootOf } from '../store/root.ts';
import type { Tables } from '../store/tables.ts';
import { BrokenLink } from './broken.ts';

/** Walks the signed roots: each follows the one before it, is signed by the key that this collector had then, and names entries that are there. */
export async function verifyRoots(db: Kysely<Tables>, keyOf: (day: string) => string): Promise<number> {
  const known = new Map<string, string | undefined>();
  let previous: Root | undefined;
  let count = 0;
  for (;;) {
    const rows = db
      .selectFrom('roots')
      .selectAll()
      .where('day', '>', previous?.day ?? '');
    const row = await rows.orderBy('day').limit(1).executeTakeFirst();
    if (!row) return count;
    const root = { ...fromRootRow(row), heads: headsFrom(row.heads, row.day) };
    checkRoot(root, previous, keyOf(root.day));
    for (const head of root.heads) await checkHead(db, root, head, known);
    previous = root;
    count++;
  }
}

function headsFrom(text: string, day: string): Head[] {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return fail(day, 'its heads are not the JSON that was written');
    throw error;
  }
}

function checkRoot(root: Root, previous: Root | undefined, publicKey: string): void {
  const { day, heads } = root;
  if (!isSignedBy(root, publicKey)) fail(day, 'its signature is not that of this collector’s key');
  if (root.root !== rootOf(heads)) fail(day, 'its heads do not match what was signed');
  if (root.previousHash !== rootHash(previous)) {
    const before = previous ? `that of ${previous.day}` : 'the first one';
    fail(day, `it does not follow ${before}: a root before it is missing or another`);
  }
  const ends = new Map(heads.map(({ chain, n }) => [chain, n]));
  for (const { chain, n } of previous?.heads ?? []) {
    if ((ends.get(chain) ?? 0) < n) fail(day, `chain ${chain} ends before its entry ${n}, which an earlier root names`);
  }
}

async function checkHead(
  db: Kysely<Tables>,
  { day }: SignedRoot,
  { chain, n, hash }: Head,
  known: Map<string, string | undefined>,
): Promise<void> {
  const key = `${n} ${chain}`;
  if (!known.has(key)) known.set(key, await hashAt(db, chain, n));
  const found = known.get(key);
  if (found === undefined) fail(day, `it names entry ${n} of chain ${chain}, which is not there`);
  if (found !== hash) fail(day, `entry ${n} of chain ${chain} has another hash than the one it names`);
}

async function hashAt(db: Kysely<Tables>, chain: string, n: number): Promise<string | undefined> {
  if (chain === definitionsChain || chain === auditChain) {
    const row = await db.selectFrom(chain).select('hash').where('n', '=', n).executeTakeFirst();
    return row?.hash;
  }
  const entries = db.selectFrom('host_entries').select('hash').where('host_id', '=', chain);
  return (await entries.where('n', '=', n).executeTakeFirst())?.hash;
}

function fail(day: string, what: string): never {
  throw new BrokenLink({ chain: 'roots', entry: day, what });
}
