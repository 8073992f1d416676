import { expect, test } from 'vitest';
import { leftOut, toggled } from './left-out.ts';

const [first, second] = [{ from: '2026-10-14T01:00:00.000Z' }, { from: '2026-10-22T01:00:00.000Z' }];
const query = (without: string) => new URLSearchParams(without === '' ? '' : { without });

test('the address names outages by when they began, and what is no longer there is none', () => {
  expect(leftOut(query(`${second.from},2026-10-30T00:00:00.000Z`), [first, second])).toEqual([second]);
  expect(leftOut(query(''), [first])).toEqual([]);
});

test('a tick puts an outage into the address, another one takes it out', () => {
  expect(toggled(query(''), first)).toBe(first.from);
  expect(toggled(query(first.from), second)).toBe(`${first.from},${second.from}`);
  expect(toggled(query(`${first.from},${second.from}`), first)).toBe(second.from);
  expect(toggled(query(first.from), first)).toBe(null);
});
