import type { LedgerOutage } from '../definitions/month-outages.ts';
import { epochMs, type Incident } from '../incidents/incident.ts';
import type { Interval } from '../ledger/change.ts';
import type { Store } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { IncidentEvidence } from './contract/incident-evidence.ts';
import { IncidentParams } from './incident-answer.ts';
import { incidentOutages } from './incident-outages.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';
import { hostIdOf, targetTitles } from './target-titles.ts';

/** What led to an outage shows before it, and how it ended shows after it. */
const aroundMs = 15 * 60_000;

/** Nobody reads more of an incident; the pages of the hosts have all. */
const hostsMax = 20;
const answersMax = 40;

/** `/api/v1/incidents/{id}/evidence`: what the checks of its hosts said around its outages. */
export function incidentEvidenceRoute(app: App, parts: ApiParts): void {
  const { store } = parts;
  app.get(
    '/api/v1/incidents/:id/evidence',
    {
      schema: {
        tags: ['incidents'],
        params: IncidentParams,
        response: { 200: IncidentEvidence, ...problemSchemas(404) },
      },
    },
    async (request, reply) => {
      const found = await incidentOutages(parts, request.params.id);
      if ('ok' in found) return refuse(reply, found.status, found.code, found.detail);
      const { incident, refs, outages, asOfMs } = found;
      const window = windowAround(incident, outages, asOfMs);
      const named = [
        ...refs.map(({ target }) => target),
        ...outages.flatMap((outage) => outage?.began ?? []),
        ...(incident.targets ?? []),
      ];
      const involved = new Set(named.flatMap((target) => hostIdOf(target) ?? []));
      const hostIds = [...involved].slice(0, hostsMax);
      const checks = (await Promise.all(hostIds.map((hostId) => answersOf(store, hostId, window)))).flat();
      const hosts = hostIds.map((id) => `host:${id}`);
      return {
        asOf: instant(asOfMs),
        from: instant(window.fromMs),
        to: instant(window.toMs),
        titles: await targetTitles(store, [...hosts, ...checks.map(({ target }) => target)]),
        hosts,
        hostCount: involved.size,
        checks,
      };
    },
  );
}

function windowAround(incident: Incident, outages: readonly (LedgerOutage | undefined)[], asOfMs: number): Interval {
  const known = outages.filter((outage) => outage !== undefined);
  const detectedMs = epochMs(incident.detectedAt);
  const fromMs = Math.min(detectedMs, ...known.map((outage) => outage.fromMs)) - aroundMs;
  const toMs = Math.max(detectedMs, ...known.map((outage) => outage.toMs ?? asOfMs)) + aroundMs;
  return { fromMs, toMs: Math.min(toMs, Math.max(asOfMs, fromMs + 1)) };
}

async function answersOf(
  store: Store,
  hostId: string,
  { fromMs, toMs }: Interval,
): Promise<IncidentEvidence['checks']> {
  const checks = await store.evidence.checks(hostId);
  const told = checks.map(async ({ name }) => {
    const notes = await store.evidence.notes(hostId, name, fromMs, toMs);
    return {
      target: `check:${hostId}/${name}`,
      total: notes.length,
      notes: notes.slice(0, answersMax).map(({ atMs, status, reason, output }) => {
        return { at: instant(atMs), status, reason, output };
      }),
    };
  });
  return (await Promise.all(told)).filter(({ total }) => total > 0);
}
