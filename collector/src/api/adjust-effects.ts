import { assemble } from '../definitions/assemble.ts';
import { type CalendarWindow, currentPeriod } from '../definitions/current-period.ts';
import { evaluateSlo } from '../definitions/evaluate-slo.ts';
import { dependencies } from '../definitions/needed.ts';
import { storeAsIf } from '../definitions/store-as-if.ts';
import type { Evaluation } from '../ledger/evaluate.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { DefinitionChange, DefinitionEntry, Store } from '../store/store.ts';
import type { AdjustmentFigures, AdjustmentPreview } from './contract/adjustments.ts';

/** Each costs two evaluations; what reaches further is told of its first promises. */
const effectsMax = 24;

/** An adjustment that is not written yet, as the evaluator would read it once it is approved. */
export interface Supposed {
  readonly id: string;
  readonly target: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly status: string;
}

/** What an adjustment would do to the promises that depend on its target, in the periods that it begins and ends in. */
export async function adjustmentEffects(
  store: Store,
  supposed: Supposed,
  asOfMs: number,
): Promise<Pick<AdjustmentPreview, 'effects' | 'more'>> {
  const asIf = storeAsIf(store, [changeOf(supposed, asOfMs)]);
  const asked = (await promisesOn(store, supposed.target)).flatMap((slo) =>
    periodsOf(slo, supposed).map((period) => ({ slo, period })),
  );
  const effects: AdjustmentPreview['effects'][number][] = [];
  for (const { slo, period } of asked.slice(0, effectsMax)) {
    const request = { slo: slo.id, ...(period !== undefined && { period }) };
    const before = await evaluateSlo(store, request, asOfMs);
    const after = await evaluateSlo(asIf, request, asOfMs);
    // A promise that was not in force yet has no figures that anybody could change.
    if (!before.ok || !after.ok) continue;
    effects.push({
      slo: slo.id,
      title: typeof slo.body?.title === 'string' ? slo.body.title : slo.id,
      objective: String(slo.body?.objective),
      period: period ?? null,
      before: figuresOf(before.evaluation),
      after: figuresOf(after.evaluation),
    });
  }
  return { effects, more: asked.length > effectsMax };
}

function changeOf({ id, target, fromMs, toMs, status }: Supposed, asOfMs: number): DefinitionChange {
  // Known before `asOf`, and approved by whoever will: the evaluator asks no more.
  const body = { target, from: formatTime(fromMs), to: formatTime(toMs), status, reason: '?', approvedBy: '?' };
  const about = { author: '', reason: '', effectiveFromMs: null, expectedVersion: null };
  return { kind: 'adjustment', id, body, atMs: asOfMs, ...about };
}

async function promisesOn(store: Store, target: string): Promise<DefinitionEntry[]> {
  const { services } = assemble(await store.definitions.entries(), 0);
  const slos = await store.definitions.current('slo');
  return slos.filter(({ body }) => dependencies([String(body?.target)], services).has(target));
}

/** Undefined stands for a window that is no calendar's. */
function periodsOf({ body }: DefinitionEntry, { fromMs, toMs }: Supposed): (string | undefined)[] {
  const window = body?.window as CalendarWindow;
  return [...new Set([currentPeriod(window, fromMs), currentPeriod(window, toMs - 1)])];
}

function figuresOf(evaluation: Evaluation): AdjustmentFigures {
  const { primary, worst, best, baseMs, downMs, unknownMs, excludedMs, budgetRemainingMs } = evaluation;
  const { outageCount, verdict } = evaluation;
  return { primary, worst, best, baseMs, downMs, unknownMs, excludedMs, budgetRemainingMs, outageCount, verdict };
}
