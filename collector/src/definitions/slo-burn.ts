import { burnOf, burnRules, lookbackOf } from '../ledger/burn.ts';
import type { Interval } from '../ledger/change.ts';
import type { Definitions, Slo } from '../ledger/definitions.ts';
import type { Evaluate } from '../ledger/evaluate.ts';

export type Burn = ReturnType<typeof burnOf>;

/** How far back burn rates look. */
export const longestLegMs = Math.max(...burnRules.map(({ longMs }) => longMs));

/** How fast the budget of an SLO burns at the `asOf` of its definitions. */
export function sloBurn(slo: Slo, period: Interval, definitions: Definitions, evaluate: Evaluate): Burn {
  const { asOfMs } = definitions;
  const lookback = lookbackOf(evaluate, slo, asOfMs);
  return burnOf({ objective: slo.objective, period, asOfMs, dataFromMs: firstDataMs(definitions), lookback });
}

/** Since when anything that the document is about has been looked at. */
function firstDataMs({ targets }: Definitions): number | null {
  const firstMs = [...targets.values()].flatMap(({ changes }) => changes.slice(0, 1).map(({ atMs }) => atMs));
  return firstMs.length === 0 ? null : Math.min(...firstMs);
}
