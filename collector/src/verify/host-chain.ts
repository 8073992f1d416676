import type { Kysely } from 'kysely';
import type { HostEntry } from '../store/chain-store.ts';
import { fromEntryRow } from '../store/chains.ts';
import { kindNamed } from '../store/evidence-kinds.ts';
import type { Tables } from '../store/tables.ts';
import { BrokenLink } from './broken.ts';
import { compareKeptChanges } from './kept-changes.ts';
import { Links } from './links.ts';
import { SealedFacts } from './sealed-facts.ts';
import type { UnsealedRows } from './unsealed-rows.ts';
import { compareWorkingRows } from './working-rows.ts';

/** Entries read at a time: an entry may have a megabyte. */
const pageEntries = 20;

/**
 * Walks the chain of a host, or of the collector, then compares the working rows with what it sealed.
 * In one transaction: a running collector seals and appends meanwhile.
 */
export async function verifyHostChain(
  db: Kysely<Tables>,
  chain: string,
  unsealed: UnsealedRows,
  onEntries: (count: number) => void,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const links = new Links(chain, fromEntryRow);
    const sealed = new SealedFacts((n) => entryAt(transaction, chain, n));
    for (;;) {
      const rows = transaction.selectFrom('host_entries').selectAll().where('host_id', '=', chain);
      const page = await rows.where('n', '>', links.count).orderBy('n').limit(pageEntries).execute();
      if (page.length === 0) break;
      for (const row of page) await take(links.next(row), sealed);
      onEntries(page.length);
    }
    await compareWorkingRows(transaction, chain, sealed, unsealed);
    await compareKeptChanges(transaction, chain);
  });
}

async function take(entry: HostEntry, sealed: SealedFacts): Promise<void> {
  const { chain, n, body } = entry;
  const named = (name: string) => {
    const kind = kindNamed(name);
    if (kind) return kind;
    throw new BrokenLink({ chain, entry: n, what: `it seals ${name}, which is no kind of evidence` });
  };
  for (const [name, keys] of Object.entries(body.joined)) {
    for (const key of keys) sealed.join(named(name), key);
  }
  for (const [name, facts] of Object.entries(body.facts)) {
    for (const fact of facts) {
      const taken = await sealed.put(entry, named(name), fact);
      if (taken !== undefined) throw new BrokenLink({ chain, entry: n, what: taken });
    }
  }
}

async function entryAt(db: Kysely<Tables>, chain: string, n: number): Promise<HostEntry> {
  const rows = db.selectFrom('host_entries').selectAll().where('host_id', '=', chain).where('n', '=', n);
  return fromEntryRow(await rows.executeTakeFirstOrThrow());
}
