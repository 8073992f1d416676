import type { Metrics, Span } from '../../src/api/contract.ts';

/** What a host was like at one instant; null where it was not measured. */
export interface Moment {
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  readonly load: number | null;
  readonly diskPercent: number | null;
  readonly diskMount: string | null;
}

/** What the metrics say of the step in which an instant lies. */
export function momentOf(
  { first, stepMs, series }: Pick<Metrics, 'first' | 'stepMs' | 'series'>,
  atMs: number,
): Moment {
  const step = Math.floor((atMs - Date.parse(first)) / stepMs);
  const read = (name: string, instance = ''): number | null =>
    series.find((one) => one.name === name && one.instance === instance)?.average[step] ?? null;
  const [user, system] = [read('cpu.user'), read('cpu.system')];
  const disks = series
    .filter(({ name }) => name === 'filesystem.total')
    .flatMap(({ instance }) => {
      const percent = usedPercent(read('filesystem.total', instance), read('filesystem.available', instance));
      return percent === null ? [] : [{ instance, percent }];
    })
    .toSorted((a, b) => b.percent - a.percent);
  return {
    cpuPercent: user === null || system === null ? null : Math.min(100, user + system + (read('cpu.steal') ?? 0)),
    memoryPercent: usedPercent(read('memory.total'), read('memory.available')),
    load: read('load.1m'),
    diskPercent: disks[0]?.percent ?? null,
    diskMount: disks[0]?.instance ?? null,
  };
}

function usedPercent(total: number | null, available: number | null): number | null {
  return total === null || available === null || total <= 0 ? null : (1 - available / total) * 100;
}

/** The span of state that holds an instant. */
export function spanAt(spans: readonly Span[], atMs: number): Span | undefined {
  return spans.find(({ from, to }) => Date.parse(from) <= atMs && atMs < Date.parse(to));
}
