import type { Availability } from '../../src/api/contract.ts';
import { floorDecimal } from '../format/percent.ts';

/** Three decimals, cut off: 100.000 only if nothing at all is missing. The full value is the element's machine value. */
export function Percent({ decimal, digits = 3 }: { decimal: string; digits?: number }) {
  return (
    <span className="percent">
      <data value={decimal}>{floorDecimal(decimal, digits)}</data>
      <span className="unit">%</span>
    </span>
  );
}

/** Whether unknown time or uncertain instants leave the number open to two readings. */
export function boundsDiffer({ worst, best }: Availability): boolean {
  return worst !== null && best !== null && worst.percent !== best.percent;
}
