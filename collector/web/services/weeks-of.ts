import type { Day } from '../../src/api/contract/day.ts';
import { weekdayOf } from '../format/day.ts';

/** The days of a month in rows of seven; null before its first and after its last. `firstWeekday`: 0 is Sunday. */
export function weeksOf(days: readonly Day[], firstWeekday: number): (Day | null)[][] {
  const [first] = days;
  if (first === undefined) return [];
  const before = (weekdayOf(first.day) - firstWeekday + 7) % 7;
  const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The day that a key leads to from another one; null where it leads nowhere. */
export function dayStep(days: readonly Day[], from: string, key: string): string | null {
  const index = days.findIndex(({ day }) => day === from);
  if (key === 'Home' || key === 'End') return days.at(key === 'Home' ? 0 : -1)?.day ?? null;
  const step = steps[key];
  return step === undefined || index < 0 ? null : (days[index + step]?.day ?? null);
}
