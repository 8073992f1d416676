import { assemble } from '../definitions/assemble.ts';
import { horizonMs } from '../definitions/problem.ts';
import { type UsedVersion, versionsUsed } from '../definitions/versions-used.ts';
import type { Interval } from '../ledger/change.ts';
import { formatTime } from '../ledger/format-time.ts';
import { monthWindow } from '../ledger/month.ts';
import { lineOutages } from '../reports/build/line-outages.ts';
import { fiscalYearOf, trendOf } from '../reports/build/months.ts';
import { readLine } from '../reports/build/read-line.ts';
import type { PreparedLine, ReportInputs } from '../reports/build/report-inputs.ts';
import type { Method, ReportedSla } from '../reports/report.ts';
import { sectionNames } from '../reports/section-names.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { adjustmentRows } from './adjustment-rows.ts';
import { backupsSeen } from './backups-seen.ts';
import { frozenMonths } from './frozen-reports.ts';
import { lineDocuments } from './line-documents.ts';
import { type IncidentScope, notesOf, recordsOf, toldIncidents } from './people-words.ts';
import { plannedWindows } from './planned-windows.ts';
import { printedNames } from './printed-names.ts';
import { promisesOf } from './promises-of.ts';
import type { ReportRequest } from './report-request.ts';
import { type Definitions, type ReportScope, reportScope } from './report-scope.ts';
import { sightingsOf } from './sightings.ts';
import { type WatchedTargets, watchedTargets } from './watched-targets.ts';

interface SourcedInputs extends Omit<ReportInputs, 'document' | 'editions'> {
  readonly scope: ReportScope;
  /** Who wrote the adjustments, as the log has them. */
  readonly authors: readonly string[];
}

/** Everything that a report is made of as of an instant, read from the store; the paper it is printed on comes later. */
export async function reportInputs(store: Store, request: ReportRequest): Promise<SourcedInputs> {
  const { sla, month, asOfMs } = request;
  const entries = (await store.definitions.entries()).filter((entry) => entry.atMs <= asOfMs);
  const known: Definitions = { entries, assembled: assemble(entries, asOfMs + horizonMs) };
  const scope = await reportScope(store, request, known);
  const window = monthWindow(month, scope.timeZone);
  const watched = await watchedTargets(store, targetsOf(scope), window, entries);
  const printed = await printedNames(store);
  const lines = await preparedLines(store, request, scope, { watched, printed });
  const outages = lines.flatMap(({ input, read }) => lineOutages(input.id, read));
  const year = fiscalYearOf(month, scope.fiscalYearStart);
  const about = incidentScope(sla, scope);
  const written = scope.lines.flatMap(({ needed }) => needed.assembled.adjustments);
  const adjustments = adjustmentRows(written, window, entries, (id) => watched.titles[id] ?? id);
  return {
    scope,
    ...{ month, timeZone: scope.timeZone, fiscalYearStart: scope.fiscalYearStart, asOfMs, lines },
    sla: reportedSla(scope, request),
    sections: scope.sla?.said.sections ?? sectionNames,
    promises: promisesOf(scope, known.assembled),
    adjustments: adjustments.map(({ author, approvedBy, ...one }) => {
      return { ...one, author: printed(author), approvedBy: approvedBy && printed(approvedBy) };
    }),
    authors: adjustments.map(({ author }) => author),
    incidents: await toldIncidents(store, about, {
      ...{ from: year.from, month, window, timeZone: scope.timeZone, asOfMs, printed },
    }),
    outageWords: {
      notes: await notesOf(store, outages, asOfMs),
      sightings: await sightingsOf(store, outages),
      titles: watched.titles,
    },
    records: recordsOf(entries, about, watched.titles),
    backups: await backupsSeen(store, scope.sla?.said.recoveryPoints ?? [], window, asOfMs),
    watched: watched.counts,
    method: await methodOf(store, { request, scope, watched, lines, entries, window }),
  };
}

function targetsOf({ lines }: ReportScope): ReadonlySet<string> {
  return new Set(lines.flatMap(({ needed }) => [...needed.targets]));
}

function incidentScope(sla: string | null, scope: ReportScope): IncidentScope {
  const services = scope.lines.flatMap(({ needed }) => needed.assembled.services.map(({ id }) => id));
  return { sla, targets: new Set([...targetsOf(scope), ...services]) };
}

async function preparedLines(
  store: Store,
  { sla, month, asOfMs }: ReportRequest,
  scope: ReportScope,
  { watched, printed }: { readonly watched: WatchedTargets; readonly printed: (author: string) => string },
): Promise<PreparedLine[]> {
  const months = trendOf(month);
  const documents = await lineDocuments(store, scope, months, asOfMs);
  const frozen = await frozenMonths(store, sla, months.slice(0, -1));
  const yearTo = fiscalYearOf(month, scope.fiscalYearStart).to;
  return scope.lines.map(({ input, needed }, index) => {
    const document = documents[index] ?? '';
    const clockOffsetMs = watched.worstClock(needed.targets);
    return {
      input: { ...input, clockOffsetMs, document, frozen: frozen.get(input.id) ?? [] },
      read: readLine(document, yearTo),
      windows: plannedWindows(needed.assembled.maintenance, printed),
    };
  });
}

function reportedSla({ sla }: ReportScope, { organisation }: ReportRequest): ReportedSla | null {
  if (!sla) return null;
  const { said, entry } = sla;
  return {
    id: said.id,
    title: said.title,
    version: entry.version,
    effectiveFrom: entry.effectiveFromMs === null ? null : formatTime(entry.effectiveFromMs),
    customer: { name: said.customer.name, department: said.customer.department ?? null },
    provider: said.provider ?? { name: organisation.name, department: null },
    purpose: said.purpose ?? null,
    inScope: said.inScope ?? [],
    outOfScope: said.outOfScope ?? [],
    contacts: said.contacts ?? [],
  };
}

interface Measured {
  readonly request: ReportRequest;
  readonly scope: ReportScope;
  readonly watched: WatchedTargets;
  readonly lines: readonly PreparedLine[];
  readonly entries: readonly DefinitionEntry[];
  readonly window: Interval;
}

async function methodOf(store: Store, measured: Measured): Promise<ReportInputs['method']> {
  const { request, scope, watched, lines } = measured;
  const root = await store.chains.lastRoot();
  return {
    sources: watched.sources,
    holdMs: watched.holdMs,
    worstClockOffsetMs: watched.worstClock(targetsOf(scope)),
    versions: request.versions,
    definitions: definitionsUsed(measured),
    root: root ? { day: root.day, hash: root.root } : null,
    evaluations: lines.map(({ input }) => ({ line: input.id, sha256: inputHashOf(input.document) })),
  };
}

/** Each version of every definition that the month was judged by, once. */
function definitionsUsed({ scope, entries, window }: Measured): Method['definitions'] {
  if (!scope.sla) return [];
  const { id, version, hash } = scope.sla.entry;
  const used = scope.lines.flatMap(({ input }) => {
    const versions = versionsUsed(entries, input.id, window);
    if (!versions) return [];
    const named = (kind: string, list: readonly UsedVersion[]) =>
      list.map((one) => ({ ...one, id: `${kind}/${one.id}` }));
    return [
      ...named('slo', [versions.slo]),
      ...named('service', versions.services),
      ...named('calendar', versions.calendars),
    ];
  });
  const all = [
    { id: `sla/${id}`, version, hash },
    ...used.map((one) => ({ id: one.id, version: one.version, hash: one.hash })),
  ];
  return [...new Map(all.map((one) => [`${one.id} ${one.version}`, one])).values()];
}
