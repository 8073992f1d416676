import { expect, test } from 'vitest';
import { type DrillBody, latestDrill, nextDrill } from './drill-dates.ts';

const drill = (title: string, on: string, nextOn?: string): DrillBody => {
  return { id: `${title} ${on}`, title, on, passed: true, ...(nextOn !== undefined && { nextOn }) };
};
const today = '2026-10-14';

test('the last drill is the latest that was held, not one that is written for later', () => {
  const drills = [drill('a', '2026-06-12'), drill('b', '2026-11-01'), drill('c', '2026-02-01')];
  expect(latestDrill(drills, today)?.title).toBe('a');
  expect(latestDrill([], today)).toBeNull();
});

const cases: [name: string, drills: DrillBody[], next: [on: string, isOverdue: boolean] | null][] = [
  ['is not planned where nothing was held', [], null],
  ['is not planned where nobody set a day', [drill('a', '2026-06-12')], null],
  ['is due on the day that was set', [drill('a', '2026-06-12', '2027-06-11')], ['2027-06-11', false]],
  ['is not overdue on its day', [drill('a', '2026-06-12', today)], [today, false]],
  ['is overdue the day after', [drill('a', '2025-06-12', '2026-10-13')], ['2026-10-13', true]],
  [
    'was held meanwhile',
    [drill('a', '2025-06-12', '2026-06-12'), drill('a', '2026-06-20', '2027-06-11')],
    ['2027-06-11', false],
  ],
  [
    'is the earliest of several',
    [drill('a', '2026-06-12', '2027-06-11'), drill('b', '2026-05-01', '2026-12-01')],
    ['2026-12-01', false],
  ],
];
test.each(cases)('the next drill %s', (_, drills, next) => {
  const found = nextDrill(drills, today);
  expect(found && [found.on, found.isOverdue]).toEqual(next);
});
