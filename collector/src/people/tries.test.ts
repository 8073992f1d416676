import { expect, test } from 'vitest';
import { Tries } from './tries.ts';

const minuteMs = 60_000;

function taken(tries: Tries, name: string, nowMs: number, times: number): boolean[] {
  return Array.from({ length: times }, () => tries.take(name, nowMs) === undefined);
}

test('five tries at once, then one a minute', () => {
  const tries = new Tries();
  expect(taken(tries, 'sato', 0, 7)).toEqual([true, true, true, true, true, false, false]);
  expect(tries.take('sato', 0)).toEqual({ retryMs: minuteMs });
  expect(tries.take('sato', minuteMs - 1)).toEqual({ retryMs: 1 });
  expect(taken(tries, 'sato', minuteMs, 2)).toEqual([true, false]);
  expect(taken(tries, 'sato', 60 * minuteMs, 7)).toEqual([true, true, true, true, true, false, false]);
});

test('one name does not use up what another one has', () => {
  const tries = new Tries();
  taken(tries, 'sato', 0, 6);
  expect(taken(tries, 'suzuki', 0, 1)).toEqual([true]);
});

test('a try that was right is forgiven, one that was not wrong is given back', () => {
  const tries = new Tries();
  taken(tries, 'sato', 0, 5);
  tries.giveBack('sato', 0);
  expect(taken(tries, 'sato', 0, 2)).toEqual([true, false]);
  tries.forgive('sato');
  expect(taken(tries, 'sato', 0, 6)).toEqual([true, true, true, true, true, false]);
});

test('a clock that is set back gives nothing', () => {
  const tries = new Tries();
  taken(tries, 'sato', 10 * minuteMs, 5);
  expect(tries.take('sato', 0)).toBeDefined();
});

test('what is remembered is bounded: the name that was quiet for longest is forgotten', () => {
  const tries = new Tries();
  taken(tries, 'first', 0, 5);
  for (let name = 0; name < 10_000; name++) tries.take(`name ${name}`, 0);
  expect(taken(tries, 'first', 0, 1)).toEqual([true]);
  expect(taken(tries, 'name 9999', 0, 5)).toEqual([true, true, true, true, false]);
});
