import type { Day } from '../../src/api/contract/day.ts';

/** How a day looks among others: `dented` has little down time, `down` a twentieth of what counts or more. */
export type DayLevel = 'up' | 'dented' | 'down' | 'unknown' | 'closed' | 'future';

/** How high a cell is, and of it the bar of each level: trouble stands out without colour. */
export const dayCellHeightPx = 20;
export const dayHeightsPx: Readonly<Record<DayLevel, number>> = {
  ...{ up: 10, dented: 15, down: 20, unknown: 6, closed: 2, future: 1 },
};

const downShare = 1 / 20;

export function dayLevel({ day, baseMs, downMs, unknownMs }: Day, today: string): DayLevel {
  if (day > today) return 'future';
  if (baseMs === 0) return 'closed';
  if (downMs > 0) return downMs >= baseMs * downShare ? 'down' : 'dented';
  // Half of a day unseen says no more about it than a whole one.
  return unknownMs * 2 >= baseMs ? 'unknown' : 'up';
}
