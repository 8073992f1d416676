import type { Assembled } from '../definitions/assemble.ts';
import { inForce, type Stretch } from '../definitions/in-force.ts';
import type { Body } from '../definitions/kinds/kind.ts';
import { type Needed, neededBy, neededByTarget } from '../definitions/needed.ts';
import { type Sla, slaOf } from '../definitions/sla.ts';
import { CollectorError } from '../errors.ts';
import { readDocument } from '../ledger/json.ts';
import { monthWindow } from '../ledger/month.ts';
import type { LineInput } from '../reports/build/line-input.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import type { ReportRequest } from './report-request.ts';

/** What an agreement, or its absence, says that a report is about. */
export interface ReportScope {
  /** null where nothing was agreed. */
  readonly sla: { readonly said: Sla; readonly entry: DefinitionEntry } | null;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
  readonly lines: readonly LineScope[];
}

/** A line, but for its evidence. */
export interface LineScope {
  readonly input: Omit<LineInput, 'document' | 'frozen' | 'clockOffsetMs'>;
  readonly needed: Needed;
  /** The SLOs of its document. */
  readonly slos: readonly Body[];
}

/** The log as it was known, and what the evaluator makes of it. */
export interface Definitions {
  readonly entries: readonly DefinitionEntry[];
  readonly assembled: Assembled;
}

export async function reportScope(store: Store, request: ReportRequest, known: Definitions): Promise<ReportScope> {
  if (request.sla === null) return hostsScope(store, request, known);
  return slaScope(request.sla, request, known);
}

/** An agreement reports by the version in force at the first instant of the month, as its SLOs are judged. */
function slaScope(id: string, { month }: ReportRequest, { entries, assembled }: Definitions): ReportScope {
  const history = entries.filter((entry) => entry.kind === 'sla' && entry.id === id);
  const zone = history.findLast(({ body }) => body !== null)?.body?.timeZone;
  if (typeof zone !== 'string') throw new CollectorError('DEFINITION_UNKNOWN', `sla ${id}`);
  const entry = entryAt(history, monthWindow(month, zone).fromMs);
  if (!entry?.body) throw new CollectorError('DEFINITION_UNKNOWN', ['notInForce', `sla ${id}`, month]);
  const said = slaOf(id, entry.body);
  const { fromMs } = monthWindow(month, said.timeZone);
  const lines = said.slos.map((promised): LineScope => {
    const slo = entryAt(
      entries.filter((one) => one.kind === 'slo' && one.id === promised.slo),
      fromMs,
    );
    if (!slo?.body) throw new CollectorError('DEFINITION_UNKNOWN', ['notInForce', `slo ${promised.slo}`, month]);
    const needed = neededBy(assembled, [promised.slo]);
    return {
      input: {
        id: promised.slo,
        title: titleOf(slo),
        serviceHours: hoursOf(slo.body, entries, fromMs),
        isPromised: true,
        yearly: promised.yearly,
        rtoMs: promised.rtoMs ?? durationMs(slo.body.rto),
      },
      needed,
      slos: needed.assembled.slos.map(({ value }) => value),
    };
  });
  return { sla: { said, entry }, timeZone: said.timeZone, fiscalYearStart: said.fiscalYearStart, lines };
}

/** Without an agreement every host and check that was watched in the month is a line. Planned work is what was approved and announced before it began. */
async function hostsScope(store: Store, request: ReportRequest, { assembled }: Definitions): Promise<ReportScope> {
  const { timeZone } = request.organisation;
  const { fromMs, toMs } = monthWindow(request.month, timeZone);
  const lines: LineScope[] = [];
  for (const host of await store.hosts.list()) {
    const endMs = Math.min(
      host.revokedMs ?? Number.POSITIVE_INFINITY,
      host.decommissionedMs ?? Number.POSITIVE_INFINITY,
    );
    if (endMs <= fromMs || host.enrolledMs >= toMs) continue;
    const checks = await store.evidence.checks(host.hostId);
    const watched = checks.filter((check) => check.firstMs < toMs && (check.watched || check.changedMs > fromMs));
    lines.push(
      plainLine(`host:${host.hostId}`, host.name, timeZone, assembled),
      ...watched.map(({ name }) =>
        plainLine(`check:${host.hostId}/${name}`, `${host.name} / ${name}`, timeZone, assembled),
      ),
    );
  }
  return { sla: null, timeZone, fiscalYearStart: calendarYear, lines };
}

/** Where nobody agreed on a fiscal year, the year is the calendar's. */
const calendarYear = 1;

function plainLine(target: string, title: string, timeZone: string, assembled: Assembled): LineScope {
  const slo = {
    id: target,
    target,
    objective: '0',
    window: { calendar: 'month', timeZone },
    // As a contract that says nothing takes it, but that nobody can plan an outage after the fact.
    maintenance: { minimumNotice: '0s' },
  };
  return {
    input: { id: target, title, serviceHours: null, isPromised: false, yearly: null, rtoMs: null },
    needed: neededByTarget(assembled, target),
    slos: [slo],
  };
}

/** What was in force at an instant; the first version also holds before it, as the evaluator reads it. */
function entryAt(history: readonly DefinitionEntry[], atMs: number): DefinitionEntry | undefined {
  return inForce(history).find(({ toMs }: Stretch) => atMs < toMs)?.entry;
}

function titleOf({ id, body }: DefinitionEntry): string {
  return typeof body?.title === 'string' ? body.title : id;
}

function hoursOf({ serviceHours }: Body, entries: readonly DefinitionEntry[], atMs: number): string | null {
  if (typeof serviceHours !== 'string') return null;
  const calendar = entryAt(
    entries.filter(({ kind, id }) => kind === 'calendar' && id === serviceHours),
    atMs,
  );
  return calendar ? titleOf(calendar) : serviceHours;
}

/** Only of durations that were read before. */
function durationMs(text: unknown): number | null {
  const result = readDocument(JSON.stringify(text ?? null), (root) => (root.isNull ? null : root.duration()));
  return result.ok ? result.value : null;
}
