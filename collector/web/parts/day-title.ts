import type { Day } from '../../src/api/contract/day.ts';
import { floorDecimal } from '../format/percent.ts';
import type { Translate } from '../i18n/translate.ts';
import { dayLevel } from './day-level.ts';

/** A day in words: its date, and how much of it was up. */
export function dayTitle(day: Day, today: string, t: Translate): string {
  const level = dayLevel(day, today);
  if (level === 'future') return t('day.future', { date: day.day });
  if (level === 'closed') return t('day.closed', { date: day.day });
  if (day.percent === null) return t('day.unseen', { date: day.day });
  return t('day.met', { date: day.day, percent: floorDecimal(day.percent, 3) });
}
