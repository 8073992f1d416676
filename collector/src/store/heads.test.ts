import { expect, test } from 'vitest';
import { Heads } from './heads.ts';

test('agents that start again and again add no more than is kept, whoever else always has something to apply', () => {
  const heads = new Heads(10);
  heads.set('busy', 1, 5);
  for (let epoch = 1; epoch <= 1000; epoch++) {
    heads.set('restless', epoch, 1);
    heads.bound((hostId) => hostId === 'busy');
  }
  expect(heads.size).toBeLessThanOrEqual(11);
  expect([heads.get('busy', 1), heads.get('restless', 1000), heads.get('restless', 1)]).toEqual([5, 1, undefined]);
});

test('what is not applied yet is in no table, and stays however much it is', () => {
  const heads = new Heads(2);
  for (let epoch = 1; epoch <= 5; epoch++) heads.set('a', epoch, epoch);
  heads.bound(() => true);
  expect([1, 2, 3, 4, 5].map((epoch) => heads.get('a', epoch))).toEqual([1, 2, 3, 4, 5]);
});
