import type { OutageAnswer, OutageList, StretchAnswer } from '../../src/api/contract/outages.ts';

export type LedgerClass = OutageAnswer['class'] | StretchAnswer['class'];

/** In the order in which people look at them: what counts first. */
export const ledgerClasses: readonly LedgerClass[] = [
  'unplanned',
  'planned',
  'excluded',
  'outside-hours',
  'degraded',
  'brief',
  'unknown',
];

/** One line of the ledger. Its key also names it in the address, and stays while an outage lasts. */
export type LedgerRow = {
  readonly key: string;
  readonly target: string;
  readonly class: LedgerClass;
  readonly fromMs: number;
  readonly toMs: number | null;
} & (
  | { readonly outage: OutageAnswer; readonly stretch: null }
  | { readonly outage: null; readonly stretch: StretchAnswer }
);

/** What of a month is on the screen; each of these is in the address. */
export interface LedgerFilter {
  readonly service: string | null;
  /** Null: every outage, and nothing else. */
  readonly class: LedgerClass | 'all' | null;
  readonly missing: boolean;
}

/** Everything in a month, the newest first. */
export function ledgerRows({ outages, stretches }: Pick<OutageList, 'outages' | 'stretches'>): LedgerRow[] {
  const rows: LedgerRow[] = [
    ...outages.map((outage) => ({ ...placeOf(outage), outage, stretch: null })),
    ...stretches.map((stretch) => ({ ...placeOf(stretch), outage: null, stretch })),
  ];
  return rows.sort((a, b) => b.fromMs - a.fromMs || (a.key < b.key ? -1 : 1));
}

function placeOf(one: OutageAnswer | StretchAnswer) {
  const name = 'slo' in one ? `${one.class} ${one.slo}` : one.target;
  return {
    key: `${name}@${one.from}`,
    target: one.target,
    class: one.class,
    fromMs: Date.parse(one.from),
    toMs: one.to === null ? null : Date.parse(one.to),
  };
}

/** The rows that a filter lets through, and `kept`: what somebody works on stays until he goes on, also when nothing is missing of it any more. */
export function filteredRows(rows: readonly LedgerRow[], filter: LedgerFilter, kept: ReadonlySet<string>): LedgerRow[] {
  return rows.filter((row) => {
    if (filter.service !== null && row.target !== filter.service) return false;
    if (filter.missing) return kept.has(row.key) || (row.outage?.missing.length ?? 0) > 0;
    if (filter.class === null) return row.outage !== null;
    return filter.class === 'all' || row.class === filter.class;
  });
}

/** The most that counts of an outage under any promise; null where nothing was promised. */
export function countedMs({ slos }: Pick<OutageAnswer, 'slos'>): number | null {
  return slos.length === 0 ? null : Math.max(...slos.map((one) => one.countedMs));
}

/** The next row in a direction that still lacks something, from below the one that is looked at and then from the top. */
export function nextMissing(rows: readonly LedgerRow[], after: string | null): LedgerRow | undefined {
  const from = rows.findIndex(({ key }) => key === after) + 1;
  const inOrder = [...rows.slice(from), ...rows.slice(0, from)];
  return inOrder.find((row) => row.key !== after && (row.outage?.missing.length ?? 0) > 0);
}

/** The address of the page about one outage. */
export function outagePath({ target, at }: Pick<OutageAnswer, 'target' | 'at'>): string {
  return `/outages/${encodeURIComponent(`${target}@${at}`)}`;
}

/** What such an address names; null when it names nothing. */
export function outageNamed(id: string): { readonly target: string; readonly atMs: number } | null {
  const cut = id.lastIndexOf('@');
  const atMs = Date.parse(id.slice(cut + 1));
  return cut < 1 || Number.isNaN(atMs) ? null : { target: id.slice(0, cut), atMs };
}
