import { memo } from 'react';
import type { Day } from '../../src/api/contract/day.ts';
import { listed } from '../format/listed.ts';
import { useWords } from '../page.ts';
import { type DayLevel, dayCellHeightPx, dayHeightsPx, dayLevel } from '../parts/day-level.ts';

export const stripGapPx = 2;

interface DayStripProps {
  readonly name: string;
  readonly days: readonly Day[];
  readonly today: string;
  readonly cellPx: number;
}

/**
 * A month in a row of cells, as `DayCells` draws one, but with one shape for all days of a level: hundreds of rows of single cells would take longer
 * to make than anybody waits. The table they are in tells of the day under the pointer.
 */
export const DayStrip = memo(function DayStrip({ name, days, today, cellPx }: DayStripProps) {
  const { t } = useWords();
  const levels = days.map((day) => dayLevel(day, today));
  const present = [...new Set(levels)];
  const troubled = days.filter((_, index) => levels[index] === 'dented' || levels[index] === 'down');
  const told = listed(
    troubled.map(({ day }) => Number(day.slice(8))),
    t,
  );
  return (
    <svg
      className="day-strip"
      width={days.length * (cellPx + stripGapPx) - stripGapPx}
      height={dayCellHeightPx}
      role="img"
      aria-label={told === '' ? t('hosts.grid.calm', { name }) : t('hosts.grid.troubled', { name, days: told })}
    >
      {present.map((level) => (
        <g key={level} data-level={level}>
          <path className="day-bar" d={barsOf(levels, level, cellPx)} />
        </g>
      ))}
      <title> </title>
    </svg>
  );
});

function barsOf(levels: readonly DayLevel[], level: DayLevel, cellPx: number): string {
  const height = dayHeightsPx[level];
  return levels
    .map((one, index) =>
      one === level
        ? `M${index * (cellPx + stripGapPx)} ${dayCellHeightPx - height}h${cellPx}v${height}h${-cellPx}z`
        : '',
    )
    .join('');
}
