import { expect, test } from 'vitest';
import { fitting } from './fitting.ts';
import { type Points, pointsOfBlock } from './points.ts';

function points(atMs: readonly number[], names: readonly string[]): Points {
  return pointsOfBlock({ atMs, instances: names.map((name) => ({ name, metrics: [1], values: [atMs] })) });
}

const cases: [name: string, all: Points[], max: number, fit: number][] = [
  ['none fit', [], 1, 0],
  ['the same series at more instants count as one', [points([1], ['/']), points([2], ['/'])], 2, 2],
  ['the same instants count once', [points([1, 2], ['/']), points([1, 2], ['/var'])], 4, 2],
  ['a series counts at every instant, also of other points', [points([1], ['/']), points([2], ['/var'])], 3, 1],
  ['what follows what does not fit is left out too', [points([1, 2, 3], ['/']), points([1], ['/'])], 2, 0],
];

test.each(cases)('%s', (_, all, max, fit) => {
  expect(fitting(all, max)).toEqual(all.slice(0, fit));
});
