import type { Instants } from '../format/instants.ts';

/** What stands at a tick: the day where a day begins, else the time as finely as the ticks are apart. */
export function tickLabel(atMs: number, stepMs: number, instants: Instants): string {
  const { hour, minute, second } = instants.zone.wallClock(atMs);
  if (stepMs >= 86_400_000 || (hour === 0 && minute === 0 && second === 0)) return instants.day(atMs);
  return stepMs < 60_000 ? instants.short(atMs).slice(6) : instants.clock(atMs);
}
