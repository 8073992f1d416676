import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';

const told = (before: unknown, after: unknown) => differencesOf(before, after, (key) => key);

test('versions that say the same do not differ', () => {
  expect(told({ a: [1], b: { c: 'x' } }, { a: [1], b: { c: 'x' } })).toEqual([]);
});

test('what changed, came and went is told by its place', () => {
  const before = { title: '受注', slos: [{ slo: 'a', rto: '4h' }, { slo: 'b' }], incidents: { clock: 'always' } };
  const after = {
    title: '受注サイト',
    slos: [{ slo: 'b' }, { slo: 'c' }],
    incidents: { clock: 'always' },
    dates: 'era',
  };
  expect(told(before, after)).toEqual([
    { path: ['title'], before: '受注', after: '受注サイト' },
    { path: ['slos'], before: 'slo a, rto 4h', after: null },
    { path: ['slos'], before: null, after: 'slo c' },
    { path: ['dates'], before: null, after: 'era' },
  ]);
});

test('another order is a difference', () => {
  expect(told({ sections: ['a', 'b'] }, { sections: ['b', 'a'] })).toEqual([
    { path: ['sections'], before: 'a; b', after: 'b; a' },
  ]);
});

test('a deleted version has nothing any more', () => {
  expect(told({ title: 'x' }, null)).toEqual([{ path: [], before: 'title x', after: null }]);
});
