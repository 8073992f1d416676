import { expect, test } from 'vitest';
import { type IncidentState, movesOf, stepViews } from './steps.ts';

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
  expect(movesOf({ moves, incident })).toEqual({ next, others });
});
