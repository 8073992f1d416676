import { setTimeout as pause } from 'node:timers/promises';
import { readingsOfSample } from './agent-frames.ts';
import type { Generators, Seen } from './generators.ts';
import { busyThreads, cpuShortageS, forgetPeak, type LoadCost, loadCostOf, machineCpuS } from './load-cost.ts';
import type { LoadedCollector } from './loaded-collector.ts';
import { tell } from './tell.ts';

/** A collector and whoever loads it. */
export interface Loaded {
  readonly collector: LoadedCollector;
  readonly generators: Generators;
  readonly agents: number;
  /** Told with every figure. */
  readonly about: Readonly<Record<string, unknown>>;
}

type Figures = Record<string, number>;

interface Snapshot {
  readonly atMs: number;
  readonly collector: LoadCost;
  readonly generatorCpuS: number;
  readonly machineCpuS: number;
  readonly cpuShortageS: number;
}

/** Measures what goes on for `windows` windows, and tells each figure of them as `bench`. */
export async function steady(loaded: Loaded, bench: string, windows: number, windowMs: number): Promise<void> {
  const { collector, generators } = loaded;
  const all: Figures[] = [];
  await generators.look();
  forgetPeak(collector.pid);
  const first = snapshotOf(loaded);
  const trouble = { reconnects: 0, throttles: 0, closings: new Map<string, number>() };
  for (let window = 0, before = first; window < windows; window++) {
    await pause(windowMs);
    const seen = await generators.look();
    const now = snapshotOf(loaded);
    all.push(figuresOf(before, now, seen));
    trouble.reconnects += seen.sessions;
    trouble.throttles += seen.throttles;
    for (const [why, count] of seen.closings) trouble.closings.set(why, (trouble.closings.get(why) ?? 0) + count);
    before = now;
  }
  const last = snapshotOf(loaded);
  const threads = busyThreads(first.collector, last.collector, (last.atMs - first.atMs) / 1000);
  const { reconnects, throttles, closings } = trouble;
  const ends = closings.size > 0 && { closings: Object.fromEntries(closings) };
  const about = { ...loaded.about, windowMs, reconnects, throttles, ...ends };
  for (const figure of Object.keys(all[0] ?? {})) {
    const values = all.map((one) => one[figure] ?? 0);
    tell(bench, figure, values, figure === 'collector CPU cores' ? { ...about, threads } : about);
  }
}

function snapshotOf({ collector, generators }: Loaded): Snapshot {
  const generatorCpuS = generators.pids.reduce((sum, pid) => sum + loadCostOf(pid).cpuS, 0);
  return {
    atMs: performance.now(),
    collector: loadCostOf(collector.pid),
    generatorCpuS,
    machineCpuS: machineCpuS(),
    cpuShortageS: cpuShortageS(),
  };
}

function figuresOf(before: Snapshot, now: Snapshot, seen: Seen): Figures {
  const elapsedS = (now.atMs - before.atMs) / 1000;
  const writtenMib = now.collector.writtenMib - before.collector.writtenMib;
  const cpuS = now.collector.cpuS - before.collector.cpuS;
  const generatorCpuS = now.generatorCpuS - before.generatorCpuS;
  return {
    'agents connected': seen.open,
    'ack ms, p50': seen.acks.percentileMs(0.5),
    'ack ms, p99': seen.acks.percentileMs(0.99),
    'ack ms, max': seen.acks.maxMs,
    'batches/s': seen.batches / elapsedS,
    'observations/s': seen.observations / elapsedS,
    // Nearly every batch is one sample set: what an agent says when it starts is the only other kind.
    'values/s': (seen.batches * readingsOfSample) / elapsedS,
    'collector CPU cores': cpuS / elapsedS,
    'collector CPU µs a batch': (cpuS * 1e6) / Math.max(1, seen.batches),
    'collector RSS MiB': now.collector.rssMib,
    'collector RSS MiB, peak so far': now.collector.peakRssMib,
    'MiB written/s': writtenMib / elapsedS,
    'bytes written a batch': (writtenMib * 1024 * 1024) / Math.max(1, seen.batches),
    'generator CPU cores': generatorCpuS / elapsedS,
    'generator CPU µs a batch': (generatorCpuS * 1e6) / Math.max(1, seen.batches),
    // What is measured while others work tells little of times, and still something of costs.
    'CPU cores of everybody else': (now.machineCpuS - before.machineCpuS - cpuS - generatorCpuS) / elapsedS,
    'share of the time in which somebody waited for a CPU': (now.cpuShortageS - before.cpuShortageS) / elapsedS,
    'generator late ms, p99': seen.lateness.percentileMs(0.99),
  };
}
