import { Type } from 'typebox';
import {
  incidentsOf,
  incidentVersions,
  openIncidents,
  type StoredIncident,
  storedIncident,
} from '../definitions/journal.ts';
import type { LedgerOutage } from '../definitions/month-outages.ts';
import { findOutages } from '../definitions/told-outages.ts';
import type { OutageRef } from '../incidents/incident.ts';
import { timelineOf } from '../incidents/timeline.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { etagOf } from './definition-answer.ts';
import { IncidentParams, incidentAnswers } from './incident-answer.ts';
import { incidentChangeRoutes } from './incident-changes.ts';
import { incidentEvidenceRoute } from './incident-evidence.ts';
import { incidentImpactRoute } from './incident-impact.ts';
import { proposalRoute } from './incident-proposals.ts';
import { IncidentDetail, IncidentHistory, IncidentList, timelineAnswer, versionAnswer } from './journal-answers.ts';
import type { ApiParts } from './parts.ts';
import { MonthQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { findIncident } from './save-incident.ts';
import { targetTitles } from './target-titles.ts';

/** A month with more has none that anybody responds to one by one. */
const incidentsMax = 1000;

const ListQuery = Type.Object(
  {
    ...MonthQuery,
    open: Type.Optional(Type.Boolean({ description: 'instead of a month: all that are not closed, of two years' })),
  },
  { additionalProperties: false },
);

const tags = ['incidents'];

/** `/api/v1/incidents`: how people respond to outages. */
export function incidentRoutes(app: App, parts: ApiParts): void {
  const { store, organisation, asOf } = parts;

  app.get(
    '/api/v1/incidents',
    { schema: { tags, querystring: ListQuery, response: { 200: IncidentList, ...problemSchemas(400) } } },
    async (request, reply) => {
      const { open, ...query } = request.query;
      const asOfMs = await asOf();
      const period = periodOf(query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      if (open && query.month !== undefined) return refuse(reply, 400, 'REQUEST_INVALID', 'give either month or open');
      const month = period.month ?? '';
      const incidents = await (open ? openIncidents(store, month) : incidentsOf(store, month, month));
      const listed = incidents.slice(0, incidentsMax);
      const answer = await incidentAnswers(store, listed, { timeZone: organisation.timeZone, asOfMs });
      return {
        asOf: instant(asOfMs),
        month: open ? null : month,
        total: incidents.length,
        incidents: listed.map(answer),
        titles: await targetTitles(store, incidents.flatMap(targetsOf)),
      };
    },
  );

  app.get(
    '/api/v1/incidents/:id',
    { schema: { tags, params: IncidentParams, response: { 200: IncidentDetail, ...problemSchemas(404) } } },
    async (request, reply) => {
      const found = await findIncident(store, request.params.id);
      if ('ok' in found) return refuse(reply, found.status, found.code, found.detail);
      const asOfMs = await asOf();
      const refs = found.incident.outages ?? [];
      const outages = await findOutages(store, refs, organisation.timeZone, asOfMs);
      reply.header('etag', etagOf(found.entry));
      const timeline = timelineOf(await incidentVersions(store, found.id));
      const named = timeline.flatMap(({ event }) => ('outage' in event ? [event.outage.target] : []));
      const answer = await incidentAnswers(store, [found], { timeZone: organisation.timeZone, asOfMs });
      return {
        ...answer(found),
        asOf: instant(asOfMs),
        titles: await targetTitles(store, [...targetsOf(found), ...named]),
        outages: refs.map((ref, index) => outageAnswer(ref, outages[index])),
        timeline: timeline.map(timelineAnswer),
      };
    },
  );

  app.get(
    '/api/v1/incidents/:id/history',
    { schema: { tags, params: IncidentParams, response: { 200: IncidentHistory, ...problemSchemas(404) } } },
    async (request, reply) => {
      const found = await findIncident(store, request.params.id);
      if ('ok' in found) return refuse(reply, found.status, found.code, found.detail);
      const entries = await store.definitions.history('incident', found.id);
      return { history: entries.map((entry) => ({ ...storedIncident(entry), ...versionAnswer(entry) })) };
    },
  );

  proposalRoute(app, parts);
  incidentImpactRoute(app, parts);
  incidentEvidenceRoute(app, parts);
  incidentChangeRoutes(app, parts);
}

/** What an incident names. */
function targetsOf({ incident }: StoredIncident): string[] {
  return [...(incident.outages ?? []).map(({ target }) => target), ...(incident.targets ?? [])];
}

function outageAnswer({ target, at }: OutageRef, outage: LedgerOutage | undefined) {
  return {
    target,
    at,
    from: instantOrNull(outage?.fromMs ?? null),
    to: instantOrNull(outage?.toMs ?? null),
    downMs: outage?.downMs ?? 0,
    countedMs: Math.max(0, ...(outage?.slos ?? []).map(({ countedMs }) => countedMs)),
  };
}
