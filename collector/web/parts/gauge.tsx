import { floorNumber } from '../format/percent.ts';
import { useWords } from '../page.ts';

/** From here on a reader should look, and from there on soon; a full disk is rarely news at 80 %. */
const warnPercent = 85;
const highPercent = 95;

/** How urgent a share is. */
export function gaugeLevel(percent: number): 'fine' | 'warn' | 'high' {
  return percent >= highPercent ? 'high' : percent >= warnPercent ? 'warn' : 'fine';
}

/** A share in percent as a bar with its number; what was not measured is not 0. */
export function Gauge({ percent, title }: { percent: number | null; title?: string | undefined }) {
  const { t } = useWords();
  if (percent === null) {
    return (
      <span className="muted hint" title={t('none')}>
        {t('none.short')}
      </span>
    );
  }
  return (
    <span className="gauge hint" data-level={gaugeLevel(percent)} title={title}>
      <span className="gauge-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      <span className="gauge-number">
        {floorNumber(percent, 0)}
        <span className="unit">%</span>
      </span>
    </span>
  );
}
