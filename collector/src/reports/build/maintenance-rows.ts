import type { Interval } from '../../ledger/change.ts';
import { formatTime } from '../../ledger/format-time.ts';
import { intersection, lengthMs } from '../../ledger/intervals.ts';
import { isAnnouncedInTime } from '../../ledger/notice.ts';
import { runsOf } from '../../ledger/timeline.ts';
import type { MaintenanceRow } from '../rows.ts';
import type { LineMonth, ReadLine } from './read-line.ts';

/** One window of maintenance, and which of a line's targets it is about. */
export interface PlannedWindow extends Interval {
  readonly id: string;
  readonly title: string;
  readonly targets: readonly string[];
  readonly announcedMs: number | null;
  readonly approvedBy: string | null;
  readonly approvedMs: number | null;
  readonly cancelledMs: number | null;
}

/** The windows that reach into the month of a report. Lines that one window means the same for share its row. */
export function maintenanceRows(
  lines: readonly { readonly line: string; readonly read: ReadLine; readonly windows: readonly PlannedWindow[] }[],
): MaintenanceRow[] {
  const rows = lines.flatMap(({ line, read, windows }) => {
    const month = read.months[read.months.length - 1] as LineMonth;
    const touching = windows.filter(
      ({ fromMs, toMs }) => fromMs < month.evaluation.toMs && month.evaluation.fromMs < toMs,
    );
    return touching.map((window) => ({ line, row: rowOf(window, month, read) }));
  });
  const alike = Map.groupBy(rows, ({ row }) => JSON.stringify(row));
  return [...alike.values()]
    .map(([first, ...rest]) => ({
      ...(first as (typeof rows)[number]).row,
      lines: [first as (typeof rows)[number], ...rest].map(({ line }) => line),
    }))
    .sort((a, b) => (a.plannedFrom < b.plannedFrom ? -1 : a.plannedFrom > b.plannedFrom ? 1 : a.id < b.id ? -1 : 1));
}

function rowOf(window: PlannedWindow, month: LineMonth, read: ReadLine): MaintenanceRow {
  const actual = actualOf(window, read);
  const lastMs = actual?.toMs ?? window.toMs;
  return {
    id: window.id,
    title: window.title,
    lines: [],
    plannedFrom: formatTime(window.fromMs),
    plannedTo: formatTime(window.toMs),
    actualFrom: actual === null ? null : formatTime(actual.fromMs),
    actualTo: actual === null || actual.isOpen ? null : formatTime(actual.toMs),
    overrunMs: Math.max(0, lastMs - window.toMs),
    announcedAt: timeOrNull(window.announcedMs),
    approvedBy: window.approvedBy,
    approvedAt: timeOrNull(window.approvedMs),
    cancelledAt: timeOrNull(window.cancelledMs),
    excludedMs: lengthMs(intersection(month.account.byMaintenance, [window])),
    notExcludedBecause: refusalOf(window, month),
  };
}

/** From when to when something that the work was about was down, if it went down within the window. */
function actualOf(window: PlannedWindow, { definitions, readings }: ReadLine): (Interval & { isOpen: boolean }) | null {
  const { asOfMs } = definitions;
  const checks = [...definitions.targets.values()].filter(({ partOf }) => partOf && window.targets.includes(partOf));
  const ids = new Set([...window.targets, ...checks.map(({ id }) => id)]);
  const runs = [...ids]
    .flatMap((id) => runsOf(readings.reading(id).point, asOfMs, ({ status }) => status === 'down'))
    .filter((run) => run.fromMs < window.toMs && window.fromMs < run.toMs);
  if (runs.length === 0) return null;
  const toMs = Math.max(...runs.map((run) => run.toMs));
  return { fromMs: Math.max(window.fromMs, Math.min(...runs.map((run) => run.fromMs))), toMs, isOpen: toMs >= asOfMs };
}

/** Why not all of the window left the base, the weightiest reason first. */
function refusalOf(window: PlannedWindow, { slo, account }: LineMonth): MaintenanceRow['notExcludedBecause'] {
  const { count, minimumNotice } = slo.policy.maintenance;
  if (window.approvedBy === null) return 'not-approved';
  if (count !== 'exclude') return 'policy';
  if (!isAnnouncedInTime({ fromMs: window.fromMs, announcedAtMs: window.announcedMs }, minimumNotice)) return 'notice';
  const until = { fromMs: window.fromMs, toMs: Math.min(window.toMs, window.cancelledMs ?? window.toMs) };
  const maintainedMs = lengthMs(intersection(account.maintained, [until]));
  if (lengthMs(intersection(account.withinCap, [until])) < maintainedMs) return 'cap';
  return lengthMs(intersection(account.agreed, [until])) < until.toMs - until.fromMs ? 'outside-agreed-time' : null;
}

function timeOrNull(ms: number | null): string | null {
  return ms === null ? null : formatTime(ms);
}
