import type { Evaluation } from './evaluate.ts';
import type { Outage } from './outages.ts';

export interface FigureDifference {
  /** The figure's name in an evaluation. */
  readonly figure: string;
  readonly frozen: unknown;
  readonly now: unknown;
}

/** One outage, by when it began; `null` where it is not known. */
export interface OutageDifference {
  readonly fromMs: number;
  readonly frozen: Outage | null;
  readonly now: Outage | null;
}

export interface RevisionDifference {
  readonly figures: FigureDifference[];
  readonly outages: OutageDifference[];
}

/** Where two evaluations of one period differ, figure by figure and outage by outage. */
export function differenceOf(frozen: Evaluation, now: Evaluation): RevisionDifference {
  const figures = (evaluation: Evaluation) => {
    const { outages: _, ...rest } = evaluation;
    return rest as Readonly<Record<string, unknown>>;
  };
  const [before, after] = [figures(frozen), figures(now)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    figures: names
      .filter((figure) => !isSame(before[figure], after[figure]))
      .map((figure) => ({ figure, frozen: before[figure] ?? null, now: after[figure] ?? null })),
    outages: outageDifferences(frozen.outages, now.outages),
  };
}

function outageDifferences(frozen: readonly Outage[], now: readonly Outage[]): OutageDifference[] {
  const [before, after] = [byBeginning(frozen), byBeginning(now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort((a, b) => a - b)
    .map((fromMs) => ({ fromMs, frozen: before.get(fromMs) ?? null, now: after.get(fromMs) ?? null }))
    .filter((one) => !isSame(one.frozen, one.now));
}

function byBeginning(outages: readonly Outage[]): Map<number, Outage> {
  return new Map(outages.map((outage) => [outage.fromMs, outage]));
}

/** Evaluations are plain JSON; the order of an object's keys says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(left[key], right[key]));
}
