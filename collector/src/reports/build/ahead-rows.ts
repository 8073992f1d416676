import type { Interval } from '../../ledger/change.ts';
import { formatTime } from '../../ledger/format-time.ts';
import type { AheadRow } from '../rows.ts';
import type { PlannedWindow } from './maintenance-rows.ts';

/** The approved work of the month after the report's, each window once with the lines that it touches. */
export function aheadRows(
  lines: readonly { readonly line: string; readonly windows: readonly PlannedWindow[] }[],
  { fromMs, toMs }: Interval,
): AheadRow[] {
  const ahead = lines.flatMap(({ line, windows }) =>
    windows
      .filter(({ approvedBy, cancelledMs }) => approvedBy !== null && cancelledMs === null)
      .filter((window) => fromMs <= window.fromMs && window.fromMs < toMs)
      .map((window) => ({ line, window })),
  );
  const once = Map.groupBy(ahead, ({ window }) => `${formatTime(window.fromMs)} ${window.id}`);
  return [...once]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) => {
      if (!first) return [];
      const { title, fromMs: plannedMs, toMs: untilMs } = first.window;
      return [
        {
          title,
          lines: [first, ...rest].map(({ line }) => line),
          plannedFrom: formatTime(plannedMs),
          plannedTo: formatTime(untilMs),
        },
      ];
    });
}
