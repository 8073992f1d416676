import { Type } from 'typebox';
import { assemble } from '../definitions/assemble.ts';
import { calendarVersions } from '../definitions/calendar-versions.ts';
import { withChanges } from '../definitions/changes.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import { type Body, closed, type KindRule, targetsIn } from '../definitions/kinds/kind.ts';
import { dependencies } from '../definitions/needed.ts';
import { horizonMs, problemOf } from '../definitions/problem.ts';
import { readDefinition } from '../definitions/read-definition.ts';
import { knownHosts, targetIds } from '../definitions/targets.ts';
import { type PlannedWork, windowConflicts } from '../definitions/window-conflicts.ts';
import { windowsWithin } from '../definitions/windows.ts';
import { readDocument } from '../ledger/json.ts';
import { announceByMs, readNotice } from '../ledger/notice.ts';
import type { DefinitionChange, DefinitionEntry } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { type BusyPeriod, type MaintenanceNotice, MaintenancePreview } from './contract/maintenance.ts';
import { effectsOf } from './maintenance-effects.ts';
import { busyPeriodsOf, currentOf, epochMs, windowsIn } from './maintenance-windows.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';
import { targetTitles } from './target-titles.ts';

const nextMax = 5;

/** A window of a recurrence that is rarer than the horizon is looked for this far ahead. */
const rareMs = 6 * 366 * 86_400_000;

/** Conflicts are looked for among so many windows of the plan: a weekly one's next half-year. */
const comparedMax = 26;

const Wish = Type.Object(
  {
    id: Type.Optional(Type.String({ maxLength: 80, description: 'of the maintenance that it would replace' })),
    definition: Type.Record(Type.String(), Type.Unknown(), {
      description: 'what would be written; while it names no targets, only when it is',
    }),
  },
  { additionalProperties: false },
);

/** The kind as it reads a plan of which nobody said yet what it is about. */
const untargeted: KindRule = {
  ...kindRule('maintenance'),
  schema: Type.Object(Type.Partial(kindRule('maintenance').schema).properties, closed),
};

/** `/api/v1/maintenance-windows/preview`: what a plan would mean, before anybody writes it. */
export function maintenancePreviewRoute(app: App, { store, filed, now, asOf }: ApiParts): void {
  app.post(
    '/api/v1/maintenance-windows/preview',
    {
      config: { isQuestion: true },
      schema: {
        tags: ['maintenance'],
        body: Wish,
        response: { 200: MaintenancePreview, ...problemSchemas(400) },
      },
    },
    async (request, reply) => {
      const nowMs = now();
      const id = request.body.id ?? 'preview';
      const { definition } = request.body;
      const isTargeted = definition.targets !== undefined;
      const read = readDefinition(isTargeted ? kindRule('maintenance') : untargeted, definition);
      if (!read.ok) {
        const faults = read.faults.map(({ path, reason }) => `${path}: ${reason}`);
        return refuse(reply, 400, 'DEFINITION_INVALID', faults.join('; '));
      }
      const { body } = read.written;
      const entries = await store.definitions.entries();
      const change = changeOf(id, body, nowMs);
      const problem =
        isTargeted && problemOf(withChanges(entries, [change]), targetIds(await knownHosts(store)), nowMs);
      if (problem) return refuse(reply, 400, 'DEFINITION_INVALID', `${problem.path}: ${problem.reason}`);

      const targets = isTargeted ? targetsIn(kindRule('maintenance'), body) : [];
      const plan = plannedBy(id, body, targets, nowMs);
      const others = windowsIn(entries, { fromMs: nowMs - horizonMs, toMs: nowMs + horizonMs }, filed)
        .filter((other) => other.maintenance !== id && other.cancelledAt === null)
        .map((other) => ({ ...other, fromMs: epochMs(other.from), toMs: epochMs(other.to) }));
      const slos = dependingOn(entries, 'slo', targets);
      const conflicts = windowConflicts(plan.compared, others, needsOfServices(entries)).map((conflict) => ({
        window: conflict.window.id,
        ...timesOf(conflict.window),
        with: { id: conflict.other.id, title: conflict.other.title, ...timesOf(conflict.other) },
        targets: [...conflict.targets],
        services: [...conflict.services],
      }));
      const [next] = plan.next;
      return {
        asOf: instant(nowMs),
        next: plan.next.map((window) => ({ ...timesOf(window), date: window.id.split('/')[1] ?? null })),
        retroactive: plan.pastMs.length > 0,
        slos: slos.map((slo) => ({ id: slo.id, title: titleOf(slo) })),
        conflicts,
        busy: currentOf(entries, 'calendar').flatMap((calendar) => busyWith(calendar, plan.compared)),
        notices: next === undefined ? [] : slos.flatMap((slo) => noticeOf(slo, body, next, entries) ?? []),
        titles: await targetTitles(store, [
          ...targets,
          ...conflicts.flatMap((one) => [...one.targets, ...one.services]),
        ]),
        ...(await effectsOf(store, change, slos, plan.pastMs, await asOf())),
      };
    },
  );
}

