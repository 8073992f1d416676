import { agreedTime } from './calendars.ts';
import type { Interval } from './change.ts';
import type { Definitions, Slo } from './definitions.ts';
import { exclusionOf } from './exclusion.ts';
import { type Figures, figuresOf, type Scope } from './figures.ts';
import { difference, lengthMs } from './intervals.ts';
import { budgetOf, meets } from './objective.ts';
import { type Readings, readingsOf } from './readings.ts';

/** A figure only together with how sure it is. */
export interface Evaluation extends Interval, Figures {
  readonly slo: string;
  readonly period: string | null;
  readonly met: boolean | null;
  readonly certain: boolean;
  readonly verdict: 'met' | 'missed' | 'undetermined' | null;
  readonly budgetMs: number;
  readonly budgetRemainingMs: number;
  /** The figures without any adjustment; present when there are adjustments at all. */
  readonly raw?: Pick<Figures, 'downMs' | 'baseMs' | 'unknownMs' | 'primary'>;
}

/** Evaluates SLOs over windows. Targets are read once, however many SLOs ask for them. */
export type Evaluate = (slo: Slo, window: Interval, period: string | null) => Evaluation;

export function evaluatorOf(definitions: Definitions, readings = readingsOf(definitions)): Evaluate {
  const isAdjusted = definitions.adjustments.length > 0;
  const unadjusted = { ...definitions, adjustments: [] };
  const rawReadings = isAdjusted ? readingsOf(unadjusted) : undefined;
  const agreedTo = agreedTimes(definitions);
  return (slo, window, period) => {
    const agreed = agreedTo(slo, window);
    const { figures, wholeBaseMs } = measured(slo, window, agreed, definitions, readings);
    const { agreedMs, excludedMs, baseMs, unknownMs, downMs, primary, worst, best, coverage, ...rest } = figures;
    const { unknownByReason, outageCount, outages, mttrMs, mtbfMs } = rest;
    const raw = rawReadings && measured(slo, window, agreed, unadjusted, rawReadings).figures;
    const budgetMs = budgetOf(wholeBaseMs, slo.objective);
    // The order of the keys is the order in which they are printed.
    return {
      slo: slo.id,
      period,
      fromMs: window.fromMs,
      toMs: window.toMs,
      ...{ agreedMs, excludedMs, baseMs, unknownMs, downMs, primary, worst, best, coverage, unknownByReason },
      met: primary && meets(primary, slo.objective),
      ...verdictOf(figures, slo),
      budgetMs,
      budgetRemainingMs: budgetMs - downMs,
      ...{ outageCount, outages, mttrMs, mtbfMs },
      ...(raw && {
        raw: { downMs: raw.downMs, baseMs: raw.baseMs, unknownMs: raw.unknownMs, primary: raw.primary },
      }),
    };
  };
}

/** Certain is what the worst and the best case agree about. */
function verdictOf({ worst, best }: Figures, { objective }: Slo): Pick<Evaluation, 'certain' | 'verdict'> {
  if (worst === null || best === null) return { certain: false, verdict: null };
  const isMet = meets(worst, objective);
  if (isMet !== meets(best, objective)) return { certain: false, verdict: 'undetermined' };
  return { certain: true, verdict: isMet ? 'met' : 'missed' };
}

/** The figures up to now, and the base of the whole window, which the budget is a share of. */
function measured(
  slo: Slo,
  window: Interval,
  agreed: readonly Interval[],
  definitions: Definitions,
  readings: Readings,
): { figures: Figures; wholeBaseMs: number } {
  const exclusion = exclusionOf(slo.target, agreed, slo.policy, definitions, readings);
  const scope: Scope = { window, asOfMs: definitions.asOfMs, agreed, ...exclusion };
  return {
    figures: figuresOf(readings.reading(slo.target), scope, slo.policy),
    wholeBaseMs: lengthMs(difference(agreed, exclusion.excluded)),
  };
}

/** Thousands of SLOs ask for the same month of the same calendar, and a calendar is slow to lay out. */
function agreedTimes({ calendars }: Definitions): (slo: Slo, window: Interval) => readonly Interval[] {
  const known = new Map<string, readonly Interval[]>();
  return ({ serviceHours }, window) => {
    if (serviceHours === null) return [window];
    const key = `${window.fromMs} ${window.toMs} ${serviceHours}`;
    const agreed = known.get(key) ?? agreedTime(calendars.get(serviceHours) ?? [], window);
    known.set(key, agreed);
    return agreed;
  };
}
