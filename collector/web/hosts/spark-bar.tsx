import { floorNumber } from '../format/percent.ts';
import { useWords } from '../page.ts';
import { Gauge, gaugeLevel } from '../parts/gauge.tsx';

interface SparkBarProps {
  /** What it is now. */
  readonly percent: number | null;
  /** The last hour, oldest first; undefined before it is known. */
  readonly course: readonly (number | null)[] | undefined;
  readonly title?: string | undefined;
}

const [barPx, gapPx, heightPx] = [3, 1, 18];
/** So that what was measured can be told from what was not. */
const leastPx = 1;

/** A share in percent with its last hour as small bars; of what was not measured there is no bar. */
export function SparkBar({ percent, course, title }: SparkBarProps) {
  const { t } = useWords();
  const known = course?.filter((value) => value !== null) ?? [];
  if (percent === null || course === undefined || known.length === 0) return <Gauge percent={percent} title={title} />;
  const hour = t('hosts.course', { min: Math.min(...known), max: Math.max(...known) });
  return (
    <span
      className="gauge spark hint"
      data-level={gaugeLevel(percent)}
      title={title === undefined ? hour : `${title}\n${hour}`}
    >
      <svg width={course.length * (barPx + gapPx) - gapPx} height={heightPx} aria-hidden="true">
        <path d={course.map(barOf).join('')} />
      </svg>
      <span className="gauge-number">
        {floorNumber(percent, 0)}
        <span className="unit">%</span>
      </span>
    </span>
  );
}

function barOf(value: number | null, index: number): string {
  if (value === null) return '';
  const height = Math.max(leastPx, Math.round((value / 100) * heightPx));
  return `M${index * (barPx + gapPx)} ${heightPx}v${-height}h${barPx}v${height}z`;
}
