import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../store/chain.ts';
import { type EvidenceKind, type Fact, type FactKey, factOf, keyOf, kindsOf } from '../store/evidence-kinds.ts';
import type { Tables } from '../store/tables.ts';
import { whose } from '../store/unsealed.ts';
import { BrokenLink } from './broken.ts';
import { described, digestOf, type SealedFacts } from './sealed-facts.ts';
import type { UnsealedRows } from './unsealed-rows.ts';

/**
 * Compares the working rows, from which all numbers are made, with what the chain sealed. A row may say more only while it is noted as
 * not sealed yet, and never less.
 */
export async function compareWorkingRows(
  db: Kysely<Tables>,
  chain: string,
  sealed: SealedFacts,
  unsealed: UnsealedRows,
): Promise<void> {
  for await (const { kind, fact, n } of sealed.joinedFacts()) {
    const isThere = await isWithinLonger(db, chain, kind, fact);
    if (!isThere) fail(chain, n, `the working rows no longer hold ${described(kind, keyOf(kind, fact))}`);
  }
  for (const kind of kindsOf(chain)) {
    const marks = await marksOf(db, chain, kind);
    for await (const row of rowsOf(db, chain, kind)) {
      const fact = factOf(kind, row);
      const key = keyOf(kind, fact);
      const isMarked = marks.has(`${key.atMs} ${key.name}`);
      if (!(await isSealed({ chain, kind, key, fact, isMarked }, sealed))) unsealed.add(kind, fact);
      sealed.compared(kind, key);
    }
    for (const left of sealed.left(kind)) await compareMissing(db, chain, kind, left, sealed);
  }
}

interface WorkingRow {
  readonly chain: string;
  readonly kind: EvidenceKind;
  readonly key: FactKey;
  readonly fact: Fact;
  readonly isMarked: boolean;
}

/** Whether an entry says the same; it fails where the row may not say more. */
async function isSealed({ chain, kind, key, fact, isMarked }: WorkingRow, sealed: SealedFacts): Promise<boolean> {
  const before = sealed.find(kind, key);
  if (before === undefined) {
    if (!isMarked) fail(chain, null, `no entry seals the working row ${described(kind, key)}, nor is it noted as new`);
    return false;
  }
  if (before.digest === digestOf(fact)) return true;
  const said = await sealed.factAt(before.n, kind, key);
  if (said === undefined || (isMarked && kind.isGrown(said, fact))) return false;
  return fail(chain, before.n, `the working row ${described(kind, key)} differs from it: ${differenceOf(said, fact)}`);
}

async function compareMissing(
  db: Kysely<Tables>,
  chain: string,
  kind: EvidenceKind,
  { key, n }: { readonly key: FactKey; readonly n: number },
  sealed: SealedFacts,
): Promise<void> {
  const said = await sealed.factAt(n, kind, key);
  // Evidence that came since may have joined it to a longer run, which is noted as new.
  if (said !== undefined && (await isWithinLonger(db, chain, kind, said))) return;
  fail(chain, n, `the working rows no longer hold ${described(kind, key)}`);
}

/** Whether a run of the same boot holds all of this one: runs are all that is ever joined. */
async function isWithinLonger(db: Kysely<Tables>, chain: string, kind: EvidenceKind, fact: Fact): Promise<boolean> {
  if (kind.name !== 'runs') return false;
  const longer = await db
    .selectFrom('alive_runs')
    .select('first_ms')
    .where('host_id', '=', chain)
    .where('first_ms', '<=', Number(fact.firstMs))
    .where('last_ms', '>=', Number(fact.lastMs))
    .where('boot', '=', String(fact.boot))
    .limit(1)
    .executeTakeFirst();
  return longer !== undefined;
}

async function marksOf(db: Kysely<Tables>, chain: string, kind: EvidenceKind): Promise<Set<string>> {
  const marks = db.selectFrom('unsealed').select(['at_ms', 'name']).where('host_id', '=', chain);
  const rows = await marks.where('kind', '=', kind.name).execute();
  return new Set(rows.map((row) => `${row.at_ms} ${row.name}`));
}

/** Rows compared at a time: the looks of years do not fit into memory. */
const pageRows = 500;

async function* rowsOf(
  db: Kysely<Tables>,
  chain: string,
  kind: EvidenceKind,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const keyColumns = [kind.nameColumn, kind.atColumn].filter((column) => column !== null);
  const order = sql.join([...keyColumns.map((column) => sql.ref(column)), sql`1`]);
  let after = whose(kind, chain);
  for (;;) {
    const rows = sql<Readonly<Record<string, unknown>>>`
      select * from ${sql.table(kind.table)} where ${after} order by ${order} limit ${pageRows}`;
    const page = (await rows.execute(db)).rows;
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    const [columns, values] = [keyColumns.map((column) => sql.ref(column)), keyColumns.map((column) => last[column])];
    after = sql<boolean>`${whose(kind, chain)} and (${sql.join(columns)}) > (${sql.join(values)})`;
  }
}

function differenceOf(before: Fact, after: Fact): string {
  const members = Object.keys(before).filter((member) => before[member] !== after[member]);
  return members.map((member) => `${member} ${shown(before[member])}, now ${shown(after[member])}`).join('; ');
}

/** Longer values would bury the reason. */
const shownChars = 40;

function shown(value: unknown): string {
  const text = canonicalJson(value ?? null);
  return text.length > shownChars ? `${text.slice(0, shownChars)}…` : text;
}

function fail(chain: string, entry: number | null, what: string): never {
  throw new BrokenLink({ chain, entry, what });
}
