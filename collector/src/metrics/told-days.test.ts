import { expect, test } from 'vitest';
import { ToldDays, type ToldSeries } from './told-days.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const chunk = (...values: number[]) => [{ tier: 'minute', chunk: bytes(...values) }] as const;
const series = (length: number): ToldSeries[] => {
  const list = new Uint8Array(length);
  return [{ metric: 1, instance: '', average: list, min: list, max: list }];
};
const toldDays = (bytesMax: number) => new ToldDays(bytesMax, (a, b) => Buffer.compare(a, b) === 0);

test('what was told of the very same bytes is told again', () => {
  const told = toldDays(100_000);
  const day = series(10);
  told.keep([{ key: 'h 0', chunks: chunk(1, 2, 3), series: day }]);
  expect(told.get('h 0', chunk(1, 2, 3))).toBe(day);
});

test('of other bytes, another tier, more chunks or another day nothing is known', () => {
  const told = toldDays(100_000);
  told.keep([{ key: 'h 0', chunks: chunk(1, 2, 3), series: series(10) }]);
  expect(told.get('h 0', chunk(1, 2, 4))).toBeUndefined();
  expect(told.get('h 0', [{ tier: 'raw', chunk: bytes(1, 2, 3) }])).toBeUndefined();
  expect(told.get('h 0', [...chunk(1, 2, 3), ...chunk(1)])).toBeUndefined();
  expect(told.get('h 1', chunk(1, 2, 3))).toBeUndefined();
});

test('what stands in the place of something else takes its room', () => {
  const told = toldDays(100_000);
  for (let value = 0; value < 100; value++) told.keep([{ key: 'h 0', chunks: chunk(value), series: series(1000) }]);
  expect(told.get('h 0', chunk(99))).toHaveLength(1);
  told.keep([{ key: 'h 1', chunks: chunk(1), series: series(1000) }]);
  expect(told.get('h 0', chunk(99))).toHaveLength(1);
});

test('where there is no more room, what nobody asked for longest goes first', () => {
  const told = toldDays(100_000);
  for (let day = 0; day < 20; day++) told.keep([{ key: String(day), chunks: chunk(1), series: series(1000) }]);
  told.get('0', chunk(1));
  for (let day = 20; day < 25; day++) told.keep([{ key: String(day), chunks: chunk(1), series: series(1000) }]);
  const kept = Array.from({ length: 25 }, (_, day) => day).filter((day) => told.get(String(day), chunk(1)));
  expect(kept[0]).toBe(0);
  expect(kept[1]).toBeGreaterThan(1);
  expect(kept.slice(1)).toEqual(Array.from({ length: kept.length - 1 }, (_, index) => 25 - (kept.length - 1) + index));
});

test('an answer that would push out what many others ask for is not kept', () => {
  const told = toldDays(100_000);
  told.keep([{ key: 'a', chunks: chunk(1), series: series(1000) }]);
  const days = Array.from({ length: 10 }, (_, day) => ({ key: `b ${day}`, chunks: chunk(1), series: series(1000) }));
  expect(told.keep(days)).toBe(false);
  expect(told.keep(days.slice(0, 2))).toBe(true);
  expect(['a', 'b 0', 'b 1', 'b 2'].map((key) => told.get(key, chunk(1)) !== undefined)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('what an answer is made of stays whole until the next one, although the same answer pushes it out', () => {
  const told = toldDays(100_000);
  const day = (name: number) => ({ key: String(name), chunks: chunk(1), series: series(1500) });
  const first = Array.from({ length: 14 }, (_, name) => day(name));
  for (const one of first) told.keep([one]);
  const known = first.map(({ key }) => told.get(key, chunk(1)));
  const lengths = () => known.map((one) => one?.[0]?.average.length);
  expect(told.keep([day(14), day(15), day(16)])).toBe(true);
  expect(told.get('0', chunk(1))).toBeUndefined();
  expect(lengths()).toEqual(known.map(() => 1500));
  told.keep([]);
  expect(lengths()).toContain(0);
});

test('the memory of what had to go is given back with the next answer, and not before', () => {
  const told = toldDays(100_000);
  const [first, second] = [series(2000), series(2000)];
  const lengths = () => [first, second].map(([one]) => one?.average.length);
  told.keep([{ key: 'a', chunks: chunk(1), series: first }]);
  told.keep([{ key: 'a', chunks: chunk(2), series: second }]);
  expect(lengths()).toEqual([2000, 2000]);
  told.keep([{ key: 'b', chunks: chunk(3), series: series(2000) }]);
  expect(lengths()).toEqual([0, 2000]);
});
