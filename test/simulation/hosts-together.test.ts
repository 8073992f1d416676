import { expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

// In a file of its own, so that it runs beside the seeds of one host.
test('hosts that share a collector lose nothing to each other', async () => {
  expect(await problemsOf(10_001, 200, { hosts: 2, spanMs: 4 * 60_000 })).toEqual([]);
});

test('where there is time for it, a host or check that is said to be up while it was down is noticed', async () => {
  const judged: boolean[] = [];
  expect(await problemsOf(30_001, 40, { hosts: 2, spanMs: 30 * 60_000 }, judged)).toEqual([]);
  // In four minutes what nobody knows hides nearly every downtime, and the bounds prove little.
  expect(judged.filter((isJudged) => isJudged).length).toBeGreaterThan(judged.length / 4);
});
