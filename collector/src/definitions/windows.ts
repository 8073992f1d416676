import { formatTime } from '../ledger/format-time.ts';
import { readDocument } from '../ledger/json.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { Stretch } from './in-force.ts';
import type { Body } from './kinds/kind.ts';
import { occurrencesOf, readRecurrence } from './recurrence.ts';

/** One window of maintenance as an evaluation file has it, and the entry that says it. */
export type MaintenanceWindow = Body & { readonly entry: DefinitionEntry; readonly from: string; readonly to: string };

/**
 * The single windows of a maintenance. A window belongs to the version in force when it begins; a deletion cancels what began
 * before it and takes the rest away.
 */
export function windowsOf(stretches: readonly Stretch[], horizonMs: number): MaintenanceWindow[] {
  return stretches.flatMap((stretch, index) => {
    const isDeleted = stretches[index + 1]?.entry.body === null;
    const endMs = isDeleted ? stretch.toMs : Number.POSITIVE_INFINITY;
    return windowsWithin(stretch, horizonMs).map((window) => ({ ...window, ...cancelled(window, endMs) }));
  });
}

function windowsWithin({ fromMs, toMs, entry }: Stretch, horizonMs: number): MaintenanceWindow[] {
  if (entry.body === null) return [];
  const { title: _t, description: _d, contact: _c, recurs, ...body } = entry.body;
  if (recurs === undefined) {
    const window = { id: entry.id, ...body, entry } as unknown as MaintenanceWindow;
    const startMs = epochMs(window.from);
    return startMs >= fromMs && startMs < toMs ? [window] : [];
  }
  const recurrence = readDocument(JSON.stringify(recurs), readRecurrence);
  if (!recurrence.ok) throw new Error(`maintenance ${entry.id} was stored unread: ${recurrence.reason}`);
  return occurrencesOf(recurrence.value, Math.min(toMs, horizonMs))
    .filter((one) => one.fromMs >= fromMs)
    .map((one) => ({
      id: `${entry.id}/${one.date}`,
      ...body,
      entry,
      from: formatTime(one.fromMs),
      to: formatTime(one.toMs),
    }));
}

function cancelled(window: MaintenanceWindow, deletedMs: number): Body {
  if (deletedMs >= epochMs(window.to)) return {};
  const { cancelledAt } = window;
  return typeof cancelledAt === 'string' && epochMs(cancelledAt) <= deletedMs
    ? {}
    : { cancelledAt: formatTime(deletedMs) };
}

/** Only of times that were read before. */
function epochMs(time: string): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}
