import { batchObservationsMax, nameCharsMax, reasonCharsMax, timeMsMax } from './limits.ts';
import { ProtocolError } from './protocol-error.ts';

/** Checks of single values that came from the network: each returns the value or throws a ProtocolError naming the field. */

export function integer(value: number | null | undefined, what: string, min: number, max: number): number {
  const number = value ?? 0;
  if (!Number.isSafeInteger(number) || number < min || number > max) {
    throw new ProtocolError(`${what} is not an integer from ${min} to ${max}`);
  }
  return number;
}

/** A time after the epoch; zero (absent) is refused. */
export function timeMs(value: number | null | undefined, what: string): number {
  return integer(value, what, 1, timeMsMax);
}

/** How far one clock is ahead of another; absent = not at all. */
export function aheadMs(value: number | null | undefined, what: string): number {
  return integer(value, what, -timeMsMax, timeMsMax);
}

/** So that the numbers of all observations of a batch are exact. */
export function firstSeq(value: number | null | undefined): number {
  return integer(value, 'batch.firstSeq', 1, Number.MAX_SAFE_INTEGER - batchObservationsMax);
}

export function text(value: string | null | undefined, what: string, charsMax: number): string {
  const string = value ?? '';
  if (string.length > charsMax) throw new ProtocolError(`${what} has more than ${charsMax} characters`);
  return string;
}

/** An id or name that must be there. */
export function name(value: string | null | undefined, what: string): string {
  const string = text(value, what, nameCharsMax);
  if (string === '') throw new ProtocolError(`${what} is missing`);
  return string;
}

export function reason(value: string | null | undefined, what: string): string {
  return text(value, what, reasonCharsMax);
}

export function bytes(value: Uint8Array | null | undefined, what: string, length: number): Uint8Array {
  // Copied, because a decoder's view would keep the whole receive buffer alive.
  const copy = Uint8Array.from(value ?? []);
  if (copy.length !== length) throw new ProtocolError(`${what} has ${copy.length} bytes instead of ${length}`);
  return copy;
}

export function bytesUpTo(value: Uint8Array | null | undefined, what: string, lengthMax: number): Uint8Array {
  if ((value?.length ?? 0) > lengthMax) throw new ProtocolError(`${what} has more than ${lengthMax} bytes`);
  return Uint8Array.from(value ?? []);
}

export function list<T>(value: readonly T[] | null | undefined, what: string, lengthMax: number): readonly T[] {
  const items = value ?? [];
  if (items.length > lengthMax) throw new ProtocolError(`${what} has more than ${lengthMax} entries`);
  return items;
}
