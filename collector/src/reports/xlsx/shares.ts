import type { Line } from '../line.ts';
import type { Report } from '../report.ts';

/** What the contract says of time in which nobody could look. */
export function unknownOf({ method }: Pick<Report, 'method'>, { id }: Pick<Line, 'id'>): 'exclude' | 'down' | 'up' {
  return method.policies.find(({ line }) => line === id)?.unknown ?? 'exclude';
}

/** The formula of how much of `ofMs` was good, cut to three decimals of a percent; empty without a denominator. */
export function shareFormula(goodMs: string, ofMs: string): string {
  return `IF(${ofMs}<=0,"",INT((${goodMs})*100000/(${ofMs}))/100000)`;
}
