import { Type } from 'typebox';
import { plannedWorkOf } from '../definitions/host-overlays.ts';
import { openIncidents } from '../definitions/journal.ts';
import { type MonthAsked, sloMonths } from '../definitions/slo-months.ts';
import { toldOutages } from '../definitions/told-outages.ts';
import { monthAt, monthWindow } from '../ledger/month.ts';
import { percentOf } from '../ledger/percent.ts';
import { lifeStates } from '../reporting/life-states.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { instant, type Period } from './answers.ts';
import type { App } from './app.ts';
import { Overview, type PromiseMonth } from './contract/overview.ts';
import { incidentAnswers } from './incident-answer.ts';
import type { ApiParts } from './parts.ts';
import { MonthQuery, periodOf } from './period.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';
import { promiseAnswer } from './promise-answer.ts';
import { seenSlos } from './seen-slos.ts';
import { worstFirst } from './worst-first.ts';

/** What comes later is for the calendar of maintenance. */
const maintenanceAheadMs = 31 * 86_400_000;

/** More than anybody looks at on one screen; the list of incidents has them all. */
const incidentsMax = 20;

/** `/api/v1/overview`: what is down now, and which promises of a month will be kept, in one answer. */
export function overviewRoute(app: App, { store, organisation, asOf }: ApiParts): void {
  const querystring = Type.Object(MonthQuery, { additionalProperties: false });
  app.get(
    '/api/v1/overview',
    { schema: { tags: ['overview'], querystring, response: { 200: Overview, ...problemSchemas(400) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const asked = { month: period.month ?? '', timeZone: period.timeZone };
      return store.snapshot((snapshot) => overviewOf(snapshot, asked, period, request.person, asOfMs));
    },
  );
}

async function overviewOf(
  store: Store,
  asked: MonthAsked,
  period: Period,
  person: Person,
  asOfMs: number,
): Promise<Overview> {
  const sloIds = await seenSlos(store, person);
  const reckoned = await sloMonths(store, sloIds, asked, asOfMs);
  const promises = reckoned.months.map((month) => promiseAnswer(month, reckoned)).sort(worstFirst);
  // A viewer sees the services that he is named for, and nothing of how they are run.
  const isInside = person.role !== 'viewer';
  const entries = isInside ? await store.definitions.entries() : [];
  return {
    asOf: instant(asOfMs),
    ...asked,
    promises,
    coverage: coverageOf(promises),
    incidents: isInside ? await incidentsNow(store, asOfMs, asked.timeZone) : null,
    hosts: isInside ? await hostCounts(store, asOfMs) : null,
    maintenance: isInside ? nextMaintenance(entries, asOfMs) : null,
    reports: isInside ? await reportCounts(store, period, asOfMs) : null,
    outagesToTell: isInside ? await outagesToTell(store, sloIds, asked, asOfMs) : null,
  };
}

/** Seconds are added, percentages never averaged. */
function coverageOf(promises: readonly PromiseMonth[]): string | null {
  const baseMs = promises.reduce((sumMs, promise) => sumMs + promise.baseMs, 0);
  const unknownMs = promises.reduce((sumMs, promise) => sumMs + promise.unknownMs, 0);
  return baseMs === 0 ? null : percentOf(baseMs - unknownMs, baseMs);
}

async function incidentsNow(store: Store, asOfMs: number, timeZone: string): Promise<Overview['incidents']> {
  const open = await openIncidents(store, monthAt(asOfMs, timeZone));
  const last = open.slice(-incidentsMax);
  const answer = await incidentAnswers(store, last, { timeZone, asOfMs });
  const latest = last.map(answer).map(({ id, incident, priority, respond, resolve, hours }) => {
    const { title, state, owner = null, detectedAt } = incident;
    return { id, title, state, priority, owner, detectedAt, respond, resolve, hours };
  });
  return { total: open.length, latest };
}

async function hostCounts(store: Store, asOfMs: number): Promise<Overview['hosts']> {
  const counts = { up: 0, degraded: 0, down: 0, unknown: 0 };
  const statuses = await store.statuses.all(asOfMs);
  for (const { hostId, revokedMs, decommissionedMs } of await store.hosts.list()) {
    if (revokedMs === null && decommissionedMs === null) counts[statuses.get(hostId)?.status ?? 'unknown']++;
  }
  return counts;
}

function nextMaintenance(entries: readonly DefinitionEntry[], asOfMs: number): Overview['maintenance'] {
  const ahead = { fromMs: asOfMs, toMs: asOfMs + maintenanceAheadMs };
  const next = plannedWorkOf(entries, () => true, ahead).find(({ isApproved }) => isApproved);
  if (!next) return null;
  const { id, title, fromMs, toMs } = next;
  return { id, title, from: instant(fromMs), to: instant(toMs), isRunning: fromMs <= asOfMs };
}

/** Of the month that is looked at, or of the last one that is over while it is not. */
async function reportCounts(store: Store, period: Period, asOfMs: number): Promise<Overview['reports']> {
  const lastMs = Math.min(period.toMs, monthWindow(monthAt(asOfMs, period.timeZone), period.timeZone).fromMs);
  const month = monthAt(lastMs - 1, period.timeZone);
  const states = await lifeStates(store, month);
  return { month, unsigned: states.filter((state) => state !== 'final' && state !== 'sent').length, of: states.length };
}

async function outagesToTell(
  store: Store,
  sloIds: readonly string[],
  asked: MonthAsked,
  asOfMs: number,
): Promise<number> {
  const { outages } = await toldOutages(store, { ...asked, sloIds, targets: [] }, asOfMs);
  return outages.filter(({ missing }) => missing.length > 0).length;
}
