import type { MessageKey } from '../i18n/ja.ts';
import type { SortKey } from './host-order.ts';

export const columnKeys = [
  ...(['state', 'name', 'tags', 'services', 'availability', 'cpu', 'memory', 'disk'] as const),
  ...(['checks', 'seen', 'clock', 'version', 'system'] as const),
] as const;
export type ColumnKey = (typeof columnKeys)[number];

export interface Column {
  readonly label: MessageKey;
  readonly sort: SortKey | null;
  /** `name` takes what is left, but not less than this. */
  readonly widthPx: number;
  /** On a telephone; null: it has no room for it. */
  readonly narrowPx: number | null;
  /** Which goes first where the room is short: the lowest. */
  readonly keep: number;
}

export const columns: Readonly<Record<ColumnKey, Column>> = {
  state: { label: 'hosts.col.state', sort: 'state', widthPx: 98, narrowPx: 84, keep: 99 },
  name: { label: 'hosts.col.name', sort: 'name', widthPx: 170, narrowPx: 140, keep: 99 },
  tags: { label: 'hosts.col.tags', sort: null, widthPx: 170, narrowPx: null, keep: 2 },
  services: { label: 'hosts.col.services', sort: null, widthPx: 168, narrowPx: null, keep: 6 },
  availability: { label: 'hosts.col.availability', sort: 'availability', widthPx: 192, narrowPx: 74, keep: 13 },
  cpu: { label: 'hosts.col.cpu', sort: 'cpu', widthPx: 98, narrowPx: 36, keep: 12 },
  memory: { label: 'hosts.col.memory', sort: 'memory', widthPx: 98, narrowPx: 42, keep: 11 },
  disk: { label: 'hosts.col.disk', sort: 'disk', widthPx: 98, narrowPx: 40, keep: 10 },
  checks: { label: 'hosts.col.checks', sort: 'checks', widthPx: 80, narrowPx: null, keep: 9 },
  seen: { label: 'hosts.col.seen', sort: 'seen', widthPx: 86, narrowPx: null, keep: 8 },
  clock: { label: 'hosts.col.clock', sort: 'clock', widthPx: 86, narrowPx: null, keep: 4 },
  version: { label: 'hosts.col.version', sort: 'version', widthPx: 104, narrowPx: null, keep: 7 },
  system: { label: 'hosts.col.system', sort: null, widthPx: 100, narrowPx: null, keep: 1 },
};

/** A list without them says nothing of which host is how. */
export const fixedColumns: ReadonlySet<ColumnKey> = new Set(['state', 'name']);

/** The system stands below the name anyway while a host is well. */
const defaultColumns: readonly ColumnKey[] = columnKeys.filter((key) => key !== 'system');

/** The columns that an address names, in the order of the table; what it does not know is passed over. */
export function parseColumns(text: string | null): readonly ColumnKey[] {
  if (text === null) return defaultColumns;
  const named = new Set(text.split(','));
  return columnKeys.filter((key) => fixedColumns.has(key) || named.has(key));
}

/** How an address says it; null for the default. */
export function columnsText(chosen: readonly ColumnKey[]): string | null {
  if (chosen.length === defaultColumns.length && chosen.every((key) => defaultColumns.includes(key))) return null;
  return chosen.filter((key) => !fixedColumns.has(key)).join(',') || 'none';
}

/** Below this a list is on a telephone; as in hosts.css. */
const narrowMaxPx = 700;
const selectPx = { wide: 40, narrow: 0 };

export interface FittingColumns {
  readonly shown: readonly ColumnKey[];
  /** How many of the chosen ones there is no room for. */
  readonly hiddenCount: number;
  readonly isNarrow: boolean;
}

/** Which of the chosen columns fit side by side. */
export function fitColumns(chosen: readonly ColumnKey[], widthPx: number): FittingColumns {
  const isNarrow = widthPx < narrowMaxPx;
  const widthOf = (key: ColumnKey): number => (isNarrow ? columns[key].narrowPx : columns[key].widthPx) ?? 0;
  const possible = chosen.filter((key) => !isNarrow || columns[key].narrowPx !== null);
  const roomPx = widthPx - (isNarrow ? selectPx.narrow : selectPx.wide);
  let shown = possible;
  for (const key of possible.toSorted((a, b) => columns[a].keep - columns[b].keep)) {
    if (shown.reduce((sum, one) => sum + widthOf(one), 0) <= roomPx || fixedColumns.has(key)) break;
    shown = shown.filter((one) => one !== key);
  }
  return { shown, hiddenCount: chosen.length - shown.length, isNarrow };
}
