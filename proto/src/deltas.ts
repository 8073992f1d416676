import { ProtocolError } from './protocol-error.ts';

/** The first value as it is, then differences: neighbours are alike, so most differences take one byte. */
export function toDeltas(values: readonly number[]): number[] {
  return values.map((value, index) => (index === 0 ? value : value - (values[index - 1] ?? 0)));
}

/** The inverse of toDeltas; refuses sums that leave the safe integers, where they would silently lose digits. */
export function fromDeltas(deltas: readonly number[], what: string): number[] {
  let sum = 0;
  return deltas.map((delta) => {
    sum += delta;
    if (!Number.isSafeInteger(sum)) throw new ProtocolError(`${what} leaves the safe integers`);
    return sum;
  });
}
