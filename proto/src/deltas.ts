import { ProtocolError } from './protocol-error.ts';

// Loops: each value of each agent comes through here twice, and an array or a call for each costs more than its arithmetic.

/** The first value as it is, then differences: neighbours are alike, so most differences take one byte. Appends to `deltas`. */
export function toDeltas(values: readonly number[], deltas: number[] = []): number[] {
  let before = 0;
  for (const value of values) {
    deltas.push(value - before);
    before = value;
  }
  return deltas;
}

/** The inverse of toDeltas, of the part `[from, to)`; refuses sums that leave the safe integers, where they would silently lose digits. */
export function fromDeltas(deltas: readonly number[], what: string, from = 0, to = deltas.length): number[] {
  // As long as it has to be: one that grows begins with room for seventeen, and most columns of a live agent have one.
  const values = new Array<number>(to - from);
  let sum = 0;
  for (let index = from; index < to; index++) {
    sum += deltas[index] ?? 0;
    if (!Number.isSafeInteger(sum)) throw new ProtocolError(`${what} leaves the safe integers`);
    values[index - from] = sum;
  }
  return values;
}
