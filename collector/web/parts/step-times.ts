import type { Metrics } from '../../src/api/contract.ts';

/** When each step of an answer begins. */
export function stepTimes({ first, stepMs, series }: Pick<Metrics, 'first' | 'stepMs' | 'series'>): number[] {
  const firstMs = Date.parse(first);
  return Array.from({ length: series[0]?.average.length ?? 0 }, (_, index) => firstMs + index * stepMs);
}
