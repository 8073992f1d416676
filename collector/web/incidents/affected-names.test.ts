import { expect, test } from 'vitest';
import { affectedNames } from './affected-names.ts';

test('services come before what they stand on, each once, and what nobody knows any more by its id', () => {
  const at = '2026-10-14T01:32:10Z';
  const outages = ['check:a/web', 'shop', 'host:a', 'shop'].map((target) => ({ target, at }));
  const titles = { shop: '会計A', 'host:a': 'db-01', 'check:a/web': 'db-01 / web' };
  expect(affectedNames({ outages, targets: ['portal'] }, titles)).toEqual(['会計A', 'portal', 'db-01 / web', 'db-01']);
  expect(affectedNames({}, titles)).toEqual([]);
});
