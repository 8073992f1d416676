/** A sign, 17 digits, a point and an exponent: no number is longer as text. */
const numberCharsMax = 26;

/** Digits are taken off a number in pieces of so many, which 32-bit integers can hold: they are taken apart several times as fast. */
const pieceDigits = 8;
const piece = 10 ** pieceDigits;
const divisorMax = piece;

const [comma, point, minus, zero] = [44, 46, 45, 48];

/** Room to make lists of up to `length` numbers in, one after the other. */
export interface ListRoom {
  readonly values: Float64Array;
  readonly text: Uint8Array;
}

export function listRoom(length: number): ListRoom {
  return { values: new Float64Array(length), text: new Uint8Array(length * (numberCharsMax + 1)) };
}

/**
 * `value / divisor` of each of the whole numbers, as the text of a JSON list without its brackets, a comma behind each; NaN is null. Whoever reads it gets the very numbers that JSON.stringify
 * would have told, which takes ten times as long. Written from its end, because that is how digits become known. It lies in `room`, and
 * is gone when that is used again.
 */
export function numberList(values: Float64Array, divisor: number, room: Uint8Array): Uint8Array {
  const decimals = Math.round(Math.log10(divisor));
  const isDecimal = divisor >= 1 && divisor <= divisorMax && 10 ** decimals === divisor;
  let at = room.length;
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? Number.NaN;
    const small = value | 0;
    room[--at] = comma;
    if (isDecimal && small === value) {
      at = putSmall(room, at, small < 0 ? -small : small, decimals);
      if (small < 0) room[--at] = minus;
    } else if (isDecimal && Number.isSafeInteger(value)) {
      const size = Math.abs(value);
      const whole = Math.floor(size / divisor);
      at = putWhole(room, putFraction(room, at, size - whole * divisor, decimals), whole);
      if (value < 0) room[--at] = minus;
    } else {
      at = putText(room, at, JSON.stringify(value / divisor));
    }
  }
  return room.subarray(at);
}

/** A number of 32 bits, digit by digit: of what is told most are, and they take two thirds of the time. */
function putSmall(room: Uint8Array, end: number, size: number, decimals: number): number {
  let at = end;
  let rest = size;
  for (let left = decimals; left > 0; left--) {
    const tenth = (rest / 10) | 0;
    const digit = rest - tenth * 10;
    rest = tenth;
    if (digit !== 0 || at !== end) room[--at] = zero + digit;
  }
  if (at !== end) room[--at] = point;
  do {
    const tenth = (rest / 10) | 0;
    room[--at] = zero + rest - tenth * 10;
    rest = tenth;
  } while (rest > 0);
  return at;
}

/** Writes a point and `decimals` digits before `end`, without zeros at their end, or nothing when there is nothing but zeros. */
function putFraction(room: Uint8Array, end: number, fraction: number, decimals: number): number {
  let rest = fraction | 0;
  if (rest === 0) return end;
  let left = decimals;
  for (; rest % 10 === 0; left--) rest = (rest / 10) | 0;
  const at = putDigits(room, end, rest, left) - 1;
  room[at] = point;
  return at;
}

function putWhole(room: Uint8Array, end: number, whole: number): number {
  let at = end;
  let rest = whole;
  while (rest >= piece) {
    const high = Math.floor(rest / piece);
    at = putDigits(room, at, (rest - high * piece) | 0, pieceDigits);
    rest = high;
  }
  return putDigits(room, at, rest | 0, 1);
}

/** At least `least` digits. */
function putDigits(room: Uint8Array, end: number, digits: number, least: number): number {
  let at = end;
  let rest = digits;
  for (let left = least; left > 0 || rest > 0; left--) {
    const tenth = (rest / 10) | 0;
    room[--at] = zero + rest - tenth * 10;
    rest = tenth;
  }
  return at;
}

function putText(room: Uint8Array, end: number, text: string): number {
  const at = end - text.length;
  for (let index = 0; index < text.length; index++) room[at + index] = text.charCodeAt(index);
  return at;
}
