/** What one kind of metric is. On the wire and in the store a value is the integer `Math.round(value * scale)`. */
export interface MetricKind {
  /** Never reused, never renumbered: stored chunks refer to it. */
  readonly id: number;
  readonly name: string;
  readonly unit: 'percent' | 'bytes' | 'bytes/s' | 'per-second' | 'seconds' | 'count' | 'load';
  readonly scale: number;
  /** What an instance is: the host itself (instance ''), a mount point, a block device or a network interface. */
  readonly per: 'host' | 'filesystem' | 'disk' | 'interface';
}

/** Every metric the agent can send. To add one: a line with the next free id, here and nowhere else. */
export const metricKinds = [
  { id: 1, name: 'cpu.user', unit: 'percent', scale: 100, per: 'host' },
  { id: 2, name: 'cpu.system', unit: 'percent', scale: 100, per: 'host' },
  { id: 3, name: 'cpu.iowait', unit: 'percent', scale: 100, per: 'host' },
  { id: 4, name: 'cpu.steal', unit: 'percent', scale: 100, per: 'host' },
  { id: 5, name: 'memory.total', unit: 'bytes', scale: 1, per: 'host' },
  { id: 6, name: 'memory.available', unit: 'bytes', scale: 1, per: 'host' },
  { id: 7, name: 'memory.buffers_cached', unit: 'bytes', scale: 1, per: 'host' },
  { id: 8, name: 'swap.total', unit: 'bytes', scale: 1, per: 'host' },
  { id: 9, name: 'swap.used', unit: 'bytes', scale: 1, per: 'host' },
  { id: 10, name: 'load.1m', unit: 'load', scale: 100, per: 'host' },
  { id: 11, name: 'load.5m', unit: 'load', scale: 100, per: 'host' },
  { id: 12, name: 'load.15m', unit: 'load', scale: 100, per: 'host' },
  { id: 13, name: 'uptime', unit: 'seconds', scale: 1, per: 'host' },
  { id: 14, name: 'processes.total', unit: 'count', scale: 1, per: 'host' },
  { id: 15, name: 'processes.running', unit: 'count', scale: 1, per: 'host' },
  { id: 16, name: 'processes.blocked', unit: 'count', scale: 1, per: 'host' },
  { id: 20, name: 'filesystem.total', unit: 'bytes', scale: 1, per: 'filesystem' },
  { id: 21, name: 'filesystem.available', unit: 'bytes', scale: 1, per: 'filesystem' },
  { id: 22, name: 'filesystem.inodes_total', unit: 'count', scale: 1, per: 'filesystem' },
  { id: 23, name: 'filesystem.inodes_free', unit: 'count', scale: 1, per: 'filesystem' },
  { id: 30, name: 'disk.read', unit: 'bytes/s', scale: 1, per: 'disk' },
  { id: 31, name: 'disk.write', unit: 'bytes/s', scale: 1, per: 'disk' },
  { id: 32, name: 'disk.busy', unit: 'percent', scale: 100, per: 'disk' },
  { id: 40, name: 'network.receive', unit: 'bytes/s', scale: 1, per: 'interface' },
  { id: 41, name: 'network.transmit', unit: 'bytes/s', scale: 1, per: 'interface' },
  { id: 42, name: 'network.receive_errors', unit: 'per-second', scale: 100, per: 'interface' },
  { id: 43, name: 'network.transmit_errors', unit: 'per-second', scale: 100, per: 'interface' },
] as const satisfies readonly MetricKind[];

/** The name of a metric, as the API and the page say it. */
export type MetricName = (typeof metricKinds)[number]['name'];

/** One reading: a metric of one instance, in the metric's unit, before scaling. */
export interface Reading {
  readonly name: MetricName;
  readonly instance: string;
  readonly value: number;
}
