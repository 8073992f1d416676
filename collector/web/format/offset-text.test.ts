import { expect, test } from 'vitest';
import { offsetText } from './offset-text.ts';
import { createZone } from './zone.ts';

test.each([
  ['Asia/Tokyo', '2026-10-14T10:02:05+09:00'],
  ['America/St_Johns', '2026-10-13T22:32:05-02:30'],
  ['UTC', '2026-10-14T01:02:05+00:00'],
])('an instant is written by the clocks of %s', (zone, text) => {
  const atMs = Date.parse('2026-10-14T01:02:05Z');
  expect(offsetText(atMs, createZone(zone))).toBe(text);
  expect(Date.parse(text)).toBe(atMs);
});
