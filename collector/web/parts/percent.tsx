import type { Availability } from '../../src/api/contract.ts';
import { floorDecimal } from '../format/percent.ts';
import { useWords } from '../page.ts';

/** Three decimals, cut off: 100.000 only if nothing at all is missing. The full value is the element's machine value. */
export function Percent({ decimal, digits = 3 }: { decimal: string; digits?: number }) {
  return (
    <span className="percent">
      <data value={decimal}>{floorDecimal(decimal, digits)}</data>
      <span className="unit">%</span>
    </span>
  );
}

/** A number and how sure it is. */
export type Measured = Pick<Availability, 'primary' | 'worst' | 'best' | 'coverage'>;

/** The number with its evidence, for a row of a table. */
export function AvailabilityCell({ availability }: { availability: Measured }) {
  const { t } = useWords();
  if (availability.primary === null) return <span className="muted">{t('none')}</span>;
  return (
    <>
      <Percent decimal={availability.primary.percent} />
      <Evidence availability={availability} />
    </>
  );
}

/** Below this the availability beside it says little: hours of every week were not seen by anybody. */
const lowCoveragePercent = 95;

/** How far to trust the number above: how much of the time somebody looked, and the two readings when they differ. */
export function Evidence({ availability }: { availability: Omit<Measured, 'primary'> }) {
  const { t } = useWords();
  const { worst, best, coverage } = availability;
  if (coverage === null) return null;
  const bounds = boundsDiffer(availability) && worst !== null && best !== null;
  return (
    <small>
      <span className={Number(coverage) < lowCoveragePercent ? 'low' : undefined}>
        {t('hosts.coverage', { percent: floorDecimal(coverage, 1) })}
      </span>
      {bounds && <Bounds worst={floorDecimal(worst.percent, 3)} best={floorDecimal(best.percent, 3)} />}
    </small>
  );
}

function Bounds({ worst, best }: { worst: string; best: string }) {
  const { t } = useWords();
  const words = t('hosts.bounds', { worst, best });
  return (
    <span className="bounds hint" title={words}>
      <span aria-hidden="true">
        {worst}–{best}
      </span>
      <span className="hidden">{words}</span>
    </span>
  );
}

/** Whether unknown time or uncertain instants leave the number open to two readings. */
export function boundsDiffer({ worst, best }: Pick<Measured, 'worst' | 'best'>): boolean {
  return worst !== null && best !== null && worst.percent !== best.percent;
}
