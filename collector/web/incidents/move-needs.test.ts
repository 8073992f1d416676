import { expect, test } from 'vitest';
import { type MoveNeeds, moveNeeds, moveTimeProblem } from './move-needs.ts';
import type { IncidentState } from './steps.ts';

const incident = {
  title: 'x',
  source: 'monitoring' as const,
  detectedAt: '2026-10-14T01:02:10Z',
  state: 'detected' as IncidentState,
};
const judged = { ...incident, impact: 'high' as const, urgency: 'low' as const };
const planned = { ...judged, permanent: { text: 'x', owner: '運用課', dueOn: '2026-10-20' } };

type Case = [name: string, to: IncidentState, incident: Parameters<typeof moveNeeds>[1], needs: (keyof MoveNeeds)[]];
const cases: Case[] = [
  ['asks for impact and urgency first', 'acknowledged', incident, ['judgement']],
  ['takes a priority that was said instead', 'acknowledged', { ...incident, priority: 'low' }, []],
  ['asks for nothing twice', 'acknowledged', judged, []],
  ['asks for a plan before the permanent fix', 'permanent-fix', judged, ['permanentPlan']],
  ['has the plan', 'permanent-fix', planned, []],
  ['asks at the end what came of the plan', 'closed', planned, ['permanentEnd']],
  ['is satisfied with why there is none', 'closed', { ...judged, waived: '一過性' }, []],
  ['asks why it is opened again', 'in-progress', { ...planned, state: 'closed' }, ['reason']],
];
test.each(cases)('a move %s', (_, to, one, needs) => {
  const asked = Object.entries(moveNeeds(to, one)).flatMap(([key, isAsked]) => (isAsked ? [key] : []));
  expect(asked).toEqual(needs);
});

test('nothing happens before it was detected, and nobody takes what is over', () => {
  const [detected, between, over, later] = ['01:02:10Z', '01:30:00Z', '02:02:10Z', '03:00:00Z'].map(
    (time) => `2026-10-14T${time}`,
  ) as [string, string, string, string];
  expect([null, between, later].map((at) => moveTimeProblem(detected, null, at))).toEqual([null, null, null]);
  expect([null, between, over, later].map((at) => moveTimeProblem(detected, over, at))).toEqual([
    ...['missing', null, null, 'late'],
  ]);
  expect(moveTimeProblem(detected, null, '2026-10-14T01:02:00Z')).toBe('early');
});
