import type { OutageAnswer } from '../../src/api/contract/outages.ts';

type Named = Pick<OutageAnswer, 'from'>;

/** The outages that the address leaves out on trial; it names them by when they began. */
export function leftOut<T extends Named>(query: URLSearchParams, outages: readonly T[]): T[] {
  const named = namesIn(query);
  return outages.filter(({ from }) => named.includes(from));
}

/** What the address says once an outage is left out, or no longer is; null for nothing at all. */
export function toggled(query: URLSearchParams, { from }: Named): string | null {
  const named = namesIn(query);
  const next = named.includes(from) ? named.filter((one) => one !== from) : [...named, from];
  return next.length === 0 ? null : next.join(',');
}

function namesIn(query: URLSearchParams): string[] {
  return (query.get('without') ?? '').split(',').filter((name) => name !== '');
}
