import { type Adjusted, adjustedBy } from './adjustments.ts';
import { type Reading, readingOf } from './bounds.ts';
import type { Definitions } from './definitions.ts';
import { serviceTimeline } from './services.ts';
import { knownChanges, patched, type Timeline, timelineOf, unmonitored } from './timeline.ts';

/** Reads targets and services, each only once. */
export interface Readings {
  reading(id: string): Reading;
  adjusted(id: string): Adjusted;
}

export function readingsOf(definitions: Definitions): Readings {
  const { asOfMs } = definitions;
  const readings = new Map<string, Reading>();
  const adjustments = new Map<string, Adjusted>();

  const adjusted = (id: string) => remembered(adjustments, id, () => adjustedBy(definitions.adjustments, id));
  const reading = (id: string): Reading =>
    remembered(readings, id, () => {
      const versions = definitions.services.get(id);
      if (versions !== undefined) {
        const by = (kind: keyof Reading): Timeline =>
          patched(
            serviceTimeline(versions, (member) => reading(member)[kind]),
            adjusted(id).replaced,
          );
        return { point: by('point'), pessimistic: by('pessimistic'), optimistic: by('optimistic') };
      }
      const target = definitions.targets.get(id);
      if (target === undefined) throw new Error(`${id} is neither a target nor a service`);
      const changes = knownChanges(target.changes, asOfMs);
      return readingOf({
        changes,
        timeline: timelineOf(changes),
        unmonitored: unmonitored(target.monitoredFromMs, target.monitoredToMs),
        adjusted: adjusted(id).replaced,
        asOfMs,
      });
    });
  return { reading, adjusted };
}

function remembered<T>(known: Map<string, T>, id: string, make: () => T): T {
  const found = known.get(id);
  if (found !== undefined) return found;
  const made = make();
  known.set(id, made);
  return made;
}
