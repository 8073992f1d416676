import type { Instants } from '../format/instants.ts';

const dayMs = 86_400_000;
/** Ticks this far apart stand at the beginning of months. */
const monthMsMin = 28 * dayMs;

/** What stands at a tick: the month with its year, the day where a day begins, else the time as finely as the ticks are apart. */
export function tickLabel(atMs: number, stepMs: number, instants: Instants): string {
  const { year, month, hour, minute, second } = instants.zone.wallClock(atMs);
  if (stepMs >= monthMsMin) return `${year}-${String(month).padStart(2, '0')}`;
  if (stepMs >= dayMs || (hour === 0 && minute === 0 && second === 0)) return instants.day(atMs);
  return stepMs < 60_000 ? instants.short(atMs).slice(6) : instants.clock(atMs);
}
