import type { Day } from '../../src/api/contract/day.ts';
import { useWords } from '../page.ts';
import { dayHeightsPx, dayLevel, dayCellHeightPx as height } from './day-level.ts';
import { dayTitle } from './day-title.ts';

const [cellWidth, gap] = [9, 2];

interface DayCellsProps {
  readonly name: string;
  readonly days: readonly Day[];
  /** The day that it is now, in the zone of the days. */
  readonly today: string;
}

/**
 * A month in a row of cells. What happened is told by height and pattern as well as by colour: a calm day is a low bar, one with down time reaches
 * to the top, one that nobody saw is dotted, one without service a thin line. The numbers stand in each cell's title.
 */
export function DayCells({ name, days, today }: DayCellsProps) {
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
        const barHeight = dayHeightsPx[level];
        return (
          <g key={day.day} className="day-cell" data-level={level}>
            <rect className="day-hit" x={index * (cellWidth + gap)} y={0} width={cellWidth} height={height} />
            <rect
              className="day-bar"
              x={index * (cellWidth + gap)}
              y={height - barHeight}
              width={cellWidth}
              height={barHeight}
              rx={level === 'closed' || level === 'future' ? 0 : 1.5}
            />
            <title>{dayTitle(day, today, t)}</title>
          </g>
        );
      })}
    </svg>
  );
}
