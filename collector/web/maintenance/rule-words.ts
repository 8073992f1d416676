import { addDays } from '../format/days.ts';
import { listed } from '../format/listed.ts';
import type { Language, Translate } from '../i18n/translate.ts';
import { type Pattern, parseRule, type Weekday, weekdays } from './recurrence-rule.ts';

/** How a maintenance comes again, as its definition says it. */
export interface Recurs {
  readonly rrule: string;
  readonly timeZone: string;
  /** Wall clock of the first window, `2026-01-18T02:00`. */
  readonly start: string;
  /** `PT2H`, `PT1H30M`. */
  readonly duration: string;
  readonly until?: string;
  readonly except?: readonly string[];
}

/** A recurrence as people say it: 毎月第2日曜日 02:00–04:00（Asia/Tokyo）. A rule that is no sentence of ours is shown as it is. */
export function recurrenceWords(recurs: Recurs, t: Translate, language: Language): string {
  const rule = parseRule(recurs.rrule, recurs.start.slice(0, 10));
  const often = rule === null ? recurs.rrule : patternWords(rule.pattern, t, language);
  const sentence = t('maintenance.rule', { often, clock: clockWords(recurs, t), zone: recurs.timeZone });
  const ends = [
    ...(recurs.until === undefined ? [] : [t('maintenance.rule.until', { date: recurs.until })]),
    ...(rule?.count == null ? [] : [t('maintenance.rule.count', { n: rule.count })]),
    ...(recurs.except === undefined || recurs.except.length === 0
      ? []
      : [t('maintenance.rule.except', { dates: listed(recurs.except, t) })]),
  ];
  return [sentence, ...ends].join(language === 'ja' ? '、' : ', ');
}

/** `PT1H30M` in minutes; 0 for what is none. */
export function durationMinutes(duration: string): number {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration);
  return Number(match?.[1] ?? 0) * 60 + Number(match?.[2] ?? 0);
}

export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}

/** A day of the week by its name. */
export function weekdayName(day: Weekday, language: Language, width: 'long' | 'short' = 'long'): string {
  // 2026-01-05 was a Monday.
  const date = new Date(`${addDays('2026-01-05', weekdays.indexOf(day))}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(date);
}

function patternWords(pattern: Pattern, t: Translate, language: Language): string {
  const { interval } = pattern;
  switch (pattern.every) {
    case 'day':
      return t('maintenance.rule.day', { interval });
    case 'week': {
      const names = pattern.days.map((day) => weekdayName(day, language));
      const days = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
      return t('maintenance.rule.week', { interval, days });
    }
    case 'month-date':
      return t('maintenance.rule.month-date', { interval, date: pattern.date });
    case 'month-weekday': {
      const names = pattern.nth.map((nth) => t('maintenance.plan.nth.n', { nth: `n${nth}` }));
      const nth = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
      return t('maintenance.rule.month-weekday', { interval, nth, day: weekdayName(pattern.day, language) });
    }
    case 'year':
      return t('maintenance.rule.year', { interval, month: monthName(pattern.month, language), date: pattern.date });
  }
}

/** The clock of its start and, where it is soon enough to be read so, of its end. */
function clockWords({ start, duration }: Recurs, t: Translate): string {
  const minutes = durationMinutes(duration);
  const from = start.slice(11, 16);
  const startMinute = Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
  const end = startMinute + minutes;
  const to = `${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`;
  if (end <= 1440) return t('maintenance.rule.clock', { from, to: end === 1440 ? '24:00' : to });
  if (minutes < 1440) return t('maintenance.rule.clock.next', { from, to });
  return t('maintenance.rule.clock.long', { from, hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

function monthName(month: number, language: Language): string {
  const date = new Date(Date.UTC(2026, month - 1, 1));
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(date);
}

const two = (n: number): string => String(n).padStart(2, '0');
