import { expect, test } from 'vitest';
import { type BackupSeen, recoveryRow } from './recovery-points.ts';

const hourMs = 3_600_000;
const point = { title: '会計DB バックアップ', rpoMs: 24 * hourMs, check: 'check:db/backup' };
const month: BackupSeen = { staleMs: null, wasUnusable: false, unknownMs: 0, ofMs: 744 * hourMs };

const cases: [name: string, seen: BackupSeen | undefined, worstMs: number | null, met: boolean | null][] = [
  ['that nobody looks at is not judged', undefined, null, null],
  ['of a month that has not begun is not judged', { ...month, ofMs: 0 }, null, null],
  ['that was always young enough is met, and how old it was is not known', month, null, true],
  ['that nobody saw for an hour may have been older then', { ...month, unknownMs: hourMs }, null, null],
  ['that was too old for three hours was 27 hours old', { ...month, staleMs: 3 * hourMs }, 27 * hourMs, false],
  [
    'that was too old stays so, whatever nobody saw',
    { ...month, staleMs: hourMs, unknownMs: hourMs },
    25 * hourMs,
    false,
  ],
  ['that was gone has no age', { ...month, staleMs: hourMs, wasUnusable: true }, null, false],
];
test.each(cases)('a backup %s', (_, seen, worstMs, met) => {
  expect(recoveryRow(point, seen)).toEqual({ title: point.title, rpoMs: point.rpoMs, worstMs, met });
});
