import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AliveRun, placeSample, samplesOf } from './alive-runs.ts';
import { deriveHost, type HostOptions } from './derive-host.ts';
import type { Sample } from './evidence.ts';

type FullSample = Required<Sample>;

/** The runs after placing each sample, kept like a store keeps them: by their begin. */
function runsOf(samples: readonly FullSample[]): AliveRun[] {
  let runs: AliveRun[] = [];
  for (const sample of samples) {
    const before = runs.findLast((run) => run.firstMs <= sample.atMs);
    const after = runs.find((run) => run.firstMs > sample.atMs);
    const { remove, add } = placeSample(before, after, sample);
    runs = runs.filter((run) => !remove.includes(run));
    for (const run of add) runs.splice(runs.findLastIndex((one) => one.firstMs <= run.firstMs) + 1, 0, run);
  }
  return runs;
}

function changesOf(samples: readonly Sample[], asOfMs: number) {
  const options: HostOptions = { asOfMs, holdMs: 30_000, collectorUp: [{ fromMs: null, toMs: null }] };
  return deriveHost({ samples, boots: [], shutdowns: [], probes: [] }, options);
}

interface Life {
  readonly samples: readonly FullSample[];
  readonly endMs: number;
}

/**
 * A machine's samples: gaps of up to days, freezes, reboots. Its stopping clock loses `driftPpm` against the wall clock, or gains when that is
 * negative.
 */
function life(driftPpm: fc.Arbitrary<number>): fc.Arbitrary<Life> {
  const step = fc.record({
    gapMs: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 3 * 86_400_000 })),
    frozenMs: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 7_200_000 })),
    reboots: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true)),
  });
  return fc.tuple(driftPpm, fc.array(step, { maxLength: 40 })).map(([ppm, steps]) => {
    const samples: FullSample[] = [{ atMs: 1_790_000_000_000, boot: 'boot-0', monoMs: 50_000 }];
    for (const { gapMs, frozenMs, reboots } of steps) {
      const { atMs, boot, monoMs } = samples.at(-1) as FullSample;
      const laterMs = atMs + gapMs + frozenMs;
      if (reboots) samples.push({ atMs: laterMs, boot: `boot-${samples.length}`, monoMs: 5000 });
      else samples.push({ atMs: laterMs, boot, monoMs: monoMs + gapMs - Math.floor((gapMs * ppm) / 1_000_000) });
    }
    return { samples, endMs: (samples.at(-1) as FullSample).atMs };
  });
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

/** What time synchronisation may slew a clock by. */
const slewPpm = fc.integer({ min: -500, max: 500 });

describe('runs say what all the samples say', () => {
  test('when samples come in order of time, some of them twice, whatever the clocks do', () => {
    fc.assert(
      fc.property(life(slewPpm), fc.integer({ min: 0, max: 100_000 }), ({ samples, endMs }, laterMs) => {
        const asOfMs = endMs + laterMs;
        const runs = runsOf(samples.flatMap((sample) => [sample, sample]));
        expect(changesOf(samplesOf(runs, asOfMs), asOfMs)).toEqual(changesOf(samples, asOfMs));
      }),
    );
  });

  // A clock that gains while samples are missing can hide a freeze from runs that are joined before the middle arrives: hence no gain here.
  test('when samples come in any order, as long as the stopping clock does not gain', () => {
    fc.assert(
      fc.property(
        life(fc.integer({ min: 0, max: 500 })).chain(({ samples, endMs }) =>
          fc.tuple(fc.constant(samples), fc.constant(endMs), shuffled(samples)),
        ),
        ([samples, endMs, arrivals]) => {
          expect(changesOf(samplesOf(runsOf(arrivals), endMs), endMs)).toEqual(changesOf(samples, endMs));
        },
      ),
    );
  });
});

test.each([-500, 500])('a clock slewed by %i ppm for a week is one run and no freeze', (ppm) => {
  const samples = Array.from({ length: 7 * 8640 }, (_, index): FullSample => {
    const passedMs = index * 10_000;
    return { atMs: 1_790_000_000_000 + passedMs, boot: 'a', monoMs: Math.floor(passedMs * (1 + ppm / 1_000_000)) };
  });
  const asOfMs = (samples.at(-1) as FullSample).atMs;
  const runs = runsOf(samples);
  expect(runs).toHaveLength(1);
  expect(changesOf(samplesOf(runs, asOfMs), asOfMs)).toEqual([{ atMs: samples[0]?.atMs, status: 'up' }]);
});

test('a host whose clock is a little ahead is not silent', () => {
  const [firstMs, nowMs] = [1_790_000_000_000, 1_790_000_600_000];
  const runs = runsOf([
    { atMs: firstMs, boot: 'a', monoMs: 0 },
    { atMs: nowMs + 900, boot: 'a', monoMs: nowMs + 900 - firstMs },
  ]);
  expect(changesOf(samplesOf(runs, nowMs), nowMs)).toEqual([{ atMs: firstMs, status: 'up' }]);
});

test('a run that begins after the instant asked for is not there yet', () => {
  const run = { boot: 'a', firstMs: 1000, lastMs: 2000, firstMonoMs: 0, lastMonoMs: 1000 };
  expect(samplesOf([run], 999)).toEqual([]);
});

test('a clock set back within one boot leaves the run as it is, and it goes on later', () => {
  const runs = runsOf([
    { atMs: 100_000, boot: 'a', monoMs: 0 },
    { atMs: 200_000, boot: 'a', monoMs: 100_000 },
    { atMs: 150_000, boot: 'a', monoMs: 110_000 },
    { atMs: 210_000, boot: 'a', monoMs: 170_000 },
  ]);
  expect(runs).toEqual([{ boot: 'a', firstMs: 100_000, lastMs: 210_000, firstMonoMs: 0, lastMonoMs: 170_000 }]);
});
