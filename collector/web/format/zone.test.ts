import { expect, test } from 'vitest';
import { createZone, instantOf, isZoneName } from './zone.ts';

const at = (text: string): number => Date.parse(text);

test('the offset follows the zone through the year', () => {
  expect(createZone('Asia/Tokyo').offsetMs(at('2026-07-01T00:00:00Z'))).toBe(9 * 3_600_000);
  expect(createZone('Europe/Berlin').offsetMs(at('2026-07-01T00:00:00.500Z'))).toBe(2 * 3_600_000);
  expect(createZone('Europe/Berlin').offsetMs(at('2026-01-01T00:00:00Z'))).toBe(3_600_000);
  expect(createZone('America/St_Johns').offsetMs(at('2026-01-01T00:00:00Z'))).toBe(-3.5 * 3_600_000);
});

const walls: [zone: string, wall: string, instant: string][] = [
  ['Asia/Tokyo', '2026-11-01T00:00:00Z', '2026-10-31T15:00:00Z'],
  ['Europe/Berlin', '2026-03-29T00:00:00Z', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-03-30T00:00:00Z', '2026-03-29T22:00:00Z'],
  ['Europe/Berlin', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00Z'],
  ['America/New_York', '2026-11-01T00:00:00Z', '2026-11-01T04:00:00Z'],
  ['Pacific/Auckland', '2026-10-01T00:00:00Z', '2026-09-30T11:00:00Z'],
];

test.each(walls)('clocks in %s first show %s at %s', (zone, wall, instant) => {
  expect(instantOf(at(wall), createZone(zone))).toBe(at(instant));
});

test('a name that is no zone is told from one that is', () => {
  expect(isZoneName('Asia/Tokyo')).toBe(true);
  expect(isZoneName('Asia/Nowhere')).toBe(false);
});
