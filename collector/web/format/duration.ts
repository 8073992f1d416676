import type { Translate } from '../i18n/translate.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A length of time in its two largest units, cut off below: 1時間02分, 1 h 02 min. */
export function formatDuration(ms: number, t: Translate): string {
  if (ms > 0 && ms < 1000) return t('duration.ms', { ms: String(ms) });
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return t('duration.s', { s: String(seconds) });
  if (hours === 0) return t('duration.min', { m: String(minutes), s: two(seconds % 60) });
  if (hours < 24) return t('duration.h', { h: String(hours), m: two(minutes % 60) });
  return t('duration.d', { d: String(Math.floor(hours / 24)), h: two(hours % 24) });
}

/** A length that somebody chose, in the largest unit that divides it: 90秒, 5分, 2 h. */
export function formatInterval(ms: number, t: Translate): string {
  if (ms % 3_600_000 === 0) return t('interval.h', { n: String(ms / 3_600_000) });
  if (ms % 60_000 === 0) return t('interval.min', { n: String(ms / 60_000) });
  return t('interval.s', { n: String(ms / 1000) });
}

/** A length of time to the millisecond, for the hover. */
export function exactDuration(ms: number, t: Translate): string {
  const seconds = Math.floor(ms / 1000);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return t('duration.exact', { clock, ms: String(ms) });
}

/** How long ago, in one unit. A moment in the future is now: clocks of browser and collector differ a little. */
export function formatAgo(ms: number, t: Translate): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return t('ago.now');
  if (seconds < 60) return t('ago.s', { n: String(seconds) });
  if (seconds < 3600) return t('ago.min', { n: String(Math.floor(seconds / 60)) });
  if (seconds < 86_400) return t('ago.h', { n: String(Math.floor(seconds / 3600)) });
  return t('ago.d', { n: String(Math.floor(seconds / 86_400)) });
}

/** How far a clock is off, with its sign: +12 ms, −3.2 s. Positive means ahead of the collector. */
export function formatOffset(ms: number): string {
  const sign = ms > 0 ? '+' : ms < 0 ? '−' : '±';
  const size = Math.abs(ms);
  if (size < 1000) return `${sign}${size} ms`;
  if (size < 60_000) return `${sign}${(Math.floor(size / 100) / 10).toFixed(1)} s`;
  return `${sign}${Math.floor(size / 60_000)} min`;
}
