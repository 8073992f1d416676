import type { Language } from '../i18n/translate.ts';
import { createZone, type Zone } from './zone.ts';

/** Writes instants in one zone. Dates are ISO in both languages, because 11/04 is two days. */
export interface Instants {
  readonly zone: Zone;
  /** JST, UTC, GMT+1: what stands beside a time so that it cannot be misread. */
  zoneLabel(atMs: number): string;
  /** 2026-11-21（土）23:45:12 */
  full(atMs: number): string;
  /** The same with the zone. */
  zoned(atMs: number): string;
  /** The same as UTC with milliseconds. */
  utc(atMs: number): string;
  /** How the end of a stretch is written beside its beginning: without the day when that is the same. */
  until(fromMs: number, toMs: number): string;
  /** 11-21 23:45:12 */
  short(atMs: number): string;
  /** 23:45 */
  clock(atMs: number): string;
  /** 11-21（土） */
  day(atMs: number): string;
  /** Like `full` without seconds, but the midnight that ends a period is 24:00 of its last day. */
  end(atMs: number): string;
  /** Like `full` without seconds. */
  minute(atMs: number): string;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Zone names that people use, where the browser would say GMT+9. */
const zoneLabels: Readonly<Record<string, string>> = { 'Asia/Tokyo': 'JST', UTC: 'UTC', 'Etc/UTC': 'UTC' };

/** `inEras`: whole dates by Japanese eras, 令和8年11月21日, where the language is Japanese. */
export function createInstants(zoneName: string, language: Language, inEras = false): Instants {
  const zone = createZone(zoneName);
  const eraFormat =
    inEras && language === 'ja'
      ? new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: zoneName, dateStyle: 'long' })
      : undefined;
  const weekdayFormat = new Intl.DateTimeFormat(language, { timeZone: zoneName, weekday: 'short' });
  const labelFormat = new Intl.DateTimeFormat('en', { timeZone: zoneName, timeZoneName: 'short' });
  const withWeekday = (date: string, atMs: number, rest: string): string => {
    const weekday = weekdayFormat.format(atMs);
    return language === 'ja' ? `${date}（${weekday}）${rest}` : `${weekday} ${date} ${rest}`.trimEnd();
  };
  const date = (atMs: number): string => {
    const { year, month, day } = zone.wallClock(atMs);
    return `${year}-${two(month)}-${two(day)}`;
  };
  const written = (atMs: number): string => eraFormat?.format(atMs) ?? date(atMs);
  const seconds = (atMs: number): string => {
    const { hour, minute, second } = zone.wallClock(atMs);
    return `${two(hour)}:${two(minute)}:${two(second)}`;
  };
  const zoneLabel = (atMs: number): string =>
    zoneLabels[zoneName] ??
    labelFormat.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ??
    zoneName;
  const full = (atMs: number): string => withWeekday(written(atMs), atMs, seconds(atMs));
  const minute = (atMs: number): string => withWeekday(written(atMs), atMs, seconds(atMs).slice(0, 5));
  return {
    zone,
    zoneLabel,
    full,
    minute,
    zoned: (atMs) => `${full(atMs)} ${zoneLabel(atMs)}`,
    until: (fromMs, toMs) => (date(fromMs) === date(toMs) ? seconds(toMs) : full(toMs)),
    utc: (atMs) => new Date(atMs).toISOString().replace('T', ' '),
    short: (atMs) => `${date(atMs).slice(5)} ${seconds(atMs)}`,
    clock: (atMs) => seconds(atMs).slice(0, 5),
    day: (atMs) => withWeekday(date(atMs).slice(5), atMs, ''),
    end: (atMs) => {
      if (seconds(atMs) !== '00:00:00') return minute(atMs);
      return withWeekday(written(atMs - 1), atMs - 1, '24:00');
    },
  };
}
