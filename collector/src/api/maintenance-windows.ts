import { Type } from 'typebox';
import { assemble, type Written } from '../definitions/assemble.ts';
import type { WindowWork } from '../definitions/windows.ts';
import type { Interval } from '../ledger/change.ts';
import { holidayTables } from '../ledger/holidays.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { type BusyPeriod, type MaintenanceWindow, MaintenanceWindows } from './contract/maintenance.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { targetTitles } from './target-titles.ts';

/** Thirteen months: a fiscal year and its eve. */
const askedMsMax = 400 * 86_400_000;

/** What a calendar can show, and an answer of about a megabyte. */
export const windowsMax = 2000;

const Query = Type.Object({ from: InstantQuery, to: InstantQuery }, { additionalProperties: false });

/** `/api/v1/maintenance-windows`: planned work as windows, with what else a calendar shows. */
export function maintenanceWindowsRoute(app: App, { store, filed, now }: ApiParts): void {
  app.get(
    '/api/v1/maintenance-windows',
    {
      schema: {
        tags: ['maintenance'],
        querystring: Query,
        response: { 200: MaintenanceWindows, ...problemSchemas(400) },
      },
    },
    async (request, reply) => {
      const [fromMs, toMs] = [epochMs(request.query.from), epochMs(request.query.to)];
      if (fromMs >= toMs) return refuse(reply, 400, 'REQUEST_INVALID', 'from must be before to');
      if (toMs - fromMs > askedMsMax)
        return refuse(reply, 400, 'REQUEST_INVALID', 'from and to may be 400 days apart at the most');
      const entries = await store.definitions.entries();
      const all = windowsIn(entries, { fromMs, toMs }, filed);
      const windows = all.slice(0, windowsMax);
      const calendars = currentOf(entries, 'calendar');
      return {
        asOf: instant(now()),
        windows,
        more: all.length > windows.length,
        busy: calendars.flatMap(busyPeriodsOf),
        titles: await targetTitles(
          store,
          windows.flatMap(({ targets }) => targets),
        ),
        holidays: holidaysIn(calendars, { fromMs, toMs }),
      };
    },
  );
}

/** The windows that reach into an interval, by when they begin. */
export function windowsIn(
  entries: readonly DefinitionEntry[],
  { fromMs, toMs }: Interval,
  filed: ReadonlySet<string>,
): MaintenanceWindow[] {
  const last = new Map(entries.filter(({ kind }) => kind === 'maintenance').map((entry) => [entry.id, entry]));
  const hosts = new Set(entries.filter(({ author }) => author.startsWith('host:')).map(({ id }) => id));
  return assemble(entries, toMs)
    .maintenance.map((written) => {
      const latest = last.get(written.id) ?? written.entry;
      const source = filed.has(`maintenance ${written.id}`) ? 'file' : 'api';
      return windowAnswer(written, latest, { source, byHost: hosts.has(written.id) });
    })
    .filter(({ from, to }) => epochMs(from) < toMs && fromMs < epochMs(to))
    .sort((a, b) => epochMs(a.from) - epochMs(b.from) || (a.id < b.id ? -1 : 1));
}

function windowAnswer(
  { id: maintenance, entry, value }: Written,
  latest: DefinitionEntry,
  about: Pick<MaintenanceWindow, 'source' | 'byHost'>,
): MaintenanceWindow {
  const date = entry.body?.recurs === undefined ? null : String(value.id).slice(maintenance.length + 1);
  const works = (latest.body?.work ?? entry.body?.work ?? []) as readonly WindowWork[];
  const work = works.findLast((one) => (one.date ?? null) === date);
  const began = about.byHost ? String(value.from) : null;
  const ended = about.byHost ? textOrNull(value.cancelledAt) : null;
  return {
    id: String(value.id),
    maintenance,
    date,
    title: textOrNull(entry.body?.title) ?? maintenance,
    targets: value.targets as string[],
    from: timeOf(value.from),
    to: timeOf(value.to),
    cancelledAt: timeOrNull(value.cancelledAt),
    announcedAt: timeOrNull(value.announcedAt),
    approvedAt: timeOrNull(value.approvedAt),
    approvedBy: textOrNull(value.approvedBy),
    startedAt: timeOrNull(work?.startedAt ?? began),
    startedBy: work?.startedBy ?? null,
    endedAt: timeOrNull(work?.endedAt ?? ended),
    endedBy: work?.endedBy ?? null,
    ...about,
  };
}

/** The latest entries of a kind that were not deleted. */
export function currentOf(entries: readonly DefinitionEntry[], kind: DefinitionEntry['kind']): DefinitionEntry[] {
  const last = new Map(entries.filter((entry) => entry.kind === kind).map((entry) => [entry.id, entry]));
  return [...last.values()].filter(({ body }) => body !== null);
}

/** When a calendar says that people are busy. */
export function busyPeriodsOf({ id, body }: DefinitionEntry): BusyPeriod[] {
  const periods = (body?.busy ?? []) as readonly Omit<BusyPeriod, 'calendar'>[];
  return periods.map(({ title, first, last }) => ({ calendar: id, title, first, last }));
}

/** Only of countries whose holidays some calendar keeps. */
function holidaysIn(calendars: readonly DefinitionEntry[], { fromMs, toMs }: Interval) {
  if (!calendars.some(({ body }) => body?.holidays === 'JP')) return [];
  const zone = 'Asia/Tokyo';
  const dayOf = (atMs: number): string =>
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString();
  const [first, last] = [dayOf(fromMs), dayOf(toMs)];
  return Object.entries(holidayTables.JP)
    .filter(([date]) => date >= first && date <= last)
    .map(([date, { name, name_en: english }]) => ({ date, ja: name, en: english }));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** In UTC, whatever offset it was written with. Only of times that were read before. */
function timeOf(value: unknown): string {
  return instant(epochMs(String(value)));
}

function timeOrNull(value: unknown): string | null {
  return typeof value === 'string' ? timeOf(value) : null;
}

export function epochMs(time: string): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}
