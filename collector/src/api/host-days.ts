import { setImmediate } from 'node:timers/promises';
import { Type } from 'typebox';
import { accountOf } from '../ledger/account.ts';
import { type CalendarDay, calendarDays, dayTimes } from '../ledger/days.ts';
import { plainPolicy, type Slo } from '../ledger/definitions.ts';
import { readingsOf } from '../ledger/readings.ts';
import { collectorUp, readHost, type TargetReading } from '../store/readings.ts';
import { instant, type Period } from './answers.ts';
import type { App } from './app.ts';
import { type Day, HostDays } from './contract/day.ts';
import { hostPage, hostPageQuery } from './host-page.ts';
import type { ApiParts } from './parts.ts';
import { MonthQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';

/** A month of so many hosts is about 2 MB of text, and takes a fraction of a second, in which others have their turns. */
const pageHostsMax = 500;

const DaysQuery = Type.Object(
  {
    ...MonthQuery,
    ...hostPageQuery(pageHostsMax),
  },
  { additionalProperties: false },
);

/** `/api/v1/hosts/days`: the days of a month of every host, round the clock, which add up to the availability that the list tells. */
export function hostDaysRoute(app: App, { store, organisation, asOf }: ApiParts): void {
  app.get(
    '/api/v1/hosts/days',
    { schema: { tags: ['hosts'], querystring: DaysQuery, response: { 200: HostDays, ...problemSchemas(400) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const page = await hostPage(store.hosts, request.query);
      if (typeof page === 'string') return refuse(reply, 400, 'REQUEST_INVALID', page);
      const up = await collectorUp(store, asOfMs);
      const days = calendarDays(period, period.timeZone);
      const hosts: { id: string; days: Day[] }[] = [];
      for (const host of page.hosts) {
        const reading = await readHost(store, host, asOfMs, period, up);
        hosts.push({ id: host.hostId, days: daysOf(reading, period, days) });
        // Other requests have their turn too.
        if (hosts.length % hostsATurn === 0) await setImmediate();
      }
      return {
        asOf: instant(asOfMs),
        month: period.month ?? '',
        timeZone: period.timeZone,
        hosts,
        next: page.next,
      };
    },
  );
}

/** A few milliseconds. */
const hostsATurn = 10;

/** As for the availability of a host: round the clock, without maintenance or adjustments. */
function daysOf(reading: TargetReading, period: Period, days: readonly CalendarDay[]): Day[] {
  const { target, asOfMs, changes, monitoredFromMs, monitoredToMs } = reading;
  const definitions = {
    asOfMs,
    targets: new Map([[target, { id: target, changes, monitoredFromMs, monitoredToMs, partOf: null }]]),
    services: new Map(),
    calendars: new Map(),
    maintenance: [],
    adjustments: [],
  };
  const slo: Slo = {
    id: target,
    target,
    objective: { units: 0n, scale: 1n },
    window: { kind: 'explicit', ...period },
    serviceHours: null,
    policy: plainPolicy,
  };
  return dayTimes(accountOf(slo, period, definitions, readingsOf(definitions)), plainPolicy, days);
}
