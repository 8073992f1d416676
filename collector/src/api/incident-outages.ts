import type { LedgerOutage } from '../definitions/month-outages.ts';
import { findOutages } from '../definitions/told-outages.ts';
import type { Incident, OutageRef } from '../incidents/incident.ts';
import type { ApiParts } from './parts.ts';
import type { Refusal } from './save-definition.ts';
import { findIncident } from './save-incident.ts';

interface IncidentOutages {
  readonly incident: Incident;
  readonly refs: readonly OutageRef[];
  /** In the same order; undefined where the ledger has none there any more. */
  readonly outages: readonly (LedgerOutage | undefined)[];
  readonly asOfMs: number;
}

/** An incident with the outages that it is about, as the ledger has them now. */
export async function incidentOutages(
  { store, organisation, asOf }: ApiParts,
  id: string,
): Promise<IncidentOutages | Refusal> {
  const found = await findIncident(store, id);
  if ('ok' in found) return found;
  const asOfMs = await asOf();
  const refs = found.incident.outages ?? [];
  return {
    incident: found.incident,
    refs,
    asOfMs,
    outages: await findOutages(store, refs, organisation.timeZone, asOfMs),
  };
}
