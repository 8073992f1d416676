import { askedEntry } from '../definitions/asked-entry.ts';
import type { Written } from '../definitions/assemble.ts';
import { isRetroactive } from '../definitions/retroactive.ts';
import type { Interval } from '../ledger/change.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { AdjustmentRow } from '../reports/rows.ts';
import type { DefinitionEntry } from '../store/store.ts';

/** The adjustments that reach into a window, also those that nobody approved yet, in the order in which they count. */
export function adjustmentRows(
  adjustments: readonly Written[],
  window: Interval,
  entries: readonly DefinitionEntry[],
  titleOf: (target: string) => string,
): AdjustmentRow[] {
  const once = new Map(adjustments.map((one) => [one.id, one]));
  return [...once.values()]
    .sort((a, b) => a.entry.n - b.entry.n)
    .flatMap(({ id, entry, value }) => {
      const [fromMs, toMs] = [epochMs(value.from), epochMs(value.to)];
      if (toMs <= window.fromMs || window.toMs <= fromMs) return [];
      const history = entries.filter((one) => one.kind === entry.kind && one.id === id && one.version <= entry.version);
      const before = history.findLast(({ version }) => version < entry.version);
      return [
        {
          id,
          target: titleOf(String(value.target)),
          from: formatTime(fromMs),
          to: formatTime(toMs),
          status: value.status as AdjustmentRow['status'],
          reason: String(value.reason),
          author: (askedEntry(history) ?? entry).author,
          approvedBy: typeof value.approvedBy === 'string' ? value.approvedBy : null,
          retroactive: isRetroactive(entry, before),
        },
      ];
    });
}

/** Only of times that were read before. */
function epochMs(time: unknown): number {
  return Temporal.Instant.from(String(time)).epochMilliseconds;
}
