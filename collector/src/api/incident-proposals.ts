import { Type } from 'typebox';
import { agreementsAbout } from '../definitions/incident-rules.ts';
import { monthOutages } from '../definitions/month-outages.ts';
import { incidentsAround } from '../definitions/told-outages.ts';
import { noteInstant } from '../incidents/attach-notes.ts';
import { epochMs } from '../incidents/incident.ts';
import { proposeIncidents } from '../incidents/propose-incidents.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { Proposals } from './journal-answers.ts';
import type { ApiParts } from './parts.ts';
import { MonthQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { targetTitles } from './target-titles.ts';

/** Who has more to look at has one cause, which the first ones tell. */
const proposalsMax = 200;

/** `/api/v1/incidents/proposals`: which outages of a month look like one incident, and why. Nothing is written. */
export function proposalRoute(app: App, { store, organisation, asOf }: ApiParts): void {
  const querystring = Type.Object(MonthQuery, { additionalProperties: false });
  app.get(
    '/api/v1/incidents/proposals',
    { schema: { tags: ['incidents'], querystring, response: { 200: Proposals, ...problemSchemas(400) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const [month, timeZone] = [period.month ?? '', period.timeZone];
      const sloIds = (await store.definitions.current('slo')).map(({ id }) => id);
      const { promised, others, standsOn } = await monthOutages(
        store,
        { sloIds, targets: [], month, timeZone },
        asOfMs,
      );
      const known = (await incidentsAround(store, month, asOfMs, timeZone)).map(({ id, incident }) => {
        const outages = incident.outages ?? [];
        return { id, outages: outages.map(({ target, at }) => ({ target, atMs: epochMs(at) })) };
      });
      // What nothing was promised about explains outages, but is no incident by itself.
      const hits = proposeIncidents([...promised, ...others], standsOn, known).filter(({ outages }) =>
        outages.some(({ outage }) => outage.slos.some(({ countedMs }) => countedMs > 0)),
      );
      const entries = await store.definitions.entries();
      const proposals = hits.slice(0, proposalsMax).map(({ incidents, outages }) => ({
        incidents: [...incidents],
        agreements: agreementsAbout(
          entries,
          outages.map(({ outage }) => outage.target),
          asOfMs,
        ),
        detectedAt: instant(Math.min(...outages.map(({ outage }) => outage.fromMs))),
        outages: outages.map(({ outage, because }) => ({
          target: outage.target,
          at: instant(noteInstant(outage, asOfMs)),
          from: instant(outage.fromMs),
          to: instantOrNull(outage.toMs),
          because: because && {
            reason: because.reason,
            target: because.outage.target,
            from: instant(because.outage.fromMs),
          },
        })),
      }));
      const named = proposals.flatMap(({ outages }) => outages.map(({ target }) => target));
      return { asOf: instant(asOfMs), month, titles: await targetTitles(store, named), total: hits.length, proposals };
    },
  );
}
