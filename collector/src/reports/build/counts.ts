import { epochMs } from '../../incidents/incident.ts';
import { formatTime } from '../../ledger/format-time.ts';
import { monthWindow } from '../../ledger/month.ts';
import type { CountTarget } from '../rows.ts';
import type { CapacityRow } from '../upkeep-rows.ts';
import type { JudgedIncident } from './incident-rows.ts';
import { addMonths, fiscalYearOf, monthsBetween } from './months.ts';
import { type CountedMonth, hiddenIn, outagesOnce } from './outage-count.ts';

/** A promise that counts, as an agreement writes it. */
export interface CountRule {
  readonly title: string;
  readonly of?: 'incidents' | 'outages';
  readonly priority?: string;
  readonly atMost: number;
  readonly per: 'month' | 'quarter' | 'half-year' | 'year';
}

/** A limit of work, as an agreement writes it. */
export interface WorkloadRule {
  readonly title: string;
  readonly of: 'incidents' | 'outages' | 'hosts' | 'checks';
  readonly limit: number;
}

/** What there is to count. */
export interface Counted {
  readonly month: string;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
  /** All since the fiscal year began. */
  readonly incidents: readonly JudgedIncident[];
  /** Of each line the months of its trend. */
  readonly outages: readonly (readonly CountedMonth[])[];
  /** How many are watched. */
  readonly watched: { readonly hosts: number; readonly checks: number };
}

const monthsOf = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/** How the promises that count stand: from where their period begins to the end of the month. */
export function countTargets(rules: readonly CountRule[], counted: Counted): CountTarget[] {
  return rules.map(({ title, of = 'incidents', priority, atMost, per }) => {
    const months = periodOf(counted, monthsOf[per]);
    const from = monthWindow(months.from, counted.timeZone).fromMs;
    const to = monthWindow(months.to, counted.timeZone).toMs;
    const { actual, hidden, isUnseen } =
      of === 'outages'
        ? outagesSince(counted, months.from)
        : { actual: incidentsIn(counted, from, priority).length, hidden: 0, isUnseen: false };
    const isOpen = isUnseen || actual + hidden > atMost;
    return {
      title,
      from: formatTime(from),
      to: formatTime(to),
      atMost,
      actual,
      ...(hidden > 0 && { hidden }),
      verdict: actual > atMost ? 'missed' : isOpen ? 'undetermined' : 'met',
    };
  });
}

/** What was counted from a month to the report's, what nobody saw, and whether of some line nothing was seen at all. */
function outagesSince(counted: Counted, from: string) {
  const lines = counted.outages.map((months) => months.filter(({ month }) => from <= month && month <= counted.month));
  return {
    actual: outagesBegun(counted, from),
    hidden: sum(lines.map(hiddenIn)),
    isUnseen: lines.some((months) => sum(months.map(({ observedMs }) => observedMs)) === 0),
  };
}

/** How the month's work stands against what the agreement covers. */
export function workloadRows(rules: readonly WorkloadRule[], counted: Counted): CapacityRow[] {
  return rules.map(({ title, of, limit }) => {
    const { fromMs } = monthWindow(counted.month, counted.timeZone);
    const measured = {
      hosts: () => counted.watched.hosts,
      checks: () => counted.watched.checks,
      outages: () => outagesTold(counted),
      incidents: () => incidentsIn(counted, fromMs, undefined).length,
    }[of]();
    return {
      title,
      measured: String(measured),
      limit: String(limit),
      forecast: null,
      verdict: measured > limit ? 'over' : 'within',
    };
  });
}

/** The stretch of the fiscal year, so many months long, that the month lies in. */
function periodOf({ month, fiscalYearStart }: Counted, months: number): { readonly from: string; readonly to: string } {
  const year = fiscalYearOf(month, fiscalYearStart);
  const past = monthsBetween(year.from, month).length - 1;
  const from = addMonths(year.from, past - (past % months));
  return { from, to: addMonths(from, months - 1) };
}

/** From a month to the report's. An outage that counted before does not count again. */
function outagesBegun({ outages, month }: Counted, from: string): number {
  return sum(
    outages.map((months) =>
      outagesOnce(
        months.filter((one) => from <= one.month && one.month <= month),
        months.filter((one) => one.month < from),
      ),
    ),
  );
}

/** Those that kept people busy in the month, as its table has them: also one that began before. */
function outagesTold({ outages, month }: Counted): number {
  return sum(outages.map((months) => months.find((one) => one.month === month)?.outageCount ?? 0));
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Those that were detected from `fromMs` to the end of the month. */
function incidentsIn({ incidents, month, timeZone }: Counted, fromMs: number, priority: string | undefined) {
  const { toMs } = monthWindow(month, timeZone);
  return incidents.filter(({ said, clocks }) => {
    const atMs = epochMs(said.detectedAt);
    return fromMs <= atMs && atMs < toMs && (priority === undefined || clocks.priority === priority);
  });
}
