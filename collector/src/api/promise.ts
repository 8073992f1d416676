import { Type } from 'typebox';
import { dependencyMap } from '../definitions/dependency-map.ts';
import { type MonthAsked, type SloMonth, type SloMonths, sloMonths } from '../definitions/slo-months.ts';
import { sloWarnings } from '../definitions/slo-warnings.ts';
import { storeAsIf } from '../definitions/store-as-if.ts';
import { courseOf } from '../ledger/budget-course.ts';
import { calendarDays } from '../ledger/days.ts';
import type { DefinitionChange, Store } from '../store/store.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { DependencyMap, PromiseDetail, WhatIf } from './contract/promise.ts';
import { Warning } from './definition-answer.ts';
import { forCustomers } from './definition-sight.ts';
import { withoutOf } from './outages-left-out.ts';
import type { ApiParts } from './parts.ts';
import { MonthQuery, periodOf } from './period.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';
import { lastStep, promiseAnswer } from './promise-answer.ts';
import { holidaysOf, standsOn, termsOf } from './promise-terms.ts';
import { seenSlos } from './seen-slos.ts';
import { targetTitles } from './target-titles.ts';

const Params = Type.Object({ id: Type.String({ maxLength: 80 }) });
const MonthOnly = Type.Object(MonthQuery, { additionalProperties: false });

/** More outages at once are a question about the month, not about them. */
const leftOutMax = 100;

const WhatIfQuery = Type.Object(
  {
    ...MonthQuery,
    without: Type.Array(Type.String({ maxLength: 80, description: 'FROM/TO: two instants' }), {
      minItems: 1,
      maxItems: leftOutMax,
      description: 'intervals that are left out of the agreed time',
    }),
  },
  { additionalProperties: false },
);

const tags = ['slos'];

