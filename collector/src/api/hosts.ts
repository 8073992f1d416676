import { type Static, Type } from 'typebox';
import type { TargetReading } from '../store/readings.ts';
import { availabilityAnswer, instant, type Period, spanAnswers } from './answers.ts';
import type { App } from './app.ts';
import { Availability, HostDetail, HostList, SpanList } from './contract.ts';
import { hostPage, hostPageQuery } from './host-page.ts';
import { detail, summariseAll } from './host-summary.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, MonthQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { type Refusal, refusal } from './save-definition.ts';
import { findTarget } from './target.ts';

export const HostParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Check = Type.Optional(
  Type.String({ maxLength: 255, description: 'a check of the host instead of the host itself' }),
);
const MonthOnly = Type.Object(MonthQuery, { additionalProperties: false });
/** To derive the months of so many hosts and their checks takes about a second, in which others have their turns. */
const pageHostsMax = 200;
const ListQuery = Type.Object(
  {
    ...MonthQuery,
    ...hostPageQuery(pageHostsMax),
  },
  { additionalProperties: false },
);
const WindowQuery = Type.Object(
  { from: InstantQuery, to: InstantQuery, check: Check },
  { additionalProperties: false },
);
const PeriodQuery = Type.Object(
  { ...MonthQuery, from: Type.Optional(InstantQuery), to: Type.Optional(InstantQuery), check: Check },
  { additionalProperties: false },
);

/** `/api/v1/hosts` and what hangs below one host, but for its metrics. */
export function hostRoutes(app: App, parts: ApiParts): void {
  const { store, organisation, asOf } = parts;

  app.get(
    '/api/v1/hosts',
    { schema: { tags: ['hosts'], querystring: ListQuery, response: { 200: HostList, ...problemSchemas(400) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const page = await hostPage(store.hosts, request.query);
      if (typeof page === 'string') return refuse(reply, 400, 'REQUEST_INVALID', page);
      return {
        asOf: instant(asOfMs),
        period: period.month ?? '',
        timeZone: period.timeZone,
        hosts: await summariseAll(parts, page.hosts, period, asOfMs),
        next: page.next,
      };
    },
  );

  app.get(
    '/api/v1/hosts/:id',
    {
      schema: {
        tags: ['hosts'],
        params: HostParams,
        querystring: MonthOnly,
        response: { 200: HostDetail, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const asOfMs = await asOf(request.params.id);
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const host = await store.hosts.find(request.params.id);
      if (!host) return refuse(reply, 404, 'HOST_UNKNOWN', request.params.id);
      return detail(parts, host, period, asOfMs);
    },
  );

  targetRoutes(app, parts);
}

/** What a host, or one of its checks, was through a window. */
function targetRoutes(app: App, parts: ApiParts): void {
  app.get(
    '/api/v1/hosts/:id/spans',
    {
      schema: {
        tags: ['hosts'],
        params: HostParams,
        querystring: WindowQuery,
        response: { 200: SpanList, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const read = await readAsked(parts, request.params.id, request.query);
      if ('code' in read) return refuse(reply, read.status, read.code, read.detail);
      const { reading, period } = read;
      return {
        target: reading.target,
        from: instant(period.fromMs),
        to: instant(period.toMs),
        asOf: instant(reading.asOfMs),
        spans: spanAnswers(reading, period),
      };
    },
  );

  app.get(
    '/api/v1/hosts/:id/availability',
    {
      schema: {
        tags: ['hosts'],
        params: HostParams,
        querystring: PeriodQuery,
        response: { 200: Availability, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const read = await readAsked(parts, request.params.id, request.query);
      if ('code' in read) return refuse(reply, read.status, read.code, read.detail);
      const { check } = request.query;
      const notes = check ? await parts.store.evidence.notes(request.params.id, check, 0, read.period.toMs) : [];
      return availabilityAnswer(read.reading, read.period, notes);
    },
  );
}

/** What of a host, or of one of its checks, somebody asks for, with the period that he means. */
async function readAsked(
  { store, organisation, asOf }: ApiParts,
  hostId: string,
  query: Static<typeof PeriodQuery>,
): Promise<{ readonly reading: TargetReading; readonly period: Period } | Refusal> {
  const asOfMs = await asOf(hostId);
  const period = periodOf(query, organisation.timeZone, asOfMs);
  if (typeof period === 'string') return refusal(400, 'REQUEST_INVALID', period);
  const found = await findTarget(store, hostId, query.check, asOfMs, period);
  return 'code' in found ? refusal(404, found.code, found.detail) : { reading: found.reading, period };
}
