import { expect, test } from 'vitest';
import { createZone } from '../format/zone.ts';
import { customQuery, pinnedOf, rangeOf, stepOf } from './range.ts';

const tokyo = createZone('Asia/Tokyo');
const nowMs = Date.parse('2026-11-21T14:45:12Z');
const hour = 3_600_000;
const of = (query: string) => rangeOf(new URLSearchParams(query), nowMs, tokyo);

test('without a wish it is the last 24 hours up to the next minute', () => {
  const { kind, fromMs, toMs } = of('');
  expect([kind, toMs - fromMs]).toEqual(['24h', 24 * hour]);
  expect(new Date(toMs).toISOString()).toBe('2026-11-21T14:46:00.000Z');
});

test('a month is the one of the zone', () => {
  const { month, fromMs, toMs } = of('range=month');
  expect(month).toBe('2026-11');
  expect(new Date(fromMs).toISOString()).toBe('2026-10-31T15:00:00.000Z');
  expect(toMs - fromMs).toBe(30 * 24 * hour);
  expect(of('range=month&month=2026-02').month).toBe('2026-02');
});

test('a marked stretch survives the address, and is never too short to show', () => {
  const around = (fromMs: number, toMs: number) => {
    const { from, to } = customQuery(fromMs, toMs);
    return of(new URLSearchParams({ from, to }).toString());
  };
  expect(around(nowMs - hour, nowMs)).toEqual({ kind: 'custom', fromMs: nowMs - hour, toMs: nowMs, month: null });
  const short = around(nowMs, nowMs + 1);
  expect(short.kind).toBe('custom');
  expect(short.fromMs).toBeLessThan(nowMs);
});

test.each([
  'from=2026-11-21T00:00:00Z',
  'from=x&to=y',
  'from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z',
  'range=9d',
])('an address that makes no sense is the default: %s', (query) => {
  expect(of(query).kind).toBe('24h');
});

test('the step keeps the number of points to what a chart can show', () => {
  const step = (ms: number): number => stepOf({ kind: 'custom', fromMs: 0, toMs: ms, month: null }) / 1000;
  expect([hour, 24 * hour, 7 * 24 * hour, 31 * 24 * hour, 366 * 24 * hour].map(step)).toEqual([
    10, 300, 1800, 7200, 86_400,
  ]);
});

test('an address that points at an instant opens around it, unless it says a range too', () => {
  const atMs = Date.parse('2026-10-14T01:02:00Z');
  expect(of('at=2026-10-14T10:02%2B09:00')).toEqual({
    kind: 'custom',
    fromMs: atMs - 3 * hour,
    toMs: atMs + 3 * hour,
    month: null,
  });
  // As people type it.
  expect(pinnedOf(new URLSearchParams('at=2026-10-14T10:02+09:00'))).toBe(atMs);
  expect(of('at=2026-11-21T14:40:00Z').toMs).toBe(Date.parse('2026-11-21T14:46:00Z'));
  expect(of('at=2026-10-14T10:02%2B09:00&range=month').kind).toBe('month');
  expect(of('at=soon').kind).toBe('24h');
});
