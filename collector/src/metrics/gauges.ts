import { type MetricName, metricKinds } from '@kadoban/proto/metrics';
import type { StoredBlock } from './block.ts';

/** How full a host is, in percent; null where it was not measured. */
export interface Gauges {
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  /** The fullest filesystem and where it is mounted. */
  readonly diskPercent: number | null;
  readonly diskMount: string | null;
}

export const noGauges: Gauges = { cpuPercent: null, memoryPercent: null, diskPercent: null, diskMount: null };

const kindByName = new Map<string, (typeof metricKinds)[number]>(metricKinds.map((kind) => [kind.name, kind]));

/** What the host (`name` is empty) or one of its filesystems said at some time; null where it said nothing. */
export interface InstanceReading {
  readonly name: string;
  read(metric: MetricName): number | null;
}

/** The gauges of a block's last sample. */
export function gaugesOf(block: StoredBlock): Gauges {
  return gaugesFrom(block.instances.map((instance) => ({ name: instance.name, read: readerOf(instance) })));
}

/** The gauges of one time, from what each instance said then. */
export function gaugesFrom(instances: readonly InstanceReading[]): Gauges {
  const host = instances.find((instance) => instance.name === '')?.read ?? (() => null);
  const [user, system, steal] = [host('cpu.user'), host('cpu.system'), host('cpu.steal')];
  const disks = instances.flatMap(({ name, read }) => {
    const percent = usedPercent(read('filesystem.available'), read('filesystem.total'));
    return percent === null ? [] : [{ name, percent }];
  });
  const fullest = disks.reduce<(typeof disks)[number] | undefined>(
    (most, disk) => (most === undefined || disk.percent > most.percent ? disk : most),
    undefined,
  );
  return {
    cpuPercent: user === null || system === null ? null : Math.min(100, user + system + (steal ?? 0)),
    memoryPercent: usedPercent(host('memory.available'), host('memory.total')),
    diskPercent: fullest?.percent ?? null,
    diskMount: fullest?.name ?? null,
  };
}

function readerOf({ metrics, values }: StoredBlock['instances'][number]): (name: MetricName) => number | null {
  return (name) => {
    const kind = kindByName.get(name);
    const column = kind && values[metrics.indexOf(kind.id)];
    const last = column?.at(-1);
    return kind === undefined || last === undefined ? null : last / kind.scale;
  };
}

function usedPercent(available: number | null, total: number | null): number | null {
  if (available === null || total === null || total <= 0) return null;
  return Math.max(0, Math.min(100, 100 - (available / total) * 100));
}
