import { expect, test } from 'vitest';
import { beginDrill } from './drill-run.ts';
import { keepRun, keptRun } from './kept-run.ts';

function shelf(first?: string) {
  const kept = new Map(first === undefined ? [] : [['kadoban.drill', first]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('a drill is there again after a reload, until it is saved or discarded', () => {
  const run = beginDrill({ title: 'x', scenario: 'y', sla: '', rto: '12h', rpo: '', steps: ['a'] }, 5);
  const place = shelf();
  keepRun(place, run);
  expect(keptRun(place)).toEqual(run);
  keepRun(place, null);
  expect(keptRun(place)).toBeNull();
});

test('what nobody can read is no drill', () => {
  expect([shelf('{'), shelf('{"title":"x"}'), shelf('7')].map(keptRun)).toEqual([null, null, null]);
});

test('a browser that keeps nothing stops nobody', () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error('full');
    },
  };
  const run = beginDrill({ title: 'x', scenario: 'y', sla: '', rto: '', rpo: '', steps: [] }, 5);
  expect(() => keepRun(full, run)).not.toThrow();
});
