import type { Capacity } from '../../definitions/kinds/capacity.ts';
import type { Distribution } from '../../definitions/kinds/distribution.ts';
import type { Drill } from '../../definitions/kinds/drill.ts';
import type { Improvement } from '../../definitions/kinds/improvement.ts';
import type { Invocation } from '../../definitions/kinds/invocation.ts';
import type { Risk } from '../../definitions/kinds/risk.ts';
import type { Supplier } from '../../definitions/kinds/supplier.ts';
import { degrees } from '../../incidents/priority.ts';
import { readDocument } from '../../ledger/json.ts';
import type { ContactListRow, DrillRow, InvocationRow } from '../rows.ts';
import type { CapacityRow, ImprovementRow, RiskRow, SupplierRow } from '../upkeep-rows.ts';

/** What people recorded besides outages; only what concerns this report. */
export interface Records {
  readonly drills: readonly Drill[];
  readonly invocations: readonly Invocation[];
  readonly distributions: readonly Distribution[];
  readonly suppliers: readonly Supplier[];
  readonly capacities: readonly Capacity[];
  readonly improvements: readonly Improvement[];
  /** Their targets by what people call them, and only those that this report is about. */
  readonly risks: readonly Risk[];
}

/** Days as `2026-10-31`, compared as texts. */
interface Days {
  /** The first day of the month, its last one, and the day on which the report is made. Of what comes later it tells nothing. */
  readonly first: string;
  readonly last: string;
  readonly today: string;
  /** A drill is of use for a year, and is told as long. */
  readonly yearBefore: string;
}

export function drillRows(drills: readonly Drill[], { last, yearBefore }: Days): DrillRow[] {
  return drills
    .filter(({ on }) => yearBefore <= on && on <= last)
    .map(({ title, on, scenario, rto, took, passed, findings = null, nextOn = null }) => {
      return { title, on, scenario, rtoMs: durationMs(rto), tookMs: durationMs(took), passed, findings, nextOn };
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Those of the month, and what still went on in it. */
export function invocationRows(invocations: readonly Invocation[], { first, last }: Days): InvocationRow[] {
  return invocations
    .filter(({ on, endedOn }) => on <= last && (endedOn === undefined || first <= endedOn))
    .map(({ title, on, why, decidedBy = null, incident = null, rto, took, rpo, lost, ...one }): InvocationRow => {
      const endedOn = one.endedOn !== undefined && one.endedOn <= last ? one.endedOn : null;
      return {
        ...{ title, on, why, decidedBy, incident, endedOn },
        ...{ rtoMs: durationMs(rto), tookMs: durationMs(took), rpoMs: durationMs(rpo), lostMs: durationMs(lost) },
        findings: one.findings ?? null,
      };
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Of each list, by its name, what was handed out last until the end of the month. */
export function contactListRows(distributions: readonly Distribution[], { last }: Days): ContactListRow[] {
  const byTime = distributions
    .filter(({ on }) => on <= last)
    .toSorted((a, b) => (a.on === b.on ? a.edition - b.edition : a.on < b.on ? -1 : 1));
  const newest = new Map(byTime.map((one) => [one.title, one]));
  return [...newest.values()].map(({ title, edition, on, how, to = null }) => ({ title, edition, on, how, to }));
}

export function supplierRows(suppliers: readonly Supplier[], month: string): SupplierRow[] {
  return suppliers.flatMap(({ title, objective = null, months }) => {
    const told = months.find((one) => one.month === month);
    if (!told) return [];
    const { actual = null, note = null } = told;
    const met = objective === null || actual === null ? null : Number(actual) >= Number(objective);
    return [{ title, objective, actual, met, note }];
  });
}

export function capacityRows(capacities: readonly Capacity[], month: string): CapacityRow[] {
  return capacities.flatMap(({ title, limit = null, months }) => {
    const told = months.find((one) => one.month === month);
    return told ? [{ title, measured: told.measured, limit, forecast: told.forecast ?? null, verdict: null }] : [];
  });
}

/** How they stood at the end of the month, or stand today where that is earlier: what is done later is for later reports to tell. */
export function improvementRows(improvements: readonly Improvement[], { first, last, today }: Days): ImprovementRow[] {
  return improvements
    .filter(({ raisedOn, doneOn }) => raisedOn <= last && (doneOn === undefined || first <= doneOn))
    .map(({ title, owner = null, dueOn = null, ...one }): ImprovementRow => {
      const doneOn = one.doneOn !== undefined && one.doneOn <= last ? one.doneOn : null;
      const isLate = dueOn !== null && dueOn < (today < last ? today : last);
      return { title, owner, dueOn, doneOn, state: doneOn !== null ? 'done' : isLate ? 'late' : 'open' };
    });
}

/** Like improvements, the worst first and what is closed last. A decision that was taken later is none yet. */
export function riskRows(risks: readonly Risk[], { first, last, today }: Days): RiskRow[] {
  const rows = risks
    .filter(({ raisedOn, closedOn }) => raisedOn <= last && (closedOn === undefined || first <= closedOn))
    .map(({ title, threatens, targets = [], likelihood, impact, raisedOn, ...one }): RiskRow => {
      const { measure = null, owner = null, reviewOn = null } = one;
      const closedOn = one.closedOn !== undefined && one.closedOn <= last ? one.closedOn : null;
      const isDecided = one.acceptedOn === undefined || one.acceptedOn <= last;
      const { treatment = null, acceptedBy = null, acceptedOn = null } = isDecided ? one : {};
      const reviewLate = closedOn === null && reviewOn !== null && reviewOn < (today < last ? today : last);
      return {
        ...{ title, threatens, targets, likelihood, impact, treatment, measure, acceptedBy, acceptedOn, owner },
        ...{ raisedOn, reviewOn, reviewLate, closedOn },
        state: closedOn !== null ? 'closed' : treatment === 'accept' ? 'accepted' : 'open',
      };
    });
  return rows.sort((a, b) => weightOf(b) - weightOf(a) || (a.raisedOn < b.raisedOn ? -1 : 1));
}

/** For the order alone: the products of degrees from 1 to 3. */
function weightOf({ likelihood, impact, closedOn }: RiskRow): number {
  const [likely, bad] = [likelihood, impact].map((degree) => degrees.length - degrees.indexOf(degree)) as [
    number,
    number,
  ];
  return closedOn === null ? likely * bad : 0;
}

export function daysAround(month: string, timeZone: string, asOfMs: number): Days {
  const at = Temporal.PlainYearMonth.from(month);
  const first = at.toPlainDate({ day: 1 });
  return {
    first: first.toString(),
    last: first.add({ months: 1 }).subtract({ days: 1 }).toString(),
    today: Temporal.Instant.fromEpochMilliseconds(asOfMs).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    yearBefore: first.subtract({ years: 1 }).toString(),
  };
}

/** Only of durations that were read before. */
function durationMs(text: string | undefined): number | null {
  const result = readDocument(JSON.stringify(text ?? null), (root) => (root.isNull ? null : root.duration()));
  return result.ok ? result.value : null;
}
