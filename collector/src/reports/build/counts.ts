import { epochMs } from '../../incidents/incident.ts';
import { formatTime } from '../../ledger/format-time.ts';
import { monthWindow } from '../../ledger/month.ts';
import type { CapacityRow, CountTarget } from '../rows.ts';
import type { JudgedIncident } from './incident-rows.ts';
import { addMonths, fiscalYearOf, monthsBetween } from './months.ts';
import { type CountedMonth, outagesOnce } from './outage-count.ts';

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
    const actual = of === 'outages' ? outagesBegun(counted, months.from) : incidentsIn(counted, from, priority).length;
    return {
      title,
      from: formatTime(from),
      to: formatTime(to),
      atMost,
      actual,
      verdict: actual <= atMost ? 'met' : 'missed',
    };
  });
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
    return { title, measured: String(measured), limit: String(limit), forecast: null };
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
