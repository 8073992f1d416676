/* How fast the ledger is on one core: `node test/bench/ledger.ts`. Prints a line of JSON per figure; never a pass or a fail. */
import { execFileSync } from 'node:child_process';
import { availabilityOf } from '../../collector/src/ledger/availability.ts';
import type { Change, Status } from '../../collector/src/ledger/change.ts';
import { type Definitions, plainPolicy, type Slo } from '../../collector/src/ledger/definitions.ts';
import { deriveCheck } from '../../collector/src/ledger/derive-check.ts';
import { deriveHost } from '../../collector/src/ledger/derive-host.ts';
import { evaluatorOf } from '../../collector/src/ledger/evaluate.ts';
import type { Look, Sample } from '../../collector/src/ledger/evidence.ts';
import { benchOptions } from './bench-options.ts';

const measuredRuns = 9;
/** The first runs also pay for the compiler. */
const warmUpRuns = 20;

const monthMs = 31 * 86_400_000;
const everyMs = 10_000;

interface Bench {
  readonly name: string;
  readonly unit: 'per second' | 'ms';
  /** How much one run does, for what is counted per second. */
  readonly count: number;
  readonly run: () => unknown;
}

/** Samples of a host that reboots about once a week. */
function samples(count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    atMs: index * everyMs,
    boot: `b${Math.floor(index / 60_000)}`,
    monoMs: (index % 60_000) * everyMs,
  }));
}

/** Looks of a check that fails twice now and then and, more seldom, long enough to count. */
function looks(count: number): Look[] {
  return Array.from({ length: count }, (_, index) => ({
    atMs: index * everyMs,
    status: index % 5_000 < 10 || index % 500 < 2 ? 'down' : 'up',
  }));
}

/** A month of changes whose bounds are a look apart. */
function changes(count: number, shiftMs = 0): Change[] {
  const statuses: Status[] = ['up', 'down', 'up', 'degraded', 'up', 'unknown'];
  return Array.from({ length: count }, (_, index) => {
    const atMs = shiftMs + Math.floor((index * monthMs) / count);
    return { atMs, status: statuses[index % statuses.length] as Status, earliestMs: atMs - 1_000 };
  });
}

const window = { fromMs: 0, toMs: monthMs };

const monthlySlo = (target: string): Slo => ({
  id: 's',
  target,
  objective: { units: 999n, scale: 10n },
  window: { kind: 'calendar', timeZone: 'Asia/Tokyo', startMonth: 1 },
  serviceHours: 'office',
  policy: { ...plainPolicy, ignoreShorterThanMs: 60_000 },
});

function definitions(targets: readonly (readonly Change[])[]): Definitions {
  const ids = targets.map((_, index) => `host:${index}`);
  const office = {
    timeZone: 'Asia/Tokyo',
    weekly: [{ days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1080 }],
    holidays: 'JP',
    closed: [],
    open: [],
  } as const;
  return {
    asOfMs: monthMs,
    targets: new Map(
      targets.map((list, index) => {
        const id = `host:${index}`;
        return [id, { id, partOf: null, monitoredFromMs: null, monitoredToMs: null, changes: list }];
      }),
    ),
    services: new Map([['service:x', [{ fromMs: 0, value: { atLeast: ids.length, of: ids } }]]]),
    calendars: new Map([['office', [{ fromMs: 0, value: office }]]]),
    maintenance: [],
    adjustments: [],
  };
}

function benches(): Bench[] {
  const hostSamples = samples(1_000_000);
  const hostOptions = { asOfMs: 1_000_000 * everyMs, holdMs: 30_000, collectorUp: [{ fromMs: null, toMs: null }] };
  const checkLooks = looks(1_000_000);
  const rules = [{ fromMs: 0, failures: 3, recoveries: 1, holdMs: 25_000 }];
  const busy = changes(10_000);
  const monitoring = { asOfMs: monthMs, monitoredFromMs: null, monitoredToMs: null };
  const fleet = definitions(Array.from({ length: 1_000 }, (_, index) => changes(100, index * 1_000)));
  return [
    {
      name: 'derive a host',
      unit: 'per second',
      count: hostSamples.length,
      run: () => deriveHost({ samples: hostSamples, boots: [], shutdowns: [], probes: [] }, hostOptions),
    },
    {
      name: 'derive a check',
      unit: 'per second',
      count: checkLooks.length,
      run: () => deriveCheck({ looks: checkLooks, rules }, hostOptions.asOfMs),
    },
    {
      name: 'the availability of a month of 10,000 changes',
      unit: 'ms',
      count: 1,
      run: () => availabilityOf(busy, window, monitoring),
    },
    {
      name: 'evaluate a month of 10,000 changes in service hours',
      unit: 'ms',
      count: 1,
      run: () => evaluatorOf(definitions([busy]))(monthlySlo('host:0'), window, null),
    },
    {
      name: 'evaluate a service of 1,000 members, 100 changes each',
      unit: 'ms',
      count: 1,
      run: () => evaluatorOf(fleet)(monthlySlo('service:x'), window, null),
    },
    {
      name: 'evaluate the SLOs of 1,000 hosts, a month of 100 changes each',
      unit: 'ms',
      count: 1,
      run: () => {
        const evaluate = evaluatorOf(fleet);
        return [...fleet.targets.keys()].map((id) => evaluate(monthlySlo(id), window, null));
      },
    },
  ];
}

function measure({ name, unit, count, run }: Bench): void {
  for (let warm = 0; warm < warmUpRuns; warm++) run();
  const values = Array.from({ length: measuredRuns }, () => {
    const startMs = performance.now();
    run();
    const elapsedMs = performance.now() - startMs;
    return unit === 'ms' ? elapsedMs : (count * 1_000) / elapsedMs;
  }).sort((a, b) => a - b);
  const rounded = (value: number | undefined) => Number((value ?? 0).toPrecision(4));
  console.log(
    JSON.stringify({
      bench: name,
      unit,
      median: rounded(values[Math.floor(values.length / 2)]),
      min: rounded(values[0]),
      max: rounded(values.at(-1)),
      runs: measuredRuns,
      node: process.version,
      v8: process.versions.v8,
      platform: `${process.platform}-${process.arch}`,
      commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
        cwd: import.meta.dirname,
        encoding: 'utf8',
      }).trim(),
    }),
  );
}

benchOptions(import.meta.filename, {});
for (const bench of benches()) measure(bench);
