import { expect, test } from 'vitest';
import { createInstants } from '../format/instants.ts';
import { createZone } from '../format/zone.ts';
import { tickLabel } from './tick-label.ts';
import { ticksOf } from './timeline-ticks.ts';

const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

test('ticks stand at round times of the zone, not of UTC', () => {
  const window = { fromMs: at('2026-11-20T14:46:00Z'), toMs: at('2026-11-21T14:46:00Z') };
  const { stepMs, atMs } = ticksOf(window, 10, createZone('Asia/Tokyo'));
  expect(stepMs).toBe(3 * 3_600_000);
  expect(atMs.map(iso).slice(0, 3)).toEqual(['2026-11-20T15:00', '2026-11-20T18:00', '2026-11-20T21:00']);
  expect(atMs).toHaveLength(8);
});

test('midnights stay midnights over the end of summer time', () => {
  const zone = createZone('Europe/Berlin');
  const { atMs } = ticksOf({ fromMs: at('2026-10-23T22:00:00Z'), toMs: at('2026-10-26T23:00:00Z') }, 5, zone);
  expect(atMs.map((ms) => zone.wallClock(ms).hour)).toEqual([0, 0, 0]);
  expect(atMs.map(iso)).toEqual(['2026-10-23T22:00', '2026-10-24T22:00', '2026-10-25T23:00']);
});

test('of a year ticks stand where its months begin, and their labels tell the year', () => {
  const instants = createInstants('Asia/Tokyo', 'ja');
  const window = { fromMs: at('2026-04-26T06:15:10Z'), toMs: at('2027-05-28T06:15:11Z') };
  const { stepMs, atMs } = ticksOf(window, 7, instants.zone);
  expect(atMs.map((ms) => tickLabel(ms, stepMs, instants))).toEqual([
    ...['2026-05', '2026-07', '2026-09', '2026-11', '2027-01', '2027-03', '2027-05'],
  ]);
  expect(iso(atMs[0] ?? 0)).toBe('2026-04-30T15:00');
});

test('there are never more than asked for, from seconds to a year', () => {
  const zone = createZone('America/New_York');
  for (const lengthMs of [20_000, 3_600_000, 86_400_000, 31 * 86_400_000, 366 * 86_400_000]) {
    const fromMs = at('2026-03-01T05:12:34Z');
    const { atMs } = ticksOf({ fromMs, toMs: fromMs + lengthMs }, 12, zone);
    expect(atMs.length).toBeGreaterThan(1);
    // A change of the clocks can put one more in.
    expect(atMs.length).toBeLessThanOrEqual(13);
  }
});
