import type { Incident } from '../incidents/incident.ts';
import { type MeasuredEndMs, measuredEndOf } from '../incidents/measured-end.ts';
import type { Store } from '../store/store.ts';
import { findOutages } from './told-outages.ts';

/**
 * Until when the ledger has the outages of incidents last. Only of those that are said to be restored: the clocks of others run on, whatever was
 * measured, and every month of outages has to be reckoned.
 */
export async function measuredEnds(
  store: Store,
  incidents: readonly Incident[],
  { timeZone, asOfMs }: { readonly timeZone: string; readonly asOfMs: number },
): Promise<(incident: Incident) => MeasuredEndMs> {
  const refs = incidents
    .filter(({ restoredAt, mergedInto }) => restoredAt !== undefined && mergedInto === undefined)
    .flatMap(({ outages = [] }) => outages);
  const found = await findOutages(store, refs, timeZone, asOfMs);
  const byRef = new Map(refs.map((ref, index) => [ref, found[index]]));
  return ({ outages = [] }) => measuredEndOf(outages.map((ref) => byRef.get(ref)));
}
