import { expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

// In a file of its own, so that it runs beside the seeds of one host.
test('hosts that share a collector lose nothing to each other', { timeout: 300_000 }, async () => {
  expect(await problemsOf(10_001, 200, { hosts: 2, spanMs: 4 * 60_000 })).toEqual([]);
});
