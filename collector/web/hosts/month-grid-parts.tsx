import { weekdayOf } from '../format/day.ts';
import { useWords } from '../page.ts';
import { dayCellHeightPx, dayHeightsPx } from '../parts/day-level.ts';
import { stripGapPx } from './day-strip.tsx';

/** Narrower cells have room for every fifth number alone. */
const everyNumberPx = 13;

interface GridHeadProps {
  readonly dates: readonly string[];
  readonly cellPx: number;
  readonly today: string;
}

/** The days of the month above their cells; Saturdays and Sundays are told apart, as in every calendar. */
export function GridHead({ dates, cellPx, today }: GridHeadProps) {
  const { t } = useWords();
  const width = dates.length * (cellPx + stripGapPx) - stripGapPx;
  return (
    <thead>
      <tr>
        <th scope="col" className="col-name">
          {t('hosts.col.name')}
        </th>
        <th scope="col" className="col-percent">
          {t('hosts.col.availability')}
        </th>
        <th scope="col">
          <span className="hidden">{t('hosts.grid.days')}</span>
          <svg width={Math.max(0, width)} height={16} aria-hidden="true">
            {dates.map((date, index) => {
              const number = Number(date.slice(8));
              const isWritten = cellPx >= everyNumberPx || number === 1 || number % 5 === 0;
              return (
                isWritten && (
                  <text
                    key={date}
                    x={index * (cellPx + stripGapPx) + cellPx / 2}
                    y={12}
                    data-weekday={weekdayOf(date)}
                    data-today={date === today ? '' : undefined}
                  >
                    {number}
                  </text>
                )
              );
            })}
          </svg>
        </th>
      </tr>
    </thead>
  );
}

const levels = ['up', 'dented', 'down', 'unknown', 'future'] as const;

/** What the cells mean, in words. */
export function GridLegend() {
  const { t } = useWords();
  return (
    <ul className="grid-legend">
      {levels.map((level) => (
        <li key={level}>
          <svg width={9} height={dayCellHeightPx} aria-hidden="true">
            <g data-level={level}>
              <rect
                className="day-bar"
                y={dayCellHeightPx - dayHeightsPx[level]}
                width={9}
                height={dayHeightsPx[level]}
              />
            </g>
          </svg>
          {t(`hosts.grid.level.${level}`)}
        </li>
      ))}
    </ul>
  );
}
