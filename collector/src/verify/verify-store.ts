import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { auditChain, fromAuditRow } from '../store/audit.ts';
import { definitionsChain } from '../store/chains.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { fromDefinitionRow } from '../store/definitions.ts';
import { collectorChain } from '../store/evidence-kinds.ts';
import { inputHashOf, thawed } from '../store/revisions.ts';
import { handoversIn, publicHalf, rootKeys } from '../store/signing-keys.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { type Broken, BrokenLink } from './broken.ts';
import { verifyHostChain } from './host-chain.ts';
import { Links } from './links.ts';
import { verifyRoots } from './roots.ts';
import { UnsealedRows } from './unsealed-rows.ts';

/** How far a walk has come. */
export interface Progress {
  readonly chains: number;
  readonly ofChains: number;
  readonly entries: number;
}

export type Verified =
  | ({
      readonly ok: true;
      readonly roots: number;
      /** Whether a signed root says where the chains ended: without one, all of them could have been made anew. */
      readonly anchored: boolean;
      readonly unsealed: ReturnType<UnsealedRows['told']>;
    } & Omit<Progress, 'ofChains'>)
  | ({ readonly ok: false } & Broken);

/** Entries of the log of definitions read at a time. */
const pageEntries = 200;

/** Walks every chain, compares the working rows with them, and checks every signed root. Stops at the first broken link. */
export async function verifyStore(db: Kysely<Tables>, onProgress: (progress: Progress) => void): Promise<Verified> {
  try {
    const names = await chainNames(db);
    const progress = { chains: 0, ofChains: names.length + 2, entries: 0 };
    const tell = (count: number) => {
      progress.entries += count;
      onProgress(progress);
    };
    const unsealed = new UnsealedRows();
    for (const name of names) {
      await verifyHostChain(db, name, unsealed, tell);
      progress.chains++;
    }
    await verifyDefinitions(db, tell);
    await verifyAudit(db, tell);
    const roots = await verifyRoots(db, await keysOfRoots(db));
    const { entries, chains } = progress;
    return { ok: true, chains: chains + 2, entries, roots, anchored: roots > 0, unsealed: unsealed.told() };
  } catch (error) {
    if (error instanceof BrokenLink) return { ok: false, ...error.broken };
    throw error;
  }
}

/** Also of hosts whose rows are gone, and of rows that no chain knows. */
async function chainNames(db: Kysely<Tables>): Promise<string[]> {
  const tables = [
    'host_entries',
    'hosts',
    'alive_runs',
    'boots',
    'shutdowns',
    'check_rules',
    'looks',
    'probes',
    'losses',
    'check_changes',
    'check_states',
  ];
  const names = new Set([collectorChain]);
  for (const table of tables) {
    const { rows } = await sql<{ host_id: string }>`select distinct host_id from ${sql.table(table)}`.execute(db);
    for (const row of rows) names.add(row.host_id);
  }
  return [...names].sort();
}

async function verifyDefinitions(db: Kysely<Tables>, onEntries: (count: number) => void): Promise<void> {
  const links = new Links(definitionsChain, fromDefinitionRow);
  for (;;) {
    const rows = db.selectFrom('definitions').selectAll().where('n', '>', links.count);
    const page = await rows.orderBy('n').limit(pageEntries).execute();
    if (page.length === 0) return;
    for (const row of page) {
      const entry = links.next(row);
      for (const hash of frozenWith(entry)) await verifyFrozenDocument(db, entry, hash);
    }
    onEntries(page.length);
  }
}

async function verifyAudit(db: Kysely<Tables>, onEntries: (count: number) => void): Promise<void> {
  const links = new Links(auditChain, fromAuditRow);
  for (;;) {
    const rows = db.selectFrom('audit').selectAll().where('n', '>', links.count);
    const page = await rows.orderBy('n').limit(pageEntries).execute();
    if (page.length === 0) return;
    for (const row of page) links.next(row);
    onEntries(page.length);
  }
}

/** What a revision evaluated, and a final report says and was made of, is kept beside the log; the entry names it by its hash. */
function frozenWith({ kind, body }: DefinitionEntry): string[] {
  if (kind === 'revision') return [String(body?.inputHash)];
  return kind === 'report' && Array.isArray(body?.documents) ? body.documents.map(String) : [];
}

async function verifyFrozenDocument(
  db: Kysely<Tables>,
  { n, kind, id, version }: DefinitionEntry,
  hash: string,
): Promise<void> {
  const row = await db.selectFrom('frozen_documents').select('document').where('hash', '=', hash).executeTakeFirst();
  const what =
    row === undefined ? 'is not there' : isHashed(row.document, hash) ? undefined : 'does not match its hash';
  if (what === undefined) return;
  throw new BrokenLink({
    chain: definitionsChain,
    entry: n,
    what: `${kind === 'report' ? 'a document of report' : 'the document of revision'} ${version} of ${id} ${what}`,
  });
}

function isHashed(document: Uint8Array, hash: string): boolean {
  try {
    return inputHashOf(thawed(document)) === hash;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('ZSTD_') !== true) throw error;
    return false;
  }
}

/** Which key of this collector signed the root of a day. */
async function keysOfRoots(db: Kysely<Tables>): Promise<(day: string) => string> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', 'identity').executeTakeFirst();
  const broken = (what: string) =>
    new BrokenLink({ chain: 'roots', entry: null, what: `the collector’s identity ${what}` });
  if (row === undefined) throw broken('is not there');
  let identity: Partial<CollectorIdentity>;
  let key: KeyObject;
  try {
    identity = JSON.parse(row.value);
    key = createPrivateKey(identity.signingKey ?? '');
  } catch {
    // Whatever is wrong with it, its text must not be told: it may hold the key.
    throw broken('holds no signing key that can be read');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw broken('holds a key of another kind than Ed25519');
  const handovers = handoversIn(identity.handovers ?? []);
  const signer = { collectorId: identity.collectorId ?? '', publicKey: publicHalf(identity.signingKey ?? '') };
  const keys = handovers && rootKeys(handovers, signer);
  if (!keys) throw broken('holds handovers that do not lead from key to key, each signed by both');
  return keys;
}
