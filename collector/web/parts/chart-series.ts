import type { Metrics } from '../../src/api/contract.ts';
import type { Unit } from '../format/quantity.ts';
import type { MessageKey } from '../i18n/ja.ts';
import type { Translate } from '../i18n/translate.ts';

type Values = readonly (number | null)[];
type Series = Metrics['series'][number];

export interface ChartSeries {
  readonly label: string;
  readonly average: Values;
  /** The largest single sample of each step; of computed values the average itself. */
  readonly max: Values;
}

export interface Chart {
  readonly id: 'cpu' | 'memory' | 'load' | 'filesystem' | 'disk' | 'network';
  readonly unit: Unit;
  /** Series that are parts of one whole are drawn on top of each other. */
  readonly stacked: boolean;
  /** The value at the top of the chart, where there is a natural one. */
  readonly top: number | null;
  /** None when it was not measured. */
  readonly series: readonly ChartSeries[];
  /** How many series there was no room for. */
  readonly hidden: number;
}

/** As many lines as can still be told apart. */
const seriesMax = 6;

/** The six charts of a host. */
export function chartsOf(series: readonly Series[], t: Translate): Chart[] {
  return [cpu(series, t), memory(series, t), load(series, t), filesystem(series), disk(series, t), network(series, t)];
}

function cpu(all: readonly Series[], t: Translate): Chart {
  const parts = ['user', 'system', 'iowait', 'steal'] as const;
  const series = parts.flatMap((part) => labelled(all, `cpu.${part}`, t(`series.${part}`)));
  return { id: 'cpu', unit: 'percent', stacked: true, top: null, ...limited(series) };
}

function memory(all: readonly Series[], t: Translate): Chart {
  const used = shares(all, 'memory', (total, available) => total - available);
  const total = all.find(({ name }) => name === 'memory.total')?.average ?? [];
  const series = [
    ...used.map((one) => ({ ...one, label: t('series.used') })),
    ...labelled(all, 'swap.used', t('series.swap')),
  ];
  return { id: 'memory', unit: 'bytes', stacked: false, top: largest(total), ...limited(series) };
}

function load(all: readonly Series[], t: Translate): Chart {
  const series = ['1', '5', '15'].flatMap((minutes) =>
    labelled(all, `load.${minutes}m`, t('series.load', { minutes })),
  );
  return { id: 'load', unit: 'load', stacked: false, top: null, ...limited(series) };
}

function filesystem(all: readonly Series[]): Chart {
  const series = shares(all, 'filesystem', (total, available) => (total === 0 ? 0 : (1 - available / total) * 100));
  return { id: 'filesystem', unit: 'percent', stacked: false, top: 100, ...limited(series) };
}

function disk(all: readonly Series[], t: Translate): Chart {
  const series = perDevice(all, t, [
    ['disk.read', 'series.read'],
    ['disk.write', 'series.write'],
  ]);
  return { id: 'disk', unit: 'bytes/s', stacked: false, top: null, ...limited(series) };
}

function network(all: readonly Series[], t: Translate): Chart {
  const series = perDevice(all, t, [
    ['network.receive', 'series.receive'],
    ['network.transmit', 'series.transmit'],
  ]);
  return { id: 'network', unit: 'bytes/s', stacked: false, top: null, ...limited(series) };
}

function limited(series: readonly ChartSeries[]): Pick<Chart, 'series' | 'hidden'> {
  return { series: series.slice(0, seriesMax), hidden: Math.max(0, series.length - seriesMax) };
}

function labelled(all: readonly Series[], name: string, label: string): ChartSeries[] {
  return all.filter((one) => one.name === name).map(({ average, max }) => ({ label, average, max }));
}

/** What `KIND.total` and `KIND.available` make together, for each instance that has both. */
function shares(all: readonly Series[], kind: string, of: (total: number, available: number) => number): ChartSeries[] {
  return all
    .filter(({ name }) => name === `${kind}.total`)
    .flatMap(({ instance, average: totals }) => {
      const available = all.find((one) => one.name === `${kind}.available` && one.instance === instance)?.average;
      if (available === undefined) return [];
      const values = totals.map((total, index) => {
        const free = available[index] ?? null;
        return total === null || free === null ? null : of(total, free);
      });
      return [{ label: instance, average: values, max: values }];
    });
}

/** Both directions of each device, the busiest devices first. */
function perDevice(
  all: readonly Series[],
  t: Translate,
  directions: readonly [name: string, label: MessageKey][],
): ChartSeries[] {
  const traffic = new Map<string, number>();
  for (const { name, instance, average } of all) {
    if (!directions.some(([direction]) => direction === name)) continue;
    const sum = average.reduce<number>((total, value) => total + (value ?? 0), 0);
    traffic.set(instance, (traffic.get(instance) ?? 0) + sum);
  }
  const devices = [...traffic.keys()].toSorted((a, b) => (traffic.get(b) ?? 0) - (traffic.get(a) ?? 0));
  return devices.flatMap((device) =>
    directions.flatMap(([name, label]) =>
      labelled(
        all.filter(({ instance }) => instance === device),
        name,
        t(label, { device }),
      ),
    ),
  );
}

function largest(values: Values): number | null {
  return values.reduce<number | null>(
    (most, value) => (value !== null && (most === null || value > most) ? value : most),
    null,
  );
}

/** Average and maximum of what was measured; null when nothing was. */
export function summaryOf({ average, max }: ChartSeries): { average: number; max: number } | null {
  const measured = average.filter((value) => value !== null);
  if (measured.length === 0) return null;
  return { average: measured.reduce((sum, value) => sum + value, 0) / measured.length, max: largest(max) ?? 0 };
}
