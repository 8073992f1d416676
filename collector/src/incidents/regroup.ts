import { formatTime } from '../ledger/format-time.ts';
import { epochMs, type Incident, type OutageRef } from './incident.ts';

/** The incident with more outages; each is named once. */
export function withOutages(incident: Incident, refs: readonly OutageRef[]): Incident {
  const known = new Map((incident.outages ?? []).map((one) => [keyOf(one), one]));
  for (const ref of refs) known.set(keyOf(ref), known.get(keyOf(ref)) ?? ref);
  return { ...silent(incident), outages: [...known.values()] };
}

/** The incident without these outages. */
export function withoutOutages(incident: Incident, refs: readonly OutageRef[]): Incident {
  const gone = new Set(refs.map(keyOf));
  return { ...silent(incident), outages: (incident.outages ?? []).filter((one) => !gone.has(keyOf(one))) };
}

/** Two incidents that turned out to be one: `into` is about everything that `part` was about, and `part` is closed, about nothing. */
export function mergeIncidents(
  into: Incident,
  part: Incident,
  intoId: string,
  nowMs: number,
): { readonly into: Incident; readonly part: Incident } {
  const { outages = [], ...rest } = silent(part);
  const targets = [...new Set([...(into.targets ?? []), ...(part.targets ?? [])])];
  return {
    into: { ...withOutages(into, outages), ...(targets.length > 0 && { targets }) },
    part: { ...rest, state: 'closed', closedAt: formatTime(nowMs), mergedInto: intoId },
  };
}

function keyOf({ target, at }: OutageRef): string {
  return `${epochMs(at)} ${target}`;
}

/** What the last version said besides is not said again. */
function silent({ note: _, ...incident }: Incident): Incident {
  return incident;
}
