import { Base128Reader, Base128Writer } from './base128.ts';
import { packedLength, packNumbers, unpackNumbers } from './rice.ts';

/** A general compressor; an argument, because Node's is not pure. */
export interface Compression {
  compress(bytes: Uint8Array): Uint8Array;
  /** What each of them was before. */
  decompress(all: readonly Uint8Array[]): Uint8Array[];
}

/** A column in its shortest form: `head` and `start` are small, `body` is empty when every value is the predicted one. */
export interface Column {
  readonly head: number;
  readonly start: number;
  readonly body: Uint8Array;
}

/** How the next value is guessed; only what the guess misses by is stored. The numbers are stored. */
const guesses = {
  /** The mean: for noise around a level. */
  mean: 0,
  /** The value before: differences. */
  last: 1,
  /** The value before, and as much further as it went: differences of differences. */
  line: 2,
  /** Zero, so that also values are exact whose differences are no safe integers. */
  none: 3,
} as const;
type Guess = (typeof guesses)[keyof typeof guesses];

/** How the misses are written; stored beside the guess. */
const forms = { allRight: 0, rice: 1, digits: 2, compressed: 3 } as const;
type Form = (typeof forms)[keyof typeof forms];

const formCount = 4;

/** The largest miss whose sign still fits beside it into a safe integer. */
const missMax = 2 ** 52 - 1;

/** Whole numbers of any size, exactly. */
export function encodeColumn(values: ArrayLike<number>, { compress }: Compression): Column {
  const candidates = [guesses.mean, guesses.last, guesses.line].flatMap((guess) => {
    const start = startOf(values, guess);
    const misses = missesOf(values, guess, start);
    return misses ? [{ guess, start, misses, length: packedLength(misses) }] : [];
  });
  const [first, ...others] = candidates;
  if (!first) return shortest(guesses.none, 0, [signedDigitsOf(values)], compress);
  const best = others.reduce((best, one) => (one.length < best.length ? one : best), first);
  if (best.misses.every((miss) => miss === 0)) {
    return { head: headOf(best.guess, forms.allRight), start: best.start, body: new Uint8Array() };
  }
  // Rice codes cannot tell that misses repeat, a compressor cannot tell that they are small: each is better for every other column.
  return shortest(best.guess, best.start, [digitsOf(best.misses), packNumbers(best.misses)], compress);
}

/** The same columns with the compressed ones open, as decodeColumn reads them; of many at once, because each call costs more than a column. */
export function opened(columns: readonly Column[], { decompress }: Compression): Column[] {
  const bodies = decompress(columns.filter(isCompressed).map(({ body }) => body)).values();
  return columns.map((column) => {
    if (!isCompressed(column)) return column;
    const { head, start } = column;
    return { head: head - forms.compressed + forms.digits, start, body: bodies.next().value ?? new Uint8Array() };
  });
}

function isCompressed({ head }: Column): boolean {
  return head % formCount === forms.compressed;
}

/** The inverse of encodeColumn, of a column that is open: `length` values. */
export function decodeColumn({ head, start, body }: Column, length: number): Float64Array {
  const guess = Math.floor(head / formCount) as Guess;
  const form = (head % formCount) as Form;
  if (form === forms.allRight && guess !== guesses.line) return new Float64Array(length).fill(start);
  if (form === forms.allRight) return valuesOf(new Float64Array(length), guess, start);
  if (form === forms.rice) return valuesOf(unpackNumbers(body, length), guess, start);
  const digits = new Base128Reader(body);
  const numbers = new Float64Array(length);
  const signed = guess === guesses.none;
  for (let index = 0; index < length; index++) numbers[index] = signed ? digits.takeSigned() : digits.take();
  if (digits.left > 0) throw new RangeError('stored metrics are damaged');
  return signed ? numbers : valuesOf(numbers, guess, start);
}

function headOf(guess: Guess, form: Form): number {
  return guess * formCount + form;
}

function shortest(
  guess: Guess,
  start: number,
  [digits, rice]: readonly [Uint8Array, Uint8Array?],
  compress: Compression['compress'],
): Column {
  const compressed = compress(digits);
  const bodies: [Form, Uint8Array][] = [
    [forms.digits, digits],
    [forms.compressed, compressed],
  ];
  if (rice) bodies.push([forms.rice, rice]);
  const [form, body] = bodies.reduce((best, one) => (one[1].length < best[1].length ? one : best));
  return { head: headOf(guess, form), start, body };
}

function startOf(values: ArrayLike<number>, guess: Guess): number {
  if (guess !== guesses.mean) return values[0] ?? 0;
  let mean = 0;
  for (let index = 0; index < values.length; index++) mean += ((values[index] ?? 0) - mean) / (index + 1);
  return Math.round(mean);
}

/** By how much each value is beside its guess, as twice the size, less one when negative; undefined when one is too large for that. */
function missesOf(values: ArrayLike<number>, guess: Guess, start: number): Float64Array | undefined {
  const misses = new Float64Array(values.length);
  let guessed = start;
  let last = start;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    const miss = value - guessed;
    if (!Number.isSafeInteger(value) || !Number.isSafeInteger(guessed) || Math.abs(miss) > missMax) return undefined;
    misses[index] = miss < 0 ? -2 * miss - 1 : 2 * miss;
    if (guess === guesses.mean) continue;
    guessed = value + (guess === guesses.line ? value - last : 0);
    last = value;
  }
  return misses;
}

/** Turns misses into the values they stand for, in place. A loop for each guess: what is asked within one costs more than what it does. */
function valuesOf(misses: Float64Array, guess: Guess, start: number): Float64Array {
  if (guess === guesses.mean) {
    for (let index = 0; index < misses.length; index++) misses[index] = start + missOf(misses[index] ?? 0);
  } else if (guess === guesses.last) {
    let value = start;
    for (let index = 0; index < misses.length; index++) {
      value += missOf(misses[index] ?? 0);
      misses[index] = value;
    }
  } else {
    let guessed = start;
    let last = start;
    for (let index = 0; index < misses.length; index++) {
      const value = guessed + missOf(misses[index] ?? 0);
      misses[index] = value;
      guessed = value + (value - last);
      last = value;
    }
  }
  return misses;
}

/** Even ones are above the guess, odd ones below it. No branch: which of both comes next is what no processor can foretell. */
function missOf(stored: number): number {
  const size = Math.floor(stored / 2);
  const odd = stored - 2 * size;
  return size - odd * (2 * size + 1);
}

function digitsOf(numbers: ArrayLike<number>): Uint8Array {
  const writer = new Base128Writer();
  for (let index = 0; index < numbers.length; index++) writer.put(numbers[index] ?? 0);
  return writer.bytes();
}

function signedDigitsOf(numbers: ArrayLike<number>): Uint8Array {
  const writer = new Base128Writer();
  for (let index = 0; index < numbers.length; index++) writer.putSigned(numbers[index] ?? 0);
  return writer.bytes();
}
