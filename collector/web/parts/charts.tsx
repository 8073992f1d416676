import { useMemo, useState } from 'react';
import type { Metrics } from '../../src/api/contract.ts';
import type { Resource } from '../data/resource.ts';
import { formatInterval } from '../format/duration.ts';
import { formatQuantity } from '../format/quantity.ts';
import { useWords } from '../page.ts';
import { type Chart, chartsOf, summaryOf } from './chart-series.ts';
import { ChartTable } from './chart-table.tsx';
import { Plot } from './plot.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { Range } from './range.ts';
import { stepTimes } from './step-times.ts';
import '../styles/charts.css';

interface ChartsProps {
  /** Asked for once, because others show them too. */
  readonly metrics: Resource<Metrics>;
  readonly range: Range;
  zoom(fromMs: number, toMs: number): void;
}

export function Charts({ metrics, range, zoom }: ChartsProps) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const { data, problem, reload } = metrics;
  const set = useMemo(() => {
    if (data === undefined) return null;
    return { atMs: stepTimes(data), charts: chartsOf(data.series, t) };
  }, [data, t]);
  return (
    <section className="charts">
      <header className="panel-head">
        <h2>{t('charts.title')}</h2>
        <p className="muted">
          {data !== undefined && t('charts.step', { step: formatInterval(data.stepMs, t) })}
          {!asTable && ` · ${t('charts.help')}`}
        </p>
        <button type="button" className="link-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'charts.graph' : 'charts.table')}
        </button>
      </header>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {set?.charts.every(({ series }) => series.length === 0) ? (
        <p className="panel chart-none muted">{t('none')}</p>
      ) : (
        <div className="chart-grid">
          {set?.charts.map((chart) => (
            <ChartPanel key={chart.id} chart={chart} atMs={set.atMs} range={range} asTable={asTable} zoom={zoom} />
          ))}
        </div>
      )}
    </section>
  );
}

interface ChartPanelProps {
  readonly chart: Chart;
  readonly atMs: readonly number[];
  readonly range: Range;
  readonly asTable: boolean;
  zoom(fromMs: number, toMs: number): void;
}

function ChartPanel({ chart, atMs, range, asTable, zoom }: ChartPanelProps) {
  const { t } = useWords();
  const first = chart.series[0];
  const summary = first === undefined ? null : summaryOf(first);
  return (
    <figure className="panel chart">
      <figcaption>
        <h3>{t(`chart.${chart.id}`)}</h3>
        {first !== undefined && summary !== null && (
          <p className="muted">
            {t('charts.summary', {
              label: first.label,
              average: formatQuantity(summary.average, chart.unit),
              max: formatQuantity(summary.max, chart.unit),
            })}
            {chart.hidden > 0 && ` · ${t('charts.more', { n: chart.hidden })}`}
          </p>
        )}
      </figcaption>
      {summary === null ? (
        <p className="chart-none muted">{t('none')}</p>
      ) : asTable ? (
        <ChartTable chart={chart} atMs={atMs} />
      ) : (
        <Plot chart={chart} atMs={atMs} window={range} zoom={zoom} />
      )}
    </figure>
  );
}
