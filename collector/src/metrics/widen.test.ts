import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zstd } from '../store/zstd.ts';
import { type Points, pointsOfBlock } from './points.ts';
import { decodePoints, encodePoints } from './points-chunk.ts';
import { hourMs, minuteMs } from './tiers.ts';
import { widen } from './widen.ts';

const window = { fromMs: 0, toMs: 3 * hourMs };

interface Sample {
  readonly atMs: number;
  readonly value: number;
}

const samples: fc.Arbitrary<Sample[]> = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: window.toMs - 1 }),
    value: fc.oneof(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 })),
  }),
  { maxLength: 60 },
);

const pointsOf = (all: readonly Sample[]): Points =>
  pointsOfBlock({
    atMs: all.map(({ atMs }) => atMs),
    instances: [{ name: '', metrics: [1], values: [all.map(({ value }) => value)] }],
  });

/** The same, sample by sample and step by step. */
function slowly(all: readonly Sample[], widthMs: number, { fromMs, toMs } = window) {
  const steps = [];
  for (let atMs = Math.floor(fromMs / widthMs) * widthMs; atMs < toMs; atMs += widthMs) {
    const within = all.filter((one) => one.atMs >= Math.max(atMs, fromMs) && one.atMs < Math.min(atMs + widthMs, toMs));
    const values = within.map(({ value }) => value);
    if (values.length === 0) continue;
    const [min, max] = [Math.min(...values), Math.max(...values)];
    steps.push({ atMs, count: values.length, min, max, sum: values.reduce((sum, value) => sum + value, 0) });
  }
  return steps;
}

function filled({ atMs, series }: Points) {
  return series.flatMap(({ count, min, max, sum }) =>
    Array.from(atMs, (at, index) => ({
      atMs: at,
      count: count[index],
      min: min[index],
      max: max[index],
      sum: sum[index],
    })).filter((one) => one.count !== 0),
  );
}

test('wider points say of their samples what a slow reading of them says', () => {
  fc.assert(
    fc.property(samples, fc.constantFrom(7000, minuteMs, hourMs), (all, widthMs) => {
      expect(filled(widen([pointsOf(all)], window, widthMs))).toEqual(slowly(all, widthMs));
    }),
  );
});

test('hours made of minutes are hours made of samples, also after having been stored', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const minutes = widen([pointsOf(all)], window, minuteMs);
      const [stored] = decodePoints([encodePoints(minutes, zstd)], 'minute', zstd) as [Points];
      expect(filled(stored)).toEqual(filled(minutes));
      expect(filled(widen([stored], window, hourMs))).toEqual(slowly(all, hourMs));
    }),
  );
});

test('minutes of some samples and the rest of the samples are minutes of all', () => {
  fc.assert(
    fc.property(samples, samples, (early, late) => {
      const minutes = widen([pointsOf(early)], window, minuteMs);
      const all = widen([minutes, pointsOf(late)], window, minuteMs);
      expect(filled(all)).toEqual(slowly([...early, ...late], minuteMs));
    }),
  );
});

test('a window that cuts samples leaves out what is outside, one that cuts wider points keeps them whole', () => {
  const all = [0, 30_000, 60_000].map((atMs) => ({ atMs, value: 1 }));
  const cut = { fromMs: 30_000, toMs: minuteMs + 1 };
  expect(filled(widen([pointsOf(all)], cut, minuteMs))).toEqual(slowly(all, minuteMs, cut));
  const minutes = widen([pointsOf(all)], window, minuteMs);
  expect(filled(widen([minutes], cut, minuteMs)).map(({ count }) => count)).toEqual([2, 1]);
});

test('what is only known by the minute is said of each step of the minute', () => {
  const minutes = widen([pointsOf([{ atMs: minuteMs, value: 5 }])], window, minuteMs);
  const steps = filled(widen([minutes], { fromMs: 50_000, toMs: 100_000 }, 10_000));
  expect(steps.map(({ atMs, max }) => [atMs, max])).toEqual([60_000, 70_000, 80_000, 90_000].map((at) => [at, 5]));
});
