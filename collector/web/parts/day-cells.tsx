import type { Day } from '../../src/api/contract/day.ts';
import { floorDecimal } from '../format/percent.ts';
import { useWords } from '../page.ts';
import { type DayLevel, dayLevel } from './day-level.ts';

const [gap, height] = [2, 20];

interface DayCellsProps {
  readonly name: string;
  readonly days: readonly Day[];
  /** The day that it is now, in the zone of the days. */
  readonly today: string;
  readonly cellWidth?: number;
}

/**
 * A month in a row of cells. What happened is told by height and pattern as well as by colour: a calm day is a low bar, one with down time reaches
 * to the top, one that nobody saw is dotted, one without service a thin line. The numbers stand in each cell's title.
 */
export function DayCells({ name, days, today, cellWidth = 9 }: DayCellsProps) {
  const { t } = useWords();
  const width = days.length * (cellWidth + gap) - gap;
  return (
    <svg
      className="day-cells"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t('days.label', { name })}
    >
      {days.map((day, index) => {
        const level = dayLevel(day, today);
        const barHeight = heightOf[level];
        return (
          <g key={day.day} className="day-cell" data-level={level} data-day={day.day}>
            <rect className="day-hit" x={index * (cellWidth + gap)} y={0} width={cellWidth} height={height} />
            <rect
              className="day-bar"
              x={index * (cellWidth + gap)}
              y={height - barHeight}
              width={cellWidth}
              height={barHeight}
              rx={level === 'closed' || level === 'future' ? 0 : 1.5}
            />
            <title>{dayTitle(day, level, t)}</title>
          </g>
        );
      })}
    </svg>
  );
}

const heightOf: Readonly<Record<DayLevel, number>> = { up: 10, dented: 15, down: 20, unknown: 6, closed: 2, future: 1 };

function dayTitle(day: Day, level: DayLevel, t: ReturnType<typeof useWords>['t']): string {
  if (level === 'future') return t('day.future', { date: day.day });
  if (level === 'closed') return t('day.closed', { date: day.day });
  if (day.percent === null) return t('day.unseen', { date: day.day });
  return t('day.met', { date: day.day, percent: floorDecimal(day.percent, 3) });
}
