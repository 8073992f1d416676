import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOfWall, wallOf } from './days.ts';
import { createInstants } from './instants.ts';
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
  ['10月14日 10時', '2026-10-14T10:00:00+09:00'],
  ['12月1日　9時半', '2025-12-01T09:30:00+09:00'],
  ['yesterday 9:05', '2026-10-13T09:05:00+09:00'],
  ['tomorrow 02:00', '2026-10-15T02:00:00+09:00'],
  ['Tomorrow 2:00', '2026-10-15T02:00:00+09:00'],
  ['明日 2時', '2026-10-15T02:00:00+09:00'],
  ['明後日 2時', '2026-10-16T02:00:00+09:00'],
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

const planned: [text: string, expected: string][] = [
  ['10/14 02:00', '2026-10-14T02:00:00+09:00'],
  ['10/13 02:00', '2027-10-13T02:00:00+09:00'],
  ['1月9日 22時', '2027-01-09T22:00:00+09:00'],
  ['2026-10-13 02:00', '2026-10-13T02:00:00+09:00'],
  ['昨日 2時', '2026-10-13T02:00:00+09:00'],
];

test.each(planned)('%s, where people write of what is to come', (text, expected) => {
  expect(parseInstant(text, nowMs, tokyo, 'future')).toBe(Date.parse(expected));
});

test('whatever the page writes of a minute is read as that minute, in every zone and language', () => {
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2099, 0) / 60_000 });
  const zones = fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC');
  fc.assert(
    fc.property(minutes, zones, fc.constantFrom('ja' as const, 'en' as const), (minute, name, language) => {
      const instants = createInstants(name, language);
      const { zone } = instants;
      // An hour that comes twice is told by its offset alone.
      const first = instantOfWall(wallOf(minute * 60_000, zone), zone);
      const written = [
        wallOf(first, zone),
        instants.minute(first),
        instants.full(first),
        new Date(first).toISOString(),
      ];
      for (const text of written) expect(parseInstant(text, nowMs, zone)).toBe(first);
    }),
  );
});

test('the time that a change of the clocks skips is the instant after it', () => {
  const berlin = createZone('Europe/Berlin');
  const at = parseInstant('2026-03-29 02:30', nowMs, berlin);
  expect(at === null ? null : new Date(at).toISOString()).toBe('2026-03-29T01:30:00.000Z');
});
