import { expect, test } from 'vitest';
import { createInstants } from './instants.ts';

const at = (text: string): number => Date.parse(text);
const tokyo = createInstants('Asia/Tokyo', 'ja');

test('an instant is written in the zone, with weekday and zone', () => {
  expect(tokyo.zoned(at('2026-11-21T14:45:12Z'))).toBe('2026-11-21（土）23:45:12 JST');
  expect(createInstants('Asia/Tokyo', 'en').zoned(at('2026-11-21T14:45:12Z'))).toBe('Sat 2026-11-21 23:45:12 JST');
  expect(tokyo.utc(at('2026-11-21T14:45:12.345Z'))).toBe('2026-11-21 14:45:12.345Z');
});

test('the midnight that ends a period is 24:00 of its last day', () => {
  expect(tokyo.end(at('2026-11-30T15:00:00Z'))).toBe('2026-11-30（月）24:00');
  expect(tokyo.end(at('2026-11-30T16:30:00Z'))).toBe('2026-12-01（火）01:30');
});

test('the end of a stretch repeats the day only when it is another one', () => {
  const fromMs = at('2026-11-21T14:45:12Z');
  expect(tokyo.until(fromMs, fromMs + 60_000)).toBe('23:46:12');
  expect(tokyo.until(fromMs, fromMs + 3_600_000)).toBe('2026-11-22（日）00:45:12');
});

test('a zone without a household name is labelled by its offset, which follows the season', () => {
  const berlin = createInstants('Europe/Berlin', 'en');
  expect(berlin.zoneLabel(at('2026-01-01T00:00:00Z'))).toBe('GMT+1');
  expect(berlin.zoneLabel(at('2026-07-01T00:00:00Z'))).toBe('GMT+2');
});

test('whole dates are told by eras to who wants them so, in Japanese', () => {
  const eras = createInstants('Asia/Tokyo', 'ja', true);
  expect(eras.zoned(at('2026-11-21T14:45:12Z'))).toBe('令和8年11月21日（土）23:45:12 JST');
  expect(eras.minute(at('2019-04-30T14:59:00Z'))).toBe('平成31年4月30日（火）23:59');
  expect(eras.end(at('2019-05-31T15:00:00Z'))).toBe('令和元年5月31日（金）24:00');
  expect(eras.short(at('2026-11-21T14:45:12Z'))).toBe('11-21 23:45:12');
  expect(createInstants('Asia/Tokyo', 'en', true).minute(at('2026-11-21T14:45:12Z'))).toBe('Sat 2026-11-21 23:45');
});
