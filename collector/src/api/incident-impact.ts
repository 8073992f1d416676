import { evaluateSlo } from '../definitions/evaluate-slo.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import { targetsIn } from '../definitions/kinds/kind.ts';
import type { LedgerOutage } from '../definitions/month-outages.ts';
import { epochMs, type OutageRef } from '../incidents/incident.ts';
import { monthAt } from '../ledger/month.ts';
import { percentOf } from '../ledger/percent.ts';
import type { Store } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { IncidentImpact } from './contract/incident-impact.ts';
import { IncidentParams } from './incident-answer.ts';
import { incidentOutages } from './incident-outages.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';
import { hostIdOf, targetTitles } from './target-titles.ts';

/** `/api/v1/incidents/{id}/impact`: what the graph says was hit, and what of each promise it took. */
export function incidentImpactRoute(app: App, parts: ApiParts): void {
  const { store, organisation } = parts;
  app.get(
    '/api/v1/incidents/:id/impact',
    {
      schema: {
        tags: ['incidents'],
        params: IncidentParams,
        response: { 200: IncidentImpact, ...problemSchemas(404) },
      },
    },
    async (request, reply) => {
      const found = await incidentOutages(parts, request.params.id);
      if ('ok' in found) return refuse(reply, found.status, found.code, found.detail);
      const { incident, refs, outages, asOfMs } = found;
      const down = new Set([...refs.map(({ target }) => target), ...outages.flatMap((outage) => outage?.began ?? [])]);
      const hit = new Set([...down, ...(incident.targets ?? [])]);
      const services = await servicesHit(store, hit, down);
      const hosts = new Set([...hit].flatMap((target) => hostIdOf(target) ?? []).map((id) => `host:${id}`));
      const because = services.flatMap((service) => service.because);
      return {
        asOf: instant(asOfMs),
        titles: await targetTitles(store, [...hit, ...hosts, ...because, ...services.map(({ target }) => target)]),
        services,
        hosts: [...hosts].map((target) => ({ target, wasDown: down.has(target) })),
        checks: [...down].filter((target) => target.startsWith('check:')),
        budgets: await budgetsOf(store, refs, outages, organisation.timeZone, asOfMs),
      };
    },
  );
}

/** Services that are hit, and those that stand on anything that is, however far up. */
async function servicesHit(store: Store, hit: ReadonlySet<string>, down: ReadonlySet<string>) {
  const rule = kindRule('service');
  const members = new Map(
    (await store.definitions.current('service')).map(({ id, body }) => [id, body ? targetsIn(rule, body) : []]),
  );
  const reached = new Set(hit);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const [id, of] of members) if (of.some((member) => reached.has(member))) reached.add(id);
  }
  return [...reached]
    .filter((target) => hostIdOf(target) === undefined)
    .map((target) => ({
      target,
      wasDown: down.has(target),
      because: (members.get(target) ?? []).filter((member) => reached.has(member)),
    }))
    .sort((a, b) => Number(b.wasDown) - Number(a.wasDown));
}

/** What the outages took of the budget of every promise that counts them. */
async function budgetsOf(
  store: Store,
  refs: readonly OutageRef[],
  outages: readonly (LedgerOutage | undefined)[],
  timeZone: string,
  asOfMs: number,
): Promise<IncidentImpact['budgets']> {
  const counted = new Map<string, { slo: string; period: string; countedMs: number }>();
  for (const [index, { at }] of refs.entries()) {
    const period = monthAt(epochMs(at), timeZone);
    for (const { slo, countedMs } of outages[index]?.slos ?? []) {
      const before = counted.get(`${period} ${slo}`)?.countedMs ?? 0;
      counted.set(`${period} ${slo}`, { slo, period, countedMs: before + countedMs });
    }
  }
  const told = [...counted.values()].map(async ({ slo, period, countedMs }) => {
    const body = (await store.definitions.history('slo', slo)).at(-1)?.body;
    const result = await evaluateSlo(store, { slo, period }, asOfMs);
    const { budgetMs = null, budgetRemainingMs = null } = result.ok ? result.evaluation : {};
    const named = { slo, title: String(body?.title ?? slo), period, objective: String(body?.objective ?? '') };
    const eaten = budgetMs === null || budgetMs <= 0 ? null : percentOf(countedMs, budgetMs, 1);
    return { ...named, countedMs, budgetMs, remainingMs: budgetRemainingMs, eaten };
  });
  return Promise.all(told);
}
