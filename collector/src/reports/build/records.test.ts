import { expect, test } from 'vitest';
import { daysAround, invocationRows } from './records.ts';

const days = daysAround('2026-10', 'Asia/Tokyo', Date.parse('2026-11-02T00:00:00Z'));
const about = { title: '切り替え', why: '停電' };

const cases: [what: string, on: string, endedOn: string | undefined, told: string | null | undefined][] = [
  ['before it and over', '2026-09-01', '2026-09-30', undefined],
  ['before it, and over in it', '2026-09-30', '2026-10-01', '2026-10-01'],
  ['in it and over', '2026-10-14', '2026-10-15', '2026-10-15'],
  ['in it and over later', '2026-10-31', '2026-11-01', null],
  ['in it and not over', '2026-10-01', undefined, null],
  ['after it', '2026-11-01', undefined, undefined],
];

test.each(cases)('an invocation that began %s is told as the month saw it', (_, on, endedOn, told) => {
  const rows = invocationRows([{ ...about, on, ...(endedOn !== undefined && { endedOn }), took: '9h' }], days);
  expect(rows.map((row) => row.endedOn)).toEqual(told === undefined ? [] : [told]);
  for (const row of rows) expect(row).toMatchObject({ tookMs: 9 * 3_600_000, lostMs: null });
});
