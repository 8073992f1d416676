import { expect, test } from 'vitest';
import { monthWindow } from '../../ledger/month.ts';
import { aheadRows } from './ahead-rows.ts';
import type { PlannedWindow } from './maintenance-rows.ts';

const ms = (wallClock: string) => Temporal.Instant.from(`${wallClock}+09:00`).epochMilliseconds;

const planned = (title: string, from: string, more: Partial<PlannedWindow> = {}): PlannedWindow => ({
  ...{ id: title, title, targets: ['host:a'], announcedMs: null, approvedMs: 0, cancelledMs: null },
  ...{ fromMs: ms(from), toMs: ms(from) + 7_200_000, approvedBy: '鈴木' },
  ...more,
});

test('the approved work of the next month is told once, in order of time, with every line that it touches', () => {
  const patch = planned('月例パッチ', '2026-11-08T02:00');
  const windows = [
    patch,
    planned('電源工事', '2026-11-01T00:00'),
    planned('未承認', '2026-11-09T02:00', { approvedBy: null }),
    planned('中止', '2026-11-10T02:00', { cancelledMs: 0 }),
    planned('今月', '2026-10-31T23:00'),
    planned('翌々月', '2026-12-01T00:00'),
  ];
  const lines = [
    { line: 'a', windows },
    { line: 'b', windows: [patch] },
  ];
  expect(aheadRows(lines, monthWindow('2026-11', 'Asia/Tokyo'))).toEqual([
    {
      ...{ title: '電源工事', lines: ['a'] },
      ...{ plannedFrom: '2026-10-31T15:00:00.000Z', plannedTo: '2026-10-31T17:00:00.000Z' },
    },
    {
      ...{ title: '月例パッチ', lines: ['a', 'b'] },
      ...{ plannedFrom: '2026-11-07T17:00:00.000Z', plannedTo: '2026-11-07T19:00:00.000Z' },
    },
  ]);
});
