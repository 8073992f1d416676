import { Type } from 'typebox';
import { availabilityAnswer, instant, spanAnswers } from './answers.ts';
import type { App } from './app.ts';
import { Availability, HostDetail, HostList, SpanList } from './contract.ts';
import { detail, summariseAll } from './host-summary.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, MonthQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { findTarget } from './target.ts';

export const HostParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Check = Type.Optional(
  Type.String({ maxLength: 255, description: 'a check of the host instead of the host itself' }),
);
const MonthOnly = Type.Object(MonthQuery, { additionalProperties: false });
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
    { schema: { tags: ['hosts'], querystring: MonthOnly, response: { 200: HostList, ...problemSchemas(400) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const { month, timeZone } = period;
      return { asOf: instant(asOfMs), period: month ?? '', timeZone, hosts: await summariseAll(parts, period, asOfMs) };
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
function targetRoutes(app: App, { store, organisation, asOf }: ApiParts): void {
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
      const asOfMs = await asOf(request.params.id);
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const found = await findTarget(store, request.params.id, request.query.check, asOfMs, period);
      if ('code' in found) return refuse(reply, 404, found.code, found.detail);
      const [from, to] = [instant(period.fromMs), instant(period.toMs)];
      return {
        target: found.reading.target,
        from,
        to,
        asOf: instant(asOfMs),
        spans: spanAnswers(found.reading, period),
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
      const asOfMs = await asOf(request.params.id);
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const found = await findTarget(store, request.params.id, request.query.check, asOfMs, period);
      if ('code' in found) return refuse(reply, 404, found.code, found.detail);
      const { check } = request.query;
      const notes = check ? await store.evidence.notes(request.params.id, check, 0, period.toMs) : [];
      return availabilityAnswer(found.reading, period, notes);
    },
  );
}
