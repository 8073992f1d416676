import { Type } from 'typebox';
import { availabilityAnswer, instant, spanAnswers } from './answers.ts';
import type { App } from './app.ts';
import { Availability, HostDetail, HostList, SpanList } from './contract.ts';
import { hostCursor, placeOf } from './host-cursor.ts';
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
/** To derive the months of so many hosts and their checks takes about a second, in which others have their turns. */
const pageHostsMax = 200;
const ListQuery = Type.Object(
  {
    ...MonthQuery,
    limit: Type.Integer({ minimum: 1, maximum: pageHostsMax, default: pageHostsMax, description: 'hosts of a page' }),
    after: Type.Optional(Type.String({ maxLength: 1024, description: '`next` of the page before' })),
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
      const { after: cursor, limit } = request.query;
      const after = cursor === undefined ? undefined : placeOf(cursor);
      if (cursor !== undefined && !after)
        return refuse(reply, 400, 'REQUEST_INVALID', 'after: not the `next` of a page');
      // One more, to know whether it is the last page.
      const found = await store.hosts.list({ after, limit: limit + 1 });
      const [page, last] = [found.slice(0, limit), found[limit - 1]];
      return {
        asOf: instant(asOfMs),
        period: period.month ?? '',
        timeZone: period.timeZone,
        hosts: await summariseAll(parts, page, period, asOfMs),
        next: found.length > limit && last ? hostCursor(last) : null,
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
