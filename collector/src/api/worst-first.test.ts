import { expect, test } from 'vitest';
import type { PromiseMonth } from './contract/overview.ts';
import { worstFirst } from './worst-first.ts';

type Told = Parameters<typeof worstFirst>[0];

const promise = (
  slo: string,
  outlook: PromiseMonth['outlook'],
  budgetRemainingMs: number,
  more: Partial<Told> = {},
): Told => ({
  ...{ slo, outlook, budgetRemainingMs, budgetMs: 100, state: { status: 'up' } },
  ...more,
});

test('what is down comes first, then what is missed, at risk, unsure and well, each by what is left of its budget', () => {
  const ordered = [
    promise('down', 'on-course', 90, { state: { status: 'down' } }),
    promise('missed by much', 'missed', -50),
    promise('missed by little', 'missed', -1),
    promise('at risk', 'at-risk', 10),
    promise('unsure', 'undetermined', 80),
    promise('nothing yet', null, 100),
    promise('spent half', 'on-course', 50),
    promise('a, spent nothing', 'on-course', 100),
    promise('b, has nothing to spend', 'on-course', 0, { budgetMs: 0 }),
    promise('met', 'met', 70),
  ];
  expect(ordered.toReversed().sort(worstFirst)).toEqual(ordered);
});
