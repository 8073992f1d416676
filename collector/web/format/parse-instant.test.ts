import { expect, test } from 'vitest';
import { parseInstant } from './parse-instant.ts';
import { createZone } from './zone.ts';

const tokyo = createZone('Asia/Tokyo');
const nowMs = Date.parse('2026-10-14T15:30:00+09:00');

const cases: [text: string, expected: string | null][] = [
  ['2026-10-14 10:02', '2026-10-14T10:02:00+09:00'],
  ['2026-10-14（水）10:02:10', '2026-10-14T10:02:10+09:00'],
  ['Wed 2026-10-14 10:02:10', '2026-10-14T10:02:10+09:00'],
  ['2026年10月14日 10時', '2026-10-14T10:00:00+09:00'],
  ['10/14 10:02', '2026-10-14T10:02:00+09:00'],
  ['12/31 23:00', '2025-12-31T23:00:00+09:00'],
  ['昨日 10時', '2026-10-13T10:00:00+09:00'],
  ['昨日　１０時半', '2026-10-13T10:30:00+09:00'],
  ['yesterday 9:05', '2026-10-13T09:05:00+09:00'],
  ['10:02', '2026-10-14T10:02:00+09:00'],
  ['10時2分', '2026-10-14T10:02:00+09:00'],
  ['10-13 24:00', '2026-10-14T00:00:00+09:00'],
  ['2026-10-14T10:02:00Z', '2026-10-14T10:02:00Z'],
  ['2026-10-14T10:02:00-04:00', '2026-10-14T10:02:00-04:00'],
  ['', null],
  ['すぐ', null],
  ['10/14', null],
  ['2/30 10:00', null],
  ['25:00', null],
  ['10:60', null],
];

test.each(cases)('%s', (text, expected) => {
  expect(parseInstant(text, nowMs, tokyo)).toBe(expected === null ? null : Date.parse(expected));
});

test('the time that a change of the clocks skips is the instant after it', () => {
  const berlin = createZone('Europe/Berlin');
  const at = parseInstant('2026-03-29 02:30', nowMs, berlin);
  expect(at === null ? null : new Date(at).toISOString()).toBe('2026-03-29T01:30:00.000Z');
});
