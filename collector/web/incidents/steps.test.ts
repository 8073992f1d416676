import { expect, test } from 'vitest';
import { type IncidentState, isOutageLasting, movesOf, overBeforeTaken, stepViews } from './steps.ts';

const detectedAt = '2026-10-14T01:02:10Z';

test('what lies before the state is done, or was passed over', () => {
  const restored = {
    state: 'restored' as const,
    detectedAt,
    acknowledgedAt: '2026-10-14T02:10:00Z',
    restoredAt: '2026-10-14T02:02:10Z',
    // It was closed once and opened again: what is not reached now tells no time.
    closedAt: '2026-10-13T00:00:00Z',
  };
  expect(stepViews(restored).map(({ state, is, at }) => [state, is, at])).toEqual([
    ['detected', 'done', detectedAt],
    ['acknowledged', 'done', '2026-10-14T02:10:00Z'],
    ['in-progress', 'skipped', undefined],
    ['restored', 'now', '2026-10-14T02:02:10Z'],
    ['permanent-fix', 'next', undefined],
    ['closed', 'next', undefined],
  ]);
});

const cases: [
  state: IncidentState,
  moves: IncidentState[],
  next: IncidentState | undefined,
  others: IncidentState[],
][] = [
  ['detected', ['acknowledged', 'in-progress', 'restored'], 'acknowledged', ['in-progress', 'restored']],
  ['restored', ['permanent-fix', 'closed', 'in-progress'], 'permanent-fix', ['closed', 'in-progress']],
  ['permanent-fix', ['closed', 'in-progress'], 'closed', ['in-progress']],
  ['closed', ['in-progress'], undefined, ['in-progress']],
  ['closed', [], undefined, []],
];
test.each(cases)('from %s with %j the next step is %s', (state, moves, next, others) => {
  const incident = { title: 'x', source: 'monitoring' as const, detectedAt, state };
  expect(movesOf({ moves, incident, outages: [] })).toEqual({ next, others });
});

const outage = (to: string | null, from: string | null = detectedAt) => ({
  ...{ target: 'shop', at: detectedAt, from, to, downMs: 0, countedMs: 0 },
});
const incident = { title: 'x', source: 'monitoring' as const, detectedAt, state: 'detected' as const };

test('what was over before anybody took it is restored next, for nobody can take it any more', () => {
  const [early, late] = ['2026-10-14T01:20:00.000Z', '2026-10-14T02:02:10.000Z'];
  const over = { incident, outages: [outage(late), outage(early), outage(null, null)] };
  expect(overBeforeTaken(over)).toBe(late);
  const moves: IncidentState[] = ['acknowledged', 'in-progress', 'restored'];
  expect(movesOf({ ...over, moves })).toEqual({ next: 'restored', others: ['acknowledged', 'in-progress'] });
  expect(isOutageLasting(over)).toBe(false);
  const lasting = { incident, outages: [outage(late), outage(null)] };
  expect([isOutageLasting(lasting), overBeforeTaken(lasting)]).toEqual([true, null]);
  expect(overBeforeTaken({ incident, outages: [] })).toBeNull();
  const taken = { ...incident, acknowledgedAt: early };
  expect(overBeforeTaken({ incident: taken, outages: [outage(late)] })).toBeNull();
});
