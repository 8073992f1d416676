import { readingOf } from './bounds.ts';
import type { Change, Interval } from './change.ts';
import { plainPolicy } from './definitions.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Monitoring } from './spans.ts';
import { knownChanges, timelineOf, unmonitored } from './timeline.ts';

export type Availability = Interval & Omit<Figures, 'excludedMs'>;

/** The figures of one target round the clock: no objective, no maintenance, no adjustments. */
export function availabilityOf(changes: readonly Change[], window: Interval, monitoring: Monitoring): Availability {
  const { asOfMs, monitoredFromMs, monitoredToMs } = monitoring;
  const known = knownChanges(changes, asOfMs);
  const reading = readingOf({
    changes: known,
    timeline: timelineOf(known),
    unmonitored: unmonitored(monitoredFromMs, monitoredToMs),
    adjusted: [],
    asOfMs,
  });
  const scope = { window, asOfMs, agreed: [window], excluded: [], countedAsUp: [] };
  const { excludedMs: _, ...figures } = figuresOf(reading, scope, plainPolicy);
  return { fromMs: window.fromMs, toMs: window.toMs, ...figures };
}
