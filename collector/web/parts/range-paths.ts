import { type Range, stepOf } from './range.ts';

/** Where the API has the spans of a host, or of one of its checks, in a range. */
export function spansPath(hostId: string, range: Range, check: string | null): string {
  return pathOf(hostId, 'spans', { ...fromTo(range), ...(check === null ? {} : { check }) });
}

/** Where it has their availability. A month is asked for by its name, so that the number is the one of the report. */
export function availabilityPath(hostId: string, range: Range, zone: string, check: string | null): string {
  const window = range.month === null ? fromTo(range) : { month: range.month, tz: zone };
  return pathOf(hostId, 'availability', { ...window, ...(check === null ? {} : { check }) });
}

/** What people had planned for it, and when nobody was promised anything. */
export function overlaysPath(hostId: string, range: Range): string {
  return pathOf(hostId, 'overlays', fromTo(range));
}

/** What the charts of a host are made of. */
const chartMetrics: readonly string[] = [
  ...['cpu.user', 'cpu.system', 'cpu.iowait', 'cpu.steal'],
  ...['memory.total', 'memory.available', 'swap.used'],
  ...['load.1m', 'load.5m', 'load.15m'],
  ...['filesystem.total', 'filesystem.available'],
  ...['disk.read', 'disk.write', 'network.receive', 'network.transmit'],
];

/** Where it has the metrics that are drawn, one value a step. */
export function hostMetricsPath(hostId: string, range: Range): string {
  const query = new URLSearchParams({ ...fromTo(range), step: `${stepOf(range) / 1000}s` });
  for (const name of chartMetrics) query.append('name', name);
  return `${hostPath(hostId)}/metrics?${query}`;
}

export function hostPath(hostId: string): string {
  return `/api/v1/hosts/${encodeURIComponent(hostId)}`;
}

function pathOf(hostId: string, what: string, query: Record<string, string>): string {
  return `${hostPath(hostId)}/${what}?${new URLSearchParams(query)}`;
}

function fromTo({ fromMs, toMs }: Range): { from: string; to: string } {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
