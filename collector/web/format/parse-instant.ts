import { instantOf, type Zone } from './zone.ts';

const dayMs = 86_400_000;

/** Days by the words people have for them, as days from today. */
const dayWords: Readonly<Record<string, number>> = {
  今日: 0,
  本日: 0,
  today: 0,
  昨日: -1,
  yesterday: -1,
  一昨日: -2,
  おととい: -2,
  明日: 1,
  あす: 1,
  tomorrow: 1,
  明後日: 2,
  あさって: 2,
};

/** Which way people look who write a day without its year: what happened is past, what is planned is to come. */
export type Toward = 'past' | 'future';

/**
 * An instant as somebody typed it, in a zone: `2026-10-14 10:02:10`, `10/14 10:02`, `昨日 10時`, `10:02`, or RFC 3339 with its own offset. A day
 * without a year is the last one that has begun, or the next one that is not over. Null for what is none of these.
 */
export function parseInstant(text: string, nowMs: number, zone: Zone, toward: Toward = 'past'): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\([^)]*\)|\b(mon|tue|wed|thu|fri|sat|sun)\b/gi, ' ')
    .trim();
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/i.test(plain)) {
    const atMs = Date.parse(plain);
    return Number.isNaN(atMs) ? null : atMs;
  }
  const parts = /^(?:(.*?)[\sT]+)?(\S+)$/.exec(plain);
  const time = timeOf(parts?.[2] ?? '');
  const day = dayOf((parts?.[1] ?? '').trim(), nowMs, zone, toward);
  return time === null || day === null ? null : instantOf(day + time, zone);
}

/** Milliseconds since midnight. */
function timeOf(text: string): number | null {
  const match = /^(\d{1,2})(?::(\d{2})(?::(\d{2}))?|時(?:(\d{1,2})分?|(半))?)$/.exec(text);
  if (match === null) return null;
  const [, hour, minute, second, minuteJa, half] = match;
  const [h, m, s] = [Number(hour), half === undefined ? Number(minute ?? minuteJa ?? 0) : 30, Number(second ?? 0)];
  // 24:00 ends a day, as on the page.
  const isTime = m < 60 && s < 60 && (h < 24 || (h === 24 && m === 0 && s === 0));
  return isTime ? ((h * 60 + m) * 60 + s) * 1000 : null;
}

/** Midnight of a day, as wall time counted as if it were UTC. */
function dayOf(text: string, nowMs: number, zone: Zone, toward: Toward): number | null {
  const now = zone.wallClock(nowMs);
  const todayMs = Date.UTC(now.year, now.month - 1, now.day);
  if (text === '') return todayMs;
  const word = dayWords[text.toLowerCase()];
  if (word !== undefined) return todayMs + word * dayMs;
  const match = /^(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})日?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  const of = (inYear: number): number => Date.UTC(inYear, Number(month) - 1, Number(day));
  const isOutOfReach = toward === 'past' ? of(now.year) > todayMs : of(now.year) < todayMs;
  const nearest = isOutOfReach ? now.year + (toward === 'past' ? -1 : 1) : now.year;
  const wallMs = of(year === undefined ? nearest : Number(year));
  const isDay = new Date(wallMs).getUTCMonth() === Number(month) - 1 && new Date(wallMs).getUTCDate() === Number(day);
  return isDay ? wallMs : null;
}
