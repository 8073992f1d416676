import { calendarDays, dayTimes } from '../../ledger/days.ts';
import type { DayRow } from '../line.ts';
import type { LineMonth } from './read-line.ts';

/** The days of a month, in the zone of its SLO. */
export function daysOf({ slo, account, evaluation }: LineMonth): DayRow[] {
  if (slo.window.kind !== 'calendar') throw new Error(`${slo.id} has no calendar window`);
  const days = calendarDays(evaluation, slo.window.timeZone);
  return dayTimes(account, slo.policy, days).map(({ percent: _, ...row }) => row);
}
