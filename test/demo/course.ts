import type { Instance } from '@kadoban/proto/messages';
import { type MetricName, metricKinds } from '@kadoban/proto/metrics';
import { Random } from '../simulation/random.ts';
import { tokyoOffsetMs } from './era.ts';
import type { DemoHost, Rhythm } from './hosts.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const gib = 1024 ** 3;

const machines = {
  small: { cores: 2, memoryBytes: 4 * gib, diskBytes: 40 * gib, dataBytes: 0 },
  medium: { cores: 4, memoryBytes: 16 * gib, diskBytes: 80 * gib, dataBytes: 500 * gib },
  large: { cores: 16, memoryBytes: 64 * gib, diskBytes: 80 * gib, dataBytes: 1000 * gib },
} as const;

/** What a host is made of. */
export function machineOf({ machine }: DemoHost) {
  return machines[machine];
}

/** How busy a machine is by the hour of the day, 0 to 23, between 0 and 1. */
const hours: Readonly<Record<Rhythm, readonly number[]>> = {
  shop: curve('221112346788877777889864'),
  office: curve('111111123798967899764322'),
  database: curve('332222346788877777889865'),
  nights: curve('689874211111111111111136'),
  quiet: curve('111111112333333333222211'),
};

function curve(digits: string): number[] {
  return [...digits].map((digit) => Number(digit) / 10);
}

/** How much of that is left where people do not work. */
const restDay: Readonly<Record<Rhythm, number>> = { shop: 1.15, office: 0.2, database: 1.1, nights: 0.8, quiet: 0.7 };

export type IsWorkday = (atMs: number) => boolean;

function busyAt(rhythm: Rhythm, atMs: number, isWorkday: IsWorkday): number {
  const hour = ((atMs + tokyoOffsetMs) % dayMs) / hourMs;
  const [before, after] = [Math.floor(hour) % 24, (Math.floor(hour) + 1) % 24];
  const share = hour - Math.floor(hour);
  const usual = (hours[rhythm][before] ?? 0) * (1 - share) + (hours[rhythm][after] ?? 0) * share;
  return usual * (isWorkday(atMs) ? 1 : restDay[rhythm]);
}

/** The share of its data disk that a host has used. One that fills up does so faster and faster, and is nearly full now. */
export function dataUsed({ name, isFilling }: Pick<DemoHost, 'name' | 'isFilling'>, agoMs: number): number {
  const agoMonths = agoMs / (30 * dayMs);
  if (isFilling) return 0.34 + 0.57 * Math.exp(-agoMonths / 5);
  return 0.24 + shareOf(name) * 0.38 - agoMonths * 0.004;
}

/** Something between 0 and 1 that a name stands for: no two hosts are alike. */
function shareOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 101, 7) / 101;
}

/** One run of a host: what grows while it is up begins at `bootMs` again. */
export interface Course {
  readonly host: DemoHost;
  readonly seed: number;
  readonly nowMs: number;
  readonly isWorkday: IsWorkday;
}

type Values = Partial<Record<MetricName, number>>;

/** What a host measured at some instants, as its agent sends it: always the same for the same instants. */
export function measured(course: Course, bootMs: number, times: readonly number[]): Instance[] {
  if (times.length === 0) return [];
  const random = new Random(course.seed ^ (Math.floor((times[0] ?? 0) / 60_000) >>> 0));
  const all = times.map((atMs) => sampleAt(course, bootMs, atMs, random));
  return [...(all[0]?.keys() ?? [])].map((name) =>
    columns(
      name,
      all.map((one) => one.get(name) ?? {}),
    ),
  );
}

const kindOf = new Map(metricKinds.map((kind) => [kind.name, kind]));

function columns(name: string, samples: readonly Values[]): Instance {
  const kinds = Object.keys(samples[0] ?? {}).flatMap((metric) => kindOf.get(metric as MetricName) ?? []);
  return {
    name,
    metrics: kinds.map(({ id }) => id),
    values: kinds.map(({ name: metric, scale }) =>
      samples.map((values) => Math.max(0, Math.round((values[metric] ?? 0) * scale))),
    ),
  };
}

function sampleAt(
  { host, nowMs, isWorkday }: Course,
  bootMs: number,
  atMs: number,
  random: Random,
): Map<string, Values> {
  const { cores, memoryBytes, diskBytes, dataBytes } = machineOf(host);
  const noise = (share: number) => 1 + (random.next() + random.next() - 1) * share;
  const burst = random.chance(0.01) ? 1 + random.next() : 1;
  const busy = Math.min(1, busyAt(host.rhythm, atMs, isWorkday) * noise(0.35) * burst);
  const user = 3 + 62 * busy * noise(0.2);
  // What a program loses of its memory comes back when it starts anew.
  const leaked = Math.min(0.22, ((atMs - bootMs) / dayMs) * 0.003);
  const free = 0.42 + 0.35 * shareOf(`memory of ${host.name}`);
  const available = memoryBytes * Math.max(0.06, free - 0.2 * busy - leaked) * noise(0.02);
  const load = (cores * (user + 6)) / 100;
  const whole: Values = {
    'cpu.user': user,
    'cpu.system': 1 + 9 * busy * noise(0.3),
    'cpu.iowait': (host.rhythm === 'nights' ? 14 : 3) * busy * noise(0.8),
    'memory.total': memoryBytes,
    'memory.available': available,
    'memory.buffers_cached': available * 0.7,
    'swap.total': 4 * gib,
    'swap.used': leaked > 0.15 ? (leaked - 0.15) * 8 * gib : 0,
    'load.1m': load * noise(0.4),
    'load.5m': load * noise(0.15),
    'load.15m': load,
    uptime: (atMs - bootMs) / 1000,
    'processes.total': 180 + cores * 8 + 60 * busy * noise(0.1),
    'processes.running': 1 + cores * busy * 0.4 * noise(0.6),
  };
  const root = {
    'filesystem.total': diskBytes,
    'filesystem.available': diskBytes * (0.8 - 0.4 * shareOf(host.name) + ((nowMs - atMs) / dayMs) * 0.0002),
  };
  const write = 40_000_000 * busy * noise(0.7) * (host.rhythm === 'database' || host.rhythm === 'nights' ? 2 : 0.2);
  const disk = { 'disk.read': write * 0.6 * noise(0.8), 'disk.write': write, 'disk.busy': 70 * busy * noise(0.5) };
  const bytes = 9_000_000 * busy * noise(0.5) * (host.rhythm === 'shop' ? 1 : 0.4);
  const network = { 'network.receive': bytes * 0.3 * noise(0.2), 'network.transmit': bytes };
  const all = new Map<string, Values>([
    ['', whole],
    ['/', root],
  ]);
  if (dataBytes > 0) {
    const used = dataUsed(host, nowMs - atMs);
    all.set('/data', { 'filesystem.total': dataBytes, 'filesystem.available': dataBytes * (1 - used) });
  }
  return all.set('sda', disk).set('eth0', network);
}
