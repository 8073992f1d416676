import { decodeLooks } from '../ledger/looks.ts';
import type { Tables } from './tables.ts';

/** One piece of evidence as a chain's entry names it: the columns of its row in camel case, bytes as base64. */
export type Fact = Readonly<Record<string, string | number | null>>;

/** Where a working row is found within its chain: a time, or 0 where there is none to tell it apart, and a name. */
export interface FactKey {
  readonly atMs: number;
  readonly name: string;
}

/** A table of evidence, as the chains seal it. */
export interface EvidenceKind {
  /** What entries call it. */
  readonly name: string;
  readonly table: keyof Tables;
  /** The column that says whose it is; `null` = the collector's own. */
  readonly chainColumn: string | null;
  /** The columns that make up a fact's key within its chain. */
  readonly atColumn: string | null;
  readonly nameColumn: string | null;
  /** All columns that are evidence, the key's among them; others are conveniences that are told anew at every connection. */
  readonly columns: readonly string[];
  /** Of these, the earliest and the latest time that a fact speaks of. */
  readonly fromColumn: string;
  readonly toColumn: string;
  /** Whether `after` still says everything that `before` said: evidence is added to, never taken back. */
  isGrown(before: Fact, after: Fact): boolean;
}

/** The chain of what the collector knows about itself. No host can be called so: their ids are UUIDs. */
export const collectorChain = 'collector';

/** What a fact of such a kind says is never said otherwise later. */
const never = () => false;

const reaches = (member: string) => (before: Fact, after: Fact) => Number(after[member]) >= Number(before[member]);

/** Every kind of evidence there is. To add one: its table, its line here, and `markUnsealed` where its rows are written. */
export const evidenceKinds = [
  {
    name: 'hosts',
    table: 'hosts',
    chainColumn: 'host_id',
    atColumn: null,
    nameColumn: null,
    columns: ['name', 'public_key', 'machine_id_hash', 'sample_every_ms', 'enrolled_ms', 'revoked_ms'],
    fromColumn: 'enrolled_ms',
    toColumn: 'enrolled_ms',
    isGrown: (before, after) =>
      before.enrolledMs === after.enrolledMs && (before.revokedMs === null || before.revokedMs === after.revokedMs),
  },
  {
    name: 'ends',
    table: 'host_ends',
    chainColumn: 'host_id',
    atColumn: 'told_ms',
    nameColumn: null,
    columns: ['told_ms', 'ends_ms', 'author', 'reason'],
    fromColumn: 'told_ms',
    toColumn: 'told_ms',
    isGrown: never,
  },
  {
    name: 'runs',
    table: 'alive_runs',
    chainColumn: 'host_id',
    atColumn: 'first_ms',
    nameColumn: 'boot',
    columns: ['first_ms', 'boot', 'last_ms', 'first_mono_ms', 'last_mono_ms'],
    fromColumn: 'first_ms',
    toColumn: 'last_ms',
    isGrown: reaches('lastMs'),
  },
  {
    name: 'boots',
    table: 'boots',
    chainColumn: 'host_id',
    atColumn: null,
    nameColumn: 'boot',
    columns: ['boot', 'at_ms'],
    fromColumn: 'at_ms',
    toColumn: 'at_ms',
    // Of several readings the earliest stands.
    isGrown: (before, after) => Number(after.atMs) <= Number(before.atMs),
  },
  {
    name: 'shutdowns',
    table: 'shutdowns',
    chainColumn: 'host_id',
    atColumn: 'at_ms',
    nameColumn: 'boot',
    columns: ['at_ms', 'boot'],
    fromColumn: 'at_ms',
    toColumn: 'at_ms',
    isGrown: never,
  },
  {
    name: 'rules',
    table: 'check_rules',
    chainColumn: 'host_id',
    atColumn: 'from_ms',
    nameColumn: 'check_name',
    columns: ['check_name', 'from_ms', 'kind', 'target', 'interval_ms', 'failures', 'recoveries', 'watched'],
    fromColumn: 'from_ms',
    toColumn: 'from_ms',
    // Two sets of checks told for one instant: the later one holds.
    isGrown: () => true,
  },
  {
    name: 'looks',
    table: 'looks',
    chainColumn: 'host_id',
    atColumn: 'hour_ms',
    nameColumn: 'check_name',
    columns: ['check_name', 'hour_ms', 'looks'],
    fromColumn: 'hour_ms',
    toColumn: 'hour_ms',
    isGrown: hasAllLooks,
  },
  {
    name: 'probes',
    table: 'probes',
    chainColumn: 'host_id',
    atColumn: 'hour_ms',
    nameColumn: null,
    columns: ['hour_ms', 'looks'],
    fromColumn: 'hour_ms',
    toColumn: 'hour_ms',
    isGrown: hasAllLooks,
  },
  {
    name: 'losses',
    table: 'losses',
    chainColumn: 'host_id',
    atColumn: 'first_seq',
    nameColumn: 'epoch',
    columns: ['epoch', 'first_seq', 'count', 'from_ms', 'to_ms', 'reason'],
    fromColumn: 'from_ms',
    toColumn: 'to_ms',
    isGrown: never,
  },
  {
    name: 'upTimes',
    table: 'collector_runs',
    chainColumn: null,
    atColumn: null,
    nameColumn: 'run_id',
    columns: ['run_id', 'from_ms', 'to_ms'],
    fromColumn: 'from_ms',
    toColumn: 'to_ms',
    isGrown: reaches('toMs'),
  },
] as const satisfies readonly EvidenceKind[];

export type EvidenceKindName = (typeof evidenceKinds)[number]['name'];

/** The kinds of evidence that a chain can hold. */
export function kindsOf(chain: string): readonly EvidenceKind[] {
  return evidenceKinds.filter(({ chainColumn }) => (chainColumn === null) === (chain === collectorChain));
}

export function kindNamed(name: string): EvidenceKind | undefined {
  return evidenceKinds.find((kind) => kind.name === name);
}

/** The member of a fact that a column became. */
export function memberOf(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function factOf(kind: EvidenceKind, row: Readonly<Record<string, unknown>>): Fact {
  const members = kind.columns.map((column) => {
    const value = row[column];
    return [memberOf(column), value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value];
  });
  return Object.fromEntries(members);
}

export function keyOf({ atColumn, nameColumn }: EvidenceKind, fact: Fact): FactKey {
  return {
    atMs: atColumn === null ? 0 : Number(fact[memberOf(atColumn)]),
    name: nameColumn === null ? '' : String(fact[memberOf(nameColumn)]),
  };
}

function hasAllLooks(before: Fact, after: Fact): boolean {
  const keys = (fact: Fact) =>
    decodeLooks(Buffer.from(String(fact.looks), 'base64'), 0).map(({ atMs, status }) => `${atMs} ${status}`);
  return new Set(keys(after)).isSupersetOf(new Set(keys(before)));
}
