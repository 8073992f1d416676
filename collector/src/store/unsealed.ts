import { type Kysely, sql, type Transaction } from 'kysely';
import { type EvidenceKind, type EvidenceKindName, type Fact, type FactKey, factOf } from './evidence-kinds.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';

/**
 * Notes, in the transaction that writes it, that a row of evidence is not what the chain last sealed. A row marked twice is sealed once,
 * so that a host that is simply up costs one mark an hour, however often it sends.
 */
export async function markUnsealed(
  transaction: Transaction<Tables>,
  chain: string,
  kind: EvidenceKindName,
  { atMs, name }: FactKey,
): Promise<void> {
  await runCompiled(transaction, insertMark, { host_id: chain, kind, at_ms: atMs, name });
}

function insertMark(db: Kysely<Tables>, { host_id, kind, at_ms, name }: Tables['unsealed']) {
  const mark = db.insertInto('unsealed').values({ host_id, kind, at_ms, name });
  return mark.onConflict((conflict) => conflict.doNothing());
}

/** The fact at a key as the working rows tell it now; undefined when there is none. */
export async function workingFact(
  db: Kysely<Tables>,
  kind: EvidenceKind,
  chain: string,
  key: FactKey,
): Promise<Fact | undefined> {
  const { atColumn, nameColumn } = kind;
  const conditions = [whose(kind, chain)];
  if (atColumn !== null) conditions.push(sql`${sql.ref(atColumn)} = ${key.atMs}`);
  if (nameColumn !== null) conditions.push(sql`${sql.ref(nameColumn)} = ${key.name}`);
  const { rows } = await sql<Record<string, unknown>>`
    select ${columnsOf(kind)} from ${sql.table(kind.table)} where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0] && factOf(kind, rows[0]);
}

function columnsOf({ columns }: EvidenceKind) {
  return sql.join(columns.map((column) => sql.ref(column)));
}

/** The condition on a kind's table for the rows of one chain. */
export function whose({ chainColumn }: EvidenceKind, chain: string) {
  return chainColumn === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(chainColumn)} = ${chain}`;
}
