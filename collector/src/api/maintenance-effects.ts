import { type CalendarWindow, currentPeriod } from '../definitions/current-period.ts';
import { evaluateSlo } from '../definitions/evaluate-slo.ts';
import { storeAsIf } from '../definitions/store-as-if.ts';
import type { DefinitionChange, DefinitionEntry, Store } from '../store/store.ts';
import type { MaintenanceEffect, MaintenancePreview } from './contract/maintenance.ts';

/** A plan reaches into few periods; each costs two evaluations. */
const effectsMax = 12;

/** What a change of the definitions does to the figures of SLOs, in the periods that some instants of the past lie in. */
export async function effectsOf(
  store: Store,
  change: DefinitionChange,
  slos: readonly DefinitionEntry[],
  pastMs: readonly number[],
  asOfMs: number,
): Promise<Pick<MaintenancePreview, 'effects' | 'more'>> {
  const asked = slos.flatMap((slo) => {
    const periods = new Set(pastMs.map((atMs) => currentPeriod(slo.body?.window as CalendarWindow, atMs)));
    return [...periods].map((period) => ({ slo, period }));
  });
  const effects: MaintenanceEffect[] = [];
  for (const { slo, period } of asked.slice(0, effectsMax)) {
    const request = { slo: slo.id, ...(period !== undefined && { period }) };
    const before = await evaluateSlo(store, request, asOfMs);
    const after = await evaluateSlo(storeAsIf(store, [change]), request, asOfMs);
    if (!before.ok || !after.ok) continue;
    effects.push({
      slo: slo.id,
      title: typeof slo.body?.title === 'string' ? slo.body.title : slo.id,
      period: period ?? null,
      objective: String(slo.body?.objective),
      before: before.evaluation.primary?.percent ?? null,
      after: after.evaluation.primary?.percent ?? null,
      excludedMs: after.evaluation.excludedMs - before.evaluation.excludedMs,
    });
  }
  return { effects, more: asked.length > effectsMax };
}
