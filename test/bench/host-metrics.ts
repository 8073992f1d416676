import { Random } from '../simulation/random.ts';

/**
 * Metrics to measure with, the same on every machine: 24 series a sample, every value a whole number of hundredths. Two kinds: `host` moves as
 * the series of a busy server do (four never change, some are counters, most are noisy), `noise` is 24 random walks, for which no
 * codec can do more than pack.
 */
export type DataKind = 'host' | 'noise';

export const seriesCount = 24;

/** Agents sample every 10 s, each a little late. */
export const everyMs = 10_000;

const secondsOfDay = 86_400;

/** Close enough to a normal distribution of deviation 1. */
const gaussian = (random: () => number) => (random() + random() + random() + random() - 2) * Math.sqrt(3);

/** One series: the value at the `index`th sample, asked for in order. */
type Series = (index: number, busy: number) => number;

/** The samples of one host, in order from `fromMs` on. `values[series]` are hundredths. */
export function* samplesOf(
  kind: DataKind,
  seed: number,
  fromMs: number,
  count: number,
): Generator<{ readonly atMs: number; readonly values: readonly number[] }> {
  const chance = new Random(seed);
  const random = () => chance.next();
  const series = kind === 'host' ? hostSeries(random) : Array.from({ length: seriesCount }, () => walk(random));
  let burst = 0;
  for (let index = 0; index < count; index++) {
    const atMs = fromMs + index * everyMs + Math.floor(random() * random() * 20);
    if (random() < 1 / 400) burst = 1 + random() * 5;
    burst *= 0.95;
    const hour = ((atMs / 1000) % secondsOfDay) / 3600;
    const busy = 0.6 + 0.4 * Math.sin(((hour - 8) / 12) * Math.PI) + burst;
    yield { atMs, values: series.map((one) => Math.max(0, Math.round(one(index, busy) * 100))) };
  }
}

/** A value that leans back to its mean and moves by a unit a sample. */
function walk(random: () => number): Series {
  let value = 20 + random() * 60;
  const mean = value;
  return () => {
    value += (mean - value) * 0.01 + gaussian(random) * 1.5;
    return value;
  };
}

function hostSeries(random: () => number): Series[] {
  const noise = (deviation: number) => gaussian(random) * deviation;
  const load = [0, 0, 0];
  const follow = (slot: number, minutes: number): Series => {
    return (_, busy) => {
      const before = load[slot] ?? 0;
      load[slot] = before + (busy * 2 + noise(0.3) - before) * (1 - Math.exp(-10 / (60 * minutes)));
      return load[slot];
    };
  };
  const constant = (value: number): Series => {
    return () => value;
  };
  const drift = (start: number, perSample: number, deviation: number, floor: number): Series => {
    let value = start;
    return (_, busy) => {
      value += perSample * busy + noise(deviation);
      if (value < floor) value = start;
      return value;
    };
  };
  /** Rates have long tails: now and then a hundred times the usual. */
  const rate = (usual: number): Series => {
    return (_, busy) => usual * busy * Math.exp(noise(0.5)) * (random() < 0.01 ? 20 : 1);
  };
  const uptimeAtStart = Math.floor(random() * 1e7);
  return [
    (_, busy) => 8 * busy + Math.abs(noise(1.5)), // CPU: user, system, waiting, steal
    (_, busy) => 3 * busy + Math.abs(noise(0.6)),
    (_, busy) => (random() < 0.2 ? busy * random() * 3 : 0),
    () => (random() < 0.02 ? random() : 0),
    constant(64_232.5), // memory in MiB: total, available, caches; swap
    drift(30_000, -0.2, 12, 8000),
    drift(18_000, 0.3, 2, 0),
    constant(8192),
    (index) => 120.25 + Math.floor(index / 500) * 0.5,
    follow(0, 1), // load
    follow(1, 5),
    follow(2, 15),
    (index) => uptimeAtStart + index * 10,
    (_, busy) => Math.round(310 + busy * 12 + noise(2)), // processes
    (_, busy) => Math.floor(1 + random() * 3 * busy),
    () => (random() < 0.01 ? 1 : 0),
    constant(102_400), // a filesystem in MiB and its inodes
    drift(61_000, -0.01, 0.4, 10_000),
    constant(6_553_600),
    (index) => 6_100_000 - Math.floor(index / 7),
    rate(40), // a disk in KiB/s, an interface in KiB/s
    rate(600),
    (_, busy) => Math.min(100, 4 * busy * Math.exp(noise(0.3))),
    rate(900),
  ];
}
