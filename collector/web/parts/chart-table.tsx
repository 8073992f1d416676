import { formatQuantity } from '../format/quantity.ts';
import { usePage, useWords } from '../page.ts';
import type { Chart } from './chart-series.ts';

/** A chart in numbers, latest first; what was not measured is said, not drawn as 0. */
export function ChartTable({ chart, atMs }: { chart: Chart; atMs: readonly number[] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const rows = atMs.map((at, index) => ({ at, index })).toReversed();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll-y" tabIndex={0} aria-label={t(`chart.${chart.id}`)}>
      <table className="plain numbers">
        <thead>
          <tr>
            <th scope="col">
              {t('charts.time')} ({instants.zoneLabel(atMs[0] ?? 0)})
            </th>
            {chart.series.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, index }) => (
            <tr key={at}>
              <th scope="row">{instants.short(at)}</th>
              {chart.series.map(({ label, average }) => {
                const value = average[index] ?? null;
                return <td key={label}>{value === null ? t('none.short') : formatQuantity(value, chart.unit)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