/** As it would be once somebody approved it: until then it changes nothing. */
function changeOf(id: string, body: Body, atMs: number): DefinitionChange {
  const approved = { ...body, approvedBy: body.approvedBy ?? '?' };
  const about = { author: '', reason: '', atMs, effectiveFromMs: null, expectedVersion: null };
  return { kind: 'maintenance', id, body: approved, ...about };
}

function plannedBy(id: string, body: Body, targets: readonly string[], nowMs: number) {
  const until = (toMs: number): PlannedWork[] =>
    windowsWithin(id, body, { fromMs: Number.NEGATIVE_INFINITY, toMs }).map((window) => ({
      ...{ id: window.id, fromMs: epochMs(window.from), toMs: epochMs(window.to) },
      targets,
    }));
  const near = until(nowMs + horizonMs);
  const all = near.some(({ toMs }) => toMs > nowMs) ? near : until(nowMs + rareMs);
  const next = all.filter(({ toMs }) => toMs > nowMs);
  const past = body.recurs === undefined ? all.filter(({ fromMs }) => fromMs < nowMs) : [];
  return {
    next: next.slice(0, nextMax),
    compared: next.length === 0 ? past : next.slice(0, comparedMax),
    // A rule that began in the past is in force only from when it is written on.
    pastMs: past.map(({ fromMs }) => fromMs),
  };
}

function dependingOn(
  entries: readonly DefinitionEntry[],
  kind: 'slo' | 'service',
  targets: readonly string[],
): DefinitionEntry[] {
  const { services } = assemble(entries, 0);
  return currentOf(entries, kind).filter((entry) => {
    const roots = kind === 'service' ? [entry.id] : targetsIn(kindRule(kind), entry.body ?? {});
    const ids = dependencies(roots, services);
    return targets.some((target) => ids.has(target));
  });
}

function needsOfServices(entries: readonly DefinitionEntry[]): Map<string, Set<string>> {
  const { services } = assemble(entries, 0);
  return new Map(currentOf(entries, 'service').map(({ id }) => [id, dependencies([id], services)]));
}

function busyWith(calendar: DefinitionEntry, windows: readonly PlannedWork[]): (BusyPeriod & { window: string })[] {
  const zone = String(calendar.body?.timeZone);
  const startOf = (date: string, days: number): number =>
    Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(zone).epochMilliseconds;
  return busyPeriodsOf(calendar).flatMap((busy) =>
    windows
      .filter(({ fromMs, toMs }) => fromMs < startOf(busy.last, 1) && startOf(busy.first, 0) < toMs)
      .map(({ id }) => ({ ...busy, window: id })),
  );
}

/** Whether the next window is announced as early as an SLO asks; undefined where it does not ask. */
function noticeOf(
  slo: DefinitionEntry,
  body: Body,
  next: PlannedWork,
  entries: readonly DefinitionEntry[],
): MaintenanceNotice | undefined {
  const { minimumNotice: minimum, noticeCalendar } = (slo.body?.maintenance ?? {}) as Readonly<Record<string, string>>;
  if (minimum === undefined) return undefined;
  const calendar = noticeCalendar ?? slo.body?.serviceHours;
  const versions = typeof calendar === 'string' ? calendarVersions(entries)(calendar) : null;
  const read = readDocument(JSON.stringify(minimum), (root) => readNotice(root, versions));
  if (!read.ok) throw new Error(`slo ${slo.id} was stored unread: ${read.reason}`);
  const byMs = announceByMs(next.fromMs, read.value);
  const announced = typeof body.announcedAt === 'string' ? epochMs(body.announcedAt) : Number.POSITIVE_INFINITY;
  return {
    ...{ slo: slo.id, title: titleOf(slo), minimum },
    ...{ announceBy: instant(byMs), inTime: announced <= byMs },
  };
}

function titleOf({ id, body }: DefinitionEntry): string {
  return typeof body?.title === 'string' ? body.title : id;
}

function timesOf({ fromMs, toMs }: PlannedWork): { from: string; to: string } {
  return { from: instant(fromMs), to: instant(toMs) };
}
