import { weekdayOf } from '../format/days.ts';

/** In the order of the week, as RRULEs call them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** Which of its weekday in the month; -1 = the last. */
export const ordinals = [1, 2, 3, 4, 5, -1] as const;
export type Ordinal = (typeof ordinals)[number];

/** How a window comes again, as far as people say it in a sentence. */
export type Pattern =
  | { readonly every: 'day'; readonly interval: number }
  | { readonly every: 'week'; readonly interval: number; readonly days: readonly Weekday[] }
  /** `date` -1 = the last day of the month. */
  | { readonly every: 'month-date'; readonly interval: number; readonly date: number }
  | {
      readonly every: 'month-weekday';
      readonly interval: number;
      readonly nth: readonly Ordinal[];
      readonly day: Weekday;
    }
  | { readonly every: 'year'; readonly interval: number; readonly month: number; readonly date: number };

export interface Rule {
  readonly pattern: Pattern;
  /** How many windows there are at all; null = no end by count. */
  readonly count: number | null;
}

/** Reads an RRULE of RFC 5545; null for one that is not among the patterns. `start` (a day) says what the rule leaves open. */
export function parseRule(rrule: string, start: string): Rule | null {
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const { FREQ, INTERVAL = '1', COUNT, WKST: _, ...rest } = Object.fromEntries(parts);
  const interval = Number(INTERVAL);
  if (!Number.isInteger(interval) || interval < 1) return null;
  const count = countOf(rrule);
  const pattern = patternOf(FREQ, rest, interval, start);
  return pattern === null || (COUNT !== undefined && count === null) ? null : { pattern, count };
}

/** After how many windows a rule ends, whatever else it says; null = it does not end by count. */
export function countOf(rrule: string): number | null {
  const match = /(?:^|;)COUNT=([1-9]\d*)(?=;|$)/.exec(rrule);
  return match === null ? null : Number(match[1]);
}

/** A rule, whatever it says, that ends after so many windows, or not by count. */
export function withCount(rrule: string, count: number | null): string {
  const parts = rrule.split(';').filter((part) => part !== '' && !part.startsWith('COUNT='));
  return [...parts, ...(count === null ? [] : [`COUNT=${count}`])].join(';');
}

type Rest = Readonly<Partial<Record<string, string>>>;

function patternOf(freq: string | undefined, rest: Rest, interval: number, start: string): Pattern | null {
  const given = Object.keys(rest).toSorted().join();
  const startDate = Number(start.slice(8));
  switch (`${freq} ${given}`) {
    case 'DAILY ':
      return { every: 'day', interval };
    case 'WEEKLY ':
      return { every: 'week', interval, days: [weekdays[weekdayOf(start) - 1] ?? 'MO'] };
    case 'WEEKLY BYDAY': {
      const days = (rest.BYDAY ?? '').split(',');
      return days.every(isWeekday) ? { every: 'week', interval, days: inOrder(days) } : null;
    }
    case 'MONTHLY ':
      return { every: 'month-date', interval, date: startDate };
    case 'MONTHLY BYMONTHDAY': {
      const date = Number(rest.BYMONTHDAY);
      return isDate(date) ? { every: 'month-date', interval, date } : null;
    }
    case 'MONTHLY BYDAY':
      return nthOf(rest.BYDAY ?? '', interval);
    case 'YEARLY ':
      return { every: 'year', interval, month: Number(start.slice(5, 7)), date: startDate };
    case 'YEARLY BYMONTH,BYMONTHDAY': {
      const [month, date] = [Number(rest.BYMONTH), Number(rest.BYMONTHDAY)];
      return isDate(date) && month >= 1 && month <= 12 ? { every: 'year', interval, month, date } : null;
    }
    default:
      return null;
  }
}

/** One weekday, several times a month; different weekdays are no sentence of ours. */
function nthOf(byDay: string, interval: number): Pattern | null {
  const said = byDay.split(',').map((one) => /^([+-]?\d)([A-Z]{2})$/.exec(one));
  const numbers = said.map((match) => Number(match?.[1]));
  const nth = ordinals.filter((one) => numbers.includes(one));
  const day = said[0]?.[2];
  const isKnown = nth.length === said.length && said.every((match) => match?.[2] === day);
  return isKnown && isWeekday(day) ? { every: 'month-weekday', interval, nth, day } : null;
}

/** The rule as RFC 5545 writes it. */
export function ruleText({ pattern, count }: Rule): string {
  const interval = pattern.interval === 1 ? '' : `;INTERVAL=${pattern.interval}`;
  return `${frequency(pattern)}${interval}${byParts(pattern)}${count === null ? '' : `;COUNT=${count}`}`;
}

function frequency({ every }: Pattern): string {
  const names = { day: 'DAILY', week: 'WEEKLY', 'month-date': 'MONTHLY', 'month-weekday': 'MONTHLY', year: 'YEARLY' };
  return `FREQ=${names[every]}`;
}

function byParts(pattern: Pattern): string {
  switch (pattern.every) {
    case 'day':
      return '';
    case 'week':
      return `;BYDAY=${inOrder(pattern.days).join(',')}`;
    case 'month-date':
      return `;BYMONTHDAY=${pattern.date}`;
    case 'month-weekday':
      return `;BYDAY=${ordinals.flatMap((nth) => (pattern.nth.includes(nth) ? [`${nth}${pattern.day}`] : [])).join(',')}`;
    case 'year':
      return `;BYMONTH=${pattern.month};BYMONTHDAY=${pattern.date}`;
  }
}

function inOrder(days: readonly Weekday[]): Weekday[] {
  return weekdays.filter((day) => days.includes(day));
}

function isWeekday(text: string | undefined): text is Weekday {
  return (weekdays as readonly (string | undefined)[]).includes(text);
}

function isDate(date: number): boolean {
  return date === -1 || (Number.isInteger(date) && date >= 1 && date <= 31);
}
