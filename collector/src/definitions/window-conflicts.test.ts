import { expect, test } from 'vitest';
import { windowConflicts } from './window-conflicts.ts';

const work = (id: string, fromMs: number, toMs: number, ...targets: string[]) => ({ id, fromMs, toMs, targets });
const services = new Map([['shop', new Set(['host:a', 'host:b', 'check:c/http', 'host:c'])]]);
const found = (plan: ReturnType<typeof work>, other: ReturnType<typeof work>) =>
  windowConflicts([plan], [other], services).map(({ targets, services: both }) => ({ targets, services: both }));

test('two windows on one host conflict while they overlap, and not when one begins as the other ends', () => {
  expect(found(work('p', 0, 10, 'host:z'), work('q', 9, 20, 'host:z'))).toEqual([
    { targets: ['host:z'], services: [] },
  ]);
  expect(found(work('p', 0, 10, 'host:z'), work('q', 10, 20, 'host:z'))).toEqual([]);
});

test('work on a host is in the way of work on its checks', () => {
  expect(found(work('p', 0, 10, 'check:z/http'), work('q', 0, 10, 'host:z'))).toMatchObject([
    { targets: ['check:z/http'] },
  ]);
});

test('two hosts of one service at once conflict, though no target is the same', () => {
  expect(found(work('p', 0, 10, 'host:a'), work('q', 5, 6, 'host:b'))).toEqual([{ targets: [], services: ['shop'] }]);
});

test('work that has nothing to do with each other does not conflict', () => {
  expect(found(work('p', 0, 10, 'host:y'), work('q', 0, 10, 'host:z'))).toEqual([]);
});
