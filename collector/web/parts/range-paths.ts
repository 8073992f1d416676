import type { Range } from './range.ts';

/** Where the API has the spans of a host, or of one of its checks, in a range. */
export function spansPath(hostId: string, range: Range, check: string | null): string {
  return pathOf(hostId, 'spans', { ...fromTo(range), ...(check === null ? {} : { check }) });
}

/** Where it has their availability. A month is asked for by its name, so that the number is the one of the report. */
export function availabilityPath(hostId: string, range: Range, zone: string, check: string | null): string {
  const window = range.month === null ? fromTo(range) : { month: range.month, tz: zone };
  return pathOf(hostId, 'availability', { ...window, ...(check === null ? {} : { check }) });
}

/** Where it has the host's metrics, one value a step. */
export function metricsPath(hostId: string, range: Range, stepMs: number, names: readonly string[]): string {
  const query = new URLSearchParams({ ...fromTo(range), step: `${stepMs / 1000}s` });
  for (const name of names) query.append('name', name);
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
