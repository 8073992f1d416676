import type { Interval } from '../ledger/change.ts';
import { formatTime } from '../ledger/format-time.ts';
import { readDocument } from '../ledger/json.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { Stretch } from './in-force.ts';
import { type Body, peopleKeys } from './kinds/kind.ts';
import { occurrencesOf, readRecurrence } from './recurrence.ts';

/** One window of maintenance as an evaluation file has it. */
export type MaintenanceWindow = Body & { readonly id: string; readonly from: string; readonly to: string };

/**
 * The single windows of a maintenance, each with the entry that says it. A window belongs to the version in force when it begins; a
 * deletion cancels what began before it and takes the rest away.
 */
export function windowsOf(
  stretches: readonly Stretch[],
  horizonMs: number,
): { readonly entry: DefinitionEntry; readonly window: MaintenanceWindow }[] {
  // What really happened is told by the last entry, also of windows of the entries before it.
  const { work } = stretches.findLast(({ entry }) => entry.body !== null)?.entry.body ?? {};
  return stretches.flatMap((stretch, index) => {
    const { entry, fromMs, toMs } = stretch;
    if (entry.body === null) return [];
    const endMs = entry.body.recurs === undefined ? toMs : Math.min(toMs, horizonMs);
    const windows = windowsWithin(entry.id, { ...entry.body, work }, { fromMs, toMs: endMs });
    const isDeleted = stretches[index + 1]?.entry.body === null;
    return windows.map((window) => ({ entry, window: isDeleted ? cancelled(window, toMs) : window }));
  });
}

/** When the work of one window really began and ended, as `work` of a maintenance has it. */
export interface WindowWork {
  readonly date?: string;
  readonly startedAt: string;
  readonly startedBy?: string;
  readonly endedAt?: string;
  readonly endedBy?: string;
}

/** The windows that begin within an interval. Only of a body that was read. */
export function windowsWithin(id: string, body: Body, { fromMs, toMs }: Interval): MaintenanceWindow[] {
  const {
    recurs,
    work = [],
    ...rest
  } = Object.fromEntries(Object.entries(body).filter(([key]) => !peopleKeys.has(key)));
  const works = (work ?? []) as readonly WindowWork[];
  if (recurs === undefined) {
    const window = { id, ...rest } as MaintenanceWindow;
    const startMs = epochMs(window.from);
    return startMs >= fromMs && startMs < toMs ? [endedBy(works.at(-1), window)] : [];
  }
  const recurrence = readDocument(JSON.stringify(recurs), readRecurrence);
  if (!recurrence.ok) throw new Error(`maintenance ${id} was stored unread: ${recurrence.reason}`);
  return occurrencesOf(recurrence.value, toMs)
    .filter((one) => one.fromMs >= fromMs)
    .map((one) => {
      const window = { ...rest, id: `${id}/${one.date}`, from: formatTime(one.fromMs), to: formatTime(one.toMs) };
      return endedBy(
        works.findLast(({ date }) => date === one.date),
        window,
      );
    });
}

/** Work that is over early gives the rest of its window back. */
function endedBy(work: WindowWork | undefined, window: MaintenanceWindow): MaintenanceWindow {
  return work?.endedAt === undefined ? window : cancelled(window, epochMs(work.endedAt));
}

/** The window without what is left of it at an instant. */
function cancelled(window: MaintenanceWindow, deletedMs: number): MaintenanceWindow {
  const { to, cancelledAt } = window;
  const endMs = Math.min(
    epochMs(to),
    typeof cancelledAt === 'string' ? epochMs(cancelledAt) : Number.POSITIVE_INFINITY,
  );
  return endMs <= deletedMs ? window : { ...window, cancelledAt: formatTime(deletedMs) };
}

/** Only of times that were read before. */
function epochMs(time: string): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}
