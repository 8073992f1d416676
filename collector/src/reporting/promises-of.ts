import type { Assembled } from '../definitions/assemble.ts';
import { type AgreedTime, roundTheClock } from '../incidents/incident-clocks.ts';
import { plainRules } from '../incidents/priority.ts';
import { readCalendars } from '../ledger/calendar-file.ts';
import { agreedTime } from '../ledger/calendars.ts';
import { readDocument } from '../ledger/json.ts';
import type { Promises } from '../reports/build/report-inputs.ts';
import type { ReportScope } from './report-scope.ts';

/** What an agreement promises besides its lines. */
export function promisesOf({ sla }: ReportScope, assembled: Assembled): Promises {
  if (!sla) return { incidents: plainRules, agreed: roundTheClock, counts: [], workload: [], recoveryPoints: [] };
  const { incidents, incidentHours, counts = [], workload = [], recoveryPoints } = sla.said;
  return { incidents, agreed: hoursOf(incidentHours, assembled), counts, workload, recoveryPoints };
}

function hoursOf(calendar: string | null, { calendars }: Assembled): AgreedTime {
  if (calendar === null) return roundTheClock;
  const written = calendars.filter(({ id }) => id === calendar).map(({ value }) => value);
  const read = readDocument(JSON.stringify({ [calendar]: written }), readCalendars);
  if (!read.ok) throw new Error(`calendar ${calendar} was stored unread: ${read.reason}`);
  const versions = read.value.get(calendar) ?? [];
  return (window) => agreedTime(versions, window);
}
