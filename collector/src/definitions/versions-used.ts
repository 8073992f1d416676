import type { Interval } from '../ledger/change.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { assemble } from './assemble.ts';
import { inForce, type Stretch } from './in-force.ts';
import { neededBy } from './needed.ts';
import { sloCalendars } from './slo-calendars.ts';

/** Which saying of the log it was. */
export interface UsedVersion {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  /** `null` = since ever. */
  readonly effectiveFrom: string | null;
}

export interface UsedVersions {
  readonly slo: UsedVersion;
  readonly services: UsedVersion[];
  readonly calendars: UsedVersion[];
}

/**
 * The versions that the evaluation of an SLO over `window` used: of the SLO the one in force at its first instant, of services and
 * calendars all that were in force in it. Undefined when the SLO was not in force then.
 */
export function versionsUsed(
  entries: readonly DefinitionEntry[],
  sloId: string,
  window: Interval,
): UsedVersions | undefined {
  const slo = stretchesOf(entries, 'slo', sloId).find(({ toMs }) => window.fromMs < toMs);
  if (!slo || slo.entry.body === null) return undefined;
  const { assembled } = neededBy(assemble(entries, window.fromMs), [sloId]);
  const within = (kind: 'service' | 'calendar', ids: Iterable<string>) =>
    [...new Set(ids)].flatMap((id) =>
      stretchesOf(entries, kind, id)
        .filter(({ fromMs, toMs, entry }) => entry.body !== null && fromMs < window.toMs && window.fromMs < toMs)
        .map(usedVersion),
    );
  return {
    slo: usedVersion(slo),
    services: within(
      'service',
      assembled.services.map(({ id }) => id),
    ),
    calendars: within('calendar', sloCalendars(slo.entry.body)),
  };
}

/** The first version also holds before it, as the evaluator reads it. */
function stretchesOf(entries: readonly DefinitionEntry[], kind: DefinitionEntry['kind'], id: string): Stretch[] {
  const stretches = inForce(entries.filter((entry) => entry.kind === kind && entry.id === id));
  return stretches.map((stretch, index) => (index === 0 ? { ...stretch, fromMs: Number.NEGATIVE_INFINITY } : stretch));
}

function usedVersion({ entry }: Stretch): UsedVersion {
  const { id, version, hash, effectiveFromMs } = entry;
  return { id, version, hash, effectiveFrom: effectiveFromMs === null ? null : formatTime(effectiveFromMs) };
}
