import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toldSteps } from '../../../test/kit/steps.ts';
import type { Interval } from '../ledger/change.ts';
import { zstd } from '../store/zstd.ts';
import type { DayChunks } from './day-chunks.ts';
import { joinParts } from './join-parts.ts';
import { type Points, pointsOfBlock } from './points.ts';
import { encodePoints } from './points-chunk.ts';
import { tellWindow } from './tell-window.ts';
import { dayMs, hourMs, minuteMs } from './tiers.ts';
import { ToldDays } from './told-days.ts';
import { widen } from './widen.ts';

const dayCount = 3;
const [user, system, unnamed] = [1, 2, 9999];

interface Sample {
  readonly atMs: number;
  readonly metric: number;
  readonly value: number;
}

const samples: fc.Arbitrary<Sample[]> = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: dayCount * dayMs - 1 }),
    metric: fc.constantFrom(user, system, unnamed),
    value: fc.integer({ min: -1000, max: 1000 }),
  }),
  { maxLength: 40 },
);

const pointsOf = (all: readonly Sample[]): Points[] =>
  [...Map.groupBy(all, ({ metric }) => metric)].map(([metric, ofMetric]) =>
    pointsOfBlock({
      atMs: ofMetric.map(({ atMs }) => atMs),
      instances: [{ name: '', metrics: [metric], values: [ofMetric.map(({ value }) => value)] }],
    }),
  );

/** The minutes of each day, as they are stored once it is over. */
function closed(all: readonly Sample[]): DayChunks[] {
  const byDay = Map.groupBy(all, ({ atMs }) => Math.floor(atMs / dayMs) * dayMs);
  return [...byDay].map(([fromMs, ofDay]) => {
    const minutes = widen(pointsOf(ofDay), { fromMs, toMs: fromMs + dayMs }, minuteMs);
    return { fromMs, chunks: [{ tier: 'minute', chunk: encodePoints(minutes, zstd) }] };
  });
}

const metrics = new Set([user, system]);

interface Asked {
  readonly window: Interval;
  readonly stepMs: number;
  readonly days: readonly DayChunks[];
  readonly blocks: readonly Points[];
}

const toldDays = (bytesMax = 1_000_000) => new ToldDays(bytesMax, (a, b) => Buffer.compare(a, b) === 0);

function answer(asked: Asked, told: ToldDays, seriesMax = 10) {
  const parts = tellWindow({ hostId: 'h', metrics, ...asked }, { compression: zstd, told, seriesMax });
  const gap = (steps: number) => Buffer.from('null,'.repeat(steps));
  const list = (pieces: readonly Uint8Array[]) => JSON.parse(`[${Buffer.concat(pieces).toString().slice(0, -1)}]`);
  return (
    parts &&
    joinParts(parts, gap).map(({ metric, instance, average, min, max }) => {
      return { metric, instance, average: list(average), min: list(min), max: list(max) };
    })
  );
}

/** The same all at once. */
function atOnce(all: readonly Sample[], window: Interval, stepMs: number) {
  const named = all.filter(({ metric, atMs }) => metrics.has(metric) && atMs >= window.fromMs && atMs < window.toMs);
  return toldSteps(widen(pointsOf(named), window, stepMs), 100).series;
}

/** Windows that cut no minute: what is closed is known by the minute. */
const windows = fc
  .tuple(fc.integer({ min: 0, max: dayCount * 1440 }), fc.integer({ min: 1, max: dayCount * 1440 }))
  .map(([from, length]) => ({ fromMs: from * minuteMs, toMs: (from + length) * minuteMs }));
const whole: fc.Arbitrary<Interval> = fc.constant({ fromMs: 0, toMs: dayCount * dayMs });

test('a day after the other is told what would be told at once, and the second time the same', () => {
  const steps = fc.constantFrom(minuteMs, 5 * minuteMs, 7 * minuteMs, 2 * hourMs, dayMs, 2 * dayMs);
  fc.assert(
    fc.property(
      samples,
      fc.oneof(windows, whole),
      steps,
      fc.constantFrom(0, 1_000_000),
      (all, window, stepMs, room) => {
        const asked = { window, stepMs, days: closed(all), blocks: [] };
        const aligned = { ...window, fromMs: Math.ceil(window.fromMs / stepMs) * stepMs };
        const told = toldDays(room);
        for (let time = 0; time < 2; time++) {
          const series = answer({ ...asked, window: aligned }, told);
          if (aligned.fromMs >= aligned.toMs) continue;
          expect(series?.filter(hasSamples)).toEqual(atOnce(all, aligned, stepMs));
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** A chunk also names what has no sample within the window. */
function hasSamples({ average }: { readonly average: readonly (number | null)[] }): boolean {
  return average.some((value) => value !== null);
}

test('what comes late is told at once, and also once its day is closed again', () => {
  const window = { fromMs: 0, toMs: dayCount * dayMs };
  fc.assert(
    fc.property(samples, samples, (all, late) => {
      const told = toldDays();
      const asked = { window, stepMs: hourMs, days: closed(all), blocks: [] };
      expect(answer(asked, told)?.filter(hasSamples)).toEqual(atOnce(all, window, hourMs));
      const blocks = pointsOf(late.filter(({ metric }) => metrics.has(metric)));
      const both = atOnce([...all, ...late], window, hourMs);
      expect(answer({ ...asked, blocks }, told)?.filter(hasSamples)).toEqual(both);
      expect(answer({ ...asked, days: closed([...all, ...late]) }, told)?.filter(hasSamples)).toEqual(both);
    }),
    { numRuns: 200 },
  );
});

test('more series than are wanted are not told, remembered or not', () => {
  const all = [user, system].map((metric) => ({ atMs: 5, metric, value: 1 }));
  const asked = { window: { fromMs: 0, toMs: dayMs }, stepMs: hourMs, days: closed(all), blocks: [] };
  const told = toldDays();
  expect(answer(asked, told, 1)).toBeUndefined();
  expect(answer(asked, told, 2)).toHaveLength(2);
  expect(answer(asked, told, 1)).toBeUndefined();
});
