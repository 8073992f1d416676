import type { Interval } from '../../ledger/change.ts';
import { intersection, lengthMs } from '../../ledger/intervals.ts';
import type { DayRow } from '../line.ts';
import type { LineMonth } from './read-line.ts';

/** The days of a month, in the zone of its SLO. Cut from the very sets that the month is the length of, so that they add up to it. */
export function daysOf({ slo, account, evaluation }: LineMonth): DayRow[] {
  if (slo.window.kind !== 'calendar') throw new Error(`${slo.id} has no calendar window`);
  const { timeZone } = slo.window;
  return daysBetween(evaluation, timeZone).map(({ day, ...time }) => {
    const within = (set: readonly Interval[]) => lengthMs(intersection(set, [time]));
    const unknownMs = within(account.unknown);
    return {
      day,
      baseMs: within(account.base),
      downMs: within(account.down) + (slo.policy.unknown === 'down' ? unknownMs : 0),
      maintenanceMs: within(account.byMaintenance),
      excludedMs: within(account.byAdjustment),
      unknownMs,
    };
  });
}

function daysBetween({ fromMs, toMs }: Interval, timeZone: string): (Interval & { readonly day: string })[] {
  const days: (Interval & { readonly day: string })[] = [];
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  for (let date = at(fromMs); startOf(date) < toMs; date = date.add({ days: 1 })) {
    const [beginMs, endMs] = [startOf(date), startOf(date.add({ days: 1 }))];
    // A zone may skip a whole day.
    if (beginMs < endMs) days.push({ day: date.toString(), fromMs: beginMs, toMs: endMs });
  }
  return days;
}
