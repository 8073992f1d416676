/**
 * More than any bus moves: 1 TB/s. A counter that claims more was replaced by another device's, or holds a driver's "-1" as
 * 2^64 - 1.
 */
const perSecondMax = 1e12;

/**
 * What counters of one device grew by per second. `undefined` when one of them shrank or grew absurdly: it wrapped, or the device
 * went away and came back with new counters, and then the others say nothing either.
 */
export function perSecond<Name extends string>(
  now: Readonly<Record<Name, number>>,
  before: Readonly<Record<Name, number>> | undefined,
  elapsedMs: number,
): Record<Name, number> | undefined {
  if (before === undefined || elapsedMs <= 0) return undefined;
  const rates = {} as Record<Name, number>;
  for (const name in now) {
    const rate = ((now[name] - before[name]) * 1000) / elapsedMs;
    if (!(rate >= 0 && rate <= perSecondMax)) return undefined;
    rates[name] = rate;
  }
  return rates;
}
