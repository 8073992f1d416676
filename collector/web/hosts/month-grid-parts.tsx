import { weekdayOf } from '../format/day.ts';
import { useWords } from '../page.ts';

const gapPx = 2;
/** Narrower cells have room for every fifth number alone. */
const everyNumberPx = 13;

interface GridHeadProps {
  readonly dates: readonly string[];
  readonly cellWidth: number;
  readonly today: string;
}

/** The days of the month above their cells; Saturdays and Sundays are told apart, as in every calendar. */
export function GridHead({ dates, cellWidth, today }: GridHeadProps) {
  const { t } = useWords();
  const width = dates.length * (cellWidth + gapPx) - gapPx;
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
              const isWritten = cellWidth >= everyNumberPx || number === 1 || number % 5 === 0;
              return (
                isWritten && (
                  <text
                    key={date}
                    x={index * (cellWidth + gapPx) + cellWidth / 2}
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
const heights = { up: 10, dented: 15, down: 20, unknown: 6, future: 1 };

/** What the cells mean, in words. */
export function GridLegend() {
  const { t } = useWords();
  return (
    <ul className="grid-legend">
      {levels.map((level) => (
        <li key={level}>
          <svg width={9} height={20} aria-hidden="true">
            <g data-level={level}>
              <rect className="day-bar" y={20 - heights[level]} width={9} height={heights[level]} />
            </g>
          </svg>
          {t(`hosts.grid.level.${level}`)}
        </li>
      ))}
    </ul>
  );
}
