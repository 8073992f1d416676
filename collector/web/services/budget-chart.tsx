import '../styles/budget-chart.css';
import { useId } from 'react';
import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { formatDuration } from '../format/duration.ts';
import type { Instants } from '../format/instants.ts';
import { useWords } from '../page.ts';
import { Duration } from '../parts/now.tsx';
import { SignedDuration } from '../parts/signed-duration.tsx';
import { useWidth } from '../parts/width.ts';
import { budgetGeometry } from './budget-geometry.ts';
import { forecastWords } from './forecast-words.ts';
import { isUnmeasured } from './is-unmeasured.ts';

interface BudgetChartProps {
  readonly detail: PromiseDetail;
  /** In the zone of the promise. */
  readonly instants: Instants;
}

/** What is left of the allowed down time through the month: evenly spent, really, and at the rate so far. */
export function BudgetChart({ detail, instants }: BudgetChartProps) {
  const { t } = useWords();
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const asOfMs = Date.parse(detail.asOf);
  const forecast = forecastWords(detail.promise, asOfMs, t, instants);
  const isOver = Date.parse(detail.promise.to) <= asOfMs;
  const isSeen = !isUnmeasured(detail.promise);
  const lines = (['actual', 'ideal', 'forecast'] as const).filter(
    (line) => line === 'ideal' || (isSeen && (line === 'actual' || !isOver)),
  );
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.budget')}</h2>
        <p className="muted">{forecast}</p>
      </header>
      <figure className="budget-chart">
        <div ref={frame}>
          {widthPx > 0 && <Drawing detail={detail} instants={instants} widthPx={widthPx} label={forecast} />}
        </div>
        <figcaption>
          {lines.map((line) => (
            <span key={line} className="budget-key" data-line={line}>
              <svg width="26" height="10" aria-hidden="true">
                <path className={`budget-${line}`} d="M1 5H25" />
              </svg>
              {t(`service.budget.${line}`)}
            </span>
          ))}
        </figcaption>
      </figure>
      {isSeen && (
        <details className="as-table">
          <summary>{t('charts.table')}</summary>
          <CourseTable detail={detail} instants={instants} />
        </details>
      )}
    </section>
  );
}

function Drawing({ detail, instants, widthPx, label }: BudgetChartProps & { widthPx: number; label: string }) {
  const { t } = useWords();
  const clipId = useId();
  const drawn = budgetGeometry(detail, instants.zone, widthPx);
  const { plot, height, now, exhaustedX } = drawn;
  const sign = (ms: number): string => `${ms < 0 ? '−' : ''}${ms === 0 ? '0' : formatDuration(Math.abs(ms), t)}`;
  return (
    <svg width={widthPx} height={height} role="img" aria-label={label}>
      <clipPath id={clipId}>
        <rect x={plot.left} y={plot.top - 2} width={plot.right - plot.left} height={plot.bottom - plot.top + 4} />
      </clipPath>
      {drawn.levels.map(({ y, ms }) => (
        <g key={ms}>
          <path className={ms === 0 ? 'budget-zero' : 'budget-grid'} d={`M${plot.left} ${y}H${plot.right}`} />
          <text x={plot.left - 8} y={y + 4} textAnchor="end">
            {sign(ms)}
          </text>
        </g>
      ))}
      {drawn.days.map(({ x, atMs }) => (
        <text key={atMs} x={x} y={height - 8} textAnchor="middle">
          {instants.day(atMs)}
        </text>
      ))}
      <rect
        className="budget-under"
        x={plot.left}
        y={drawn.zeroY}
        width={plot.right - plot.left}
        height={Math.max(0, plot.bottom - drawn.zeroY)}
      />
      <g clipPath={`url(#${clipId})`}>
        <path className="budget-ideal" d={drawn.ideal} />
        {drawn.forecast !== null && <path className="budget-forecast" d={drawn.forecast} />}
        <path className="budget-actual" d={drawn.actual} />
      </g>
      {exhaustedX !== null && (
        <path
          className="budget-exhausted"
          d={`M${exhaustedX - 4} ${drawn.zeroY - 4}l8 8M${exhaustedX + 4} ${drawn.zeroY - 4}l-8 8`}
        />
      )}
      {now !== null && <circle className="budget-now" cx={now.x} cy={now.y} r="4" />}
    </svg>
  );
}

function CourseTable({ detail: { course }, instants }: BudgetChartProps) {
  const { t } = useWords();
  const known = course.filter(({ remainingMs }) => remainingMs !== null).toReversed();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll-y" tabIndex={0} aria-label={t('service.budget')}>
      <table className="plain numbers">
        <thead>
          <tr>
            <th scope="col">
              {t('charts.time')} ({instants.zoneLabel(Date.parse(course[0]?.at ?? '1970-01-01T00:00:00Z'))})
            </th>
            <th scope="col">{t('service.budget.actual')}</th>
            <th scope="col">{t('service.budget.ideal')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ at, idealMs, remainingMs }) => (
            <tr key={at}>
              <th scope="row">{instants.short(Date.parse(at))}</th>
              <td>
                <SignedDuration ms={remainingMs ?? 0} />
              </td>
              <td>
                <Duration ms={idealMs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