/** `/api/v1/slos/{id}/month`, `/map`, `/warnings` and `/what-if`: one promise, what it rests on, and what would be if. */
export function promiseRoutes(app: App, parts: ApiParts): void {
  const { store, organisation, asOf } = parts;

  app.get(
    '/api/v1/slos/:id/month',
    {
      schema: {
        tags,
        params: Params,
        querystring: MonthOnly,
        response: { 200: PromiseDetail, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const asked = { month: period.month ?? '', timeZone: period.timeZone };
      const found = await monthSeen(store, request.params.id, request.person, asked, asOfMs);
      if (!found) return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${request.params.id} in ${asked.month}`);
      const [month, reckoned] = found;
      const answer = detailAnswer(month, reckoned, asked.month, await targetTitles(store, standsOn(month, reckoned)));
      return request.person.services === null ? answer : { ...answer, terms: termsForViewers(answer.terms, month) };
    },
  );

  app.get(
    '/api/v1/slos/:id/what-if',
    {
      schema: {
        tags,
        params: Params,
        querystring: WhatIfQuery,
        response: { 200: WhatIf, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const { without, ...query } = request.query;
      const asOfMs = await asOf();
      const period = periodOf(query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const leftOut = withoutOf(without);
      if (typeof leftOut === 'string') return refuse(reply, 400, 'REQUEST_INVALID', leftOut);
      const asked = { month: period.month ?? '', timeZone: period.timeZone };
      const seen = (from: Store) => monthSeen(from, request.params.id, request.person, asked, asOfMs);
      const before = await seen(store);
      if (!before) return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${request.params.id} in ${asked.month}`);
      const changes = leftOut.map((interval, index) => exclusionOf(before[0].slo.target, interval, index, asOfMs));
      const after = await seen(storeAsIf(store, changes));
      if (!after) throw new Error(`${request.params.id} is gone without a part of its time`);
      return {
        asOf: instant(asOfMs),
        objective: before[0].objective,
        before: figuresOf(before[0]),
        after: figuresOf(after[0]),
      };
    },
  );

  aroundRoutes(app, parts);
}

function aroundRoutes(app: App, { store, organisation, now, asOf }: ApiParts): void {
  app.get(
    '/api/v1/slos/:id/map',
    { schema: { tags, params: Params, response: { 200: DependencyMap, ...problemSchemas(404) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf({}, organisation.timeZone, asOfMs);
      if (typeof period === 'string') throw new TypeError(period);
      const asked = { month: period.month ?? '', timeZone: period.timeZone };
      const found = await monthSeen(store, request.params.id, request.person, asked, asOfMs);
      if (!found) return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${request.params.id}`);
      return mapAnswer(...found, await targetTitles(store, standsOn(...found)));
    },
  );

  const Warnings = Type.Object({ warnings: Type.Array(Warning) });
  app.get(
    '/api/v1/slos/:id/warnings',
    { schema: { tags, params: Params, response: { 200: Warnings, ...problemSchemas(404) } } },
    async (request, reply) => {
      const { id } = request.params;
      const last = (await store.definitions.history('slo', id)).at(-1);
      if (last?.body == null) return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${id}`);
      return { warnings: await sloWarnings(store, id, now()) };
    },
  );
}

/** The month of an SLO, if there is such a one that somebody may see. */
async function monthSeen(
  store: Store,
  id: string,
  person: Person,
  asked: MonthAsked,
  asOfMs: number,
): Promise<[SloMonth, SloMonths] | undefined> {
  return store.snapshot(async (snapshot) => {
    if (!(await seenSlos(snapshot, person)).includes(id)) return undefined;
    const reckoned = await sloMonths(snapshot, [id], asked, asOfMs);
    const [month] = reckoned.months;
    return month && [month, reckoned];
  });
}

function detailAnswer(
  month: SloMonth,
  reckoned: SloMonths,
  ofMonth: string,
  names: Readonly<Record<string, string>>,
): PromiseDetail {
  const { evaluation, account, slo, timeZone } = month;
  const { asOfMs } = reckoned.definitions;
  const days = calendarDays(evaluation, timeZone);
  const { excludedMs, unknownByReason, mttrMs, mtbfMs, raw = null } = evaluation;
  return {
    asOf: instant(asOfMs),
    month: ofMonth,
    promise: promiseAnswer(month, reckoned),
    ...{ excludedMs, unknownByReason, mttrMs, mtbfMs, raw },
    course: courseOf(account, slo.policy, evaluation.budgetMs, days, asOfMs).map(({ atMs, ...point }) => ({
      at: instant(atMs),
      ...point,
    })),
    holidays: holidaysOf(month, reckoned.definitions),
    terms: { ...termsOf(month, reckoned), names },
  };
}

/** What a service is made of is not for its customers. */
function termsForViewers({ service, names, ...terms }: PromiseDetail['terms'], { slo: { target } }: SloMonth) {
  return {
    ...terms,
    service: service && { id: target, ...forCustomers(service) },
    names: { [target]: names[target] ?? target },
  };
}

function mapAnswer(
  { slo }: SloMonth,
  { definitions, readings }: SloMonths,
  names: Readonly<Record<string, string>>,
): DependencyMap {
  const { nodes, edges } = dependencyMap(slo.target, definitions, readings);
  return {
    asOf: instant(definitions.asOfMs),
    root: slo.target,
    nodes: nodes.map(({ id, kind, rule, timeline }) => {
      const { status, sinceMs } = lastStep(timeline, definitions.asOfMs);
      const host = /^(?:host|check):([^/]+)/.exec(id)?.[1] ?? null;
      return { id, kind, name: names[id] ?? id, host, rule, state: status, since: instantOrNull(sinceMs) };
    }),
    edges: edges.map((edge) => ({ ...edge })),
  };
}

function figuresOf({ evaluation, outlook }: SloMonth): WhatIf['before'] {
  const { downMs, baseMs, primary, worst, best, verdict, budgetMs, budgetRemainingMs, outageCount } = evaluation;
  return { downMs, baseMs, primary, worst, best, verdict, outlook, budgetMs, budgetRemainingMs, outageCount };
}

/** The adjustment that would take a time out of what was agreed; nobody writes it. */
function exclusionOf(
  target: string,
  interval: { readonly from: string; readonly to: string },
  index: number,
  atMs: number,
): DefinitionChange {
  const reason = 'what if';
  const body = { target, ...interval, status: 'excluded', reason, approvedBy: reason };
  const said = { effectiveFromMs: null, atMs, author: reason, reason, expectedVersion: null };
  return { kind: 'adjustment', id: `what-if-${index}`, body, ...said };
}
