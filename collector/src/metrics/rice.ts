/**
 * Rice codes: of each number the low `lowBits` bits as they are, before them the rest as so many ones and a zero. For numbers that are the smaller
 * the more often, as differences are, that is within a few hundredths of a bit of the best possible, with no table to store.
 */

/** A rest this large is written as so many ones and then the whole number: one outlier must not cost a thousand bits. */
const onesMax = 24;
const wholeBits = 53;

/** Bits are moved in pieces that a 32-bit integer can hold beside a byte that is not full. */
const pieceBits = 24;
const piece = 2 ** pieceBits;

/** How many bytes packNumbers makes of them. */
export function packedLength(numbers: ArrayLike<number>): number {
  return 1 + Math.ceil(bestLowBits(numbers).bits / 8);
}

/** Numbers from 0 up to the largest safe integer as bytes: first how many low bits, then the codes, the lowest bit of a byte first. */
export function packNumbers(numbers: ArrayLike<number>): Uint8Array {
  const { lowBits, bits } = bestLowBits(numbers);
  const bytes = new Uint8Array(1 + Math.ceil(bits / 8));
  bytes[0] = lowBits;
  let at = 1;
  let held = 0;
  let heldBits = 0;
  /** `count` is a piece at the most. */
  const put = (value: number, count: number) => {
    held |= value << heldBits;
    heldBits += count;
    for (; heldBits >= 8; heldBits -= 8) {
      bytes[at++] = held & 255;
      held >>>= 8;
    }
  };
  const putLong = (value: number, count: number) => {
    let rest = value;
    for (let left = count; left > 0; left -= pieceBits) {
      put(rest % piece, Math.min(left, pieceBits));
      rest = Math.floor(rest / piece);
    }
  };
  const place = 2 ** lowBits;
  for (let index = 0; index < numbers.length; index++) {
    const value = numbers[index] ?? 0;
    const ones = Math.floor(value / place);
    if (ones < onesMax) {
      put(2 ** ones - 1, ones + 1);
      putLong(value % place, lowBits);
    } else {
      put(piece - 1, onesMax);
      putLong(value, wholeBits);
    }
  }
  if (heldBits > 0) bytes[at] = held & 255;
  return bytes;
}

/** The inverse of packNumbers: `length` numbers. A month of minutes is a hundred thousand of them, most of which take the short way. */
export function unpackNumbers(bytes: Uint8Array, length: number): Float64Array {
  const numbers = new Float64Array(length);
  const lowBits = bytes[0] ?? wholeBits;
  if (lowBits >= wholeBits) throw new RangeError('stored metrics are damaged');
  const mask = lowBits < pieceBits ? (1 << lowBits) - 1 : 0;
  let bit = 8;
  for (let index = 0; index < length; index++) {
    const bits = bitsAt(bytes, bit);
    const ones = trailingOnes(bits);
    const codeBits = ones + 1 + lowBits;
    if (codeBits <= pieceBits) {
      numbers[index] = (ones << lowBits) | ((bits >>> (ones + 1)) & mask);
      bit += codeBits;
    } else if (ones < onesMax) {
      numbers[index] = ones * 2 ** lowBits + longAt(bytes, bit + ones + 1, lowBits);
      bit += codeBits;
    } else {
      numbers[index] = longAt(bytes, bit + onesMax, wholeBits);
      bit += onesMax + wholeBits;
    }
  }
  if (bit > bytes.length * 8) throw new RangeError('stored metrics end too early');
  return numbers;
}

/** At least a piece and a bit from `bit` on; beyond the end zeros. */
function bitsAt(bytes: Uint8Array, bit: number): number {
  const at = bit >>> 3;
  const first = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return (first | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> (bit & 7);
}

function longAt(bytes: Uint8Array, bit: number, count: number): number {
  let value = 0;
  for (let done = 0; done < count; done += pieceBits) {
    const bits = Math.min(count - done, pieceBits);
    value += (bitsAt(bytes, bit + done) & ((1 << bits) - 1)) * 2 ** done;
  }
  return value;
}

function trailingOnes(bits: number): number {
  const lowestZero = ~bits & (bits + 1);
  return lowestZero === 0 ? 32 : 31 - Math.clz32(lowestZero);
}

/** Starts where the mean has no rest and goes down as long as that saves: large numbers only pull the mean up. */
function bestLowBits(numbers: ArrayLike<number>): { lowBits: number; bits: number } {
  let sum = 0;
  for (let index = 0; index < numbers.length; index++) sum += numbers[index] ?? 0;
  let lowBits = Math.min(wholeBits - 1, Math.ceil(Math.log2(sum / Math.max(1, numbers.length) + 1)));
  let bits = bitsWith(numbers, lowBits);
  for (; lowBits > 0; lowBits--) {
    const fewer = bitsWith(numbers, lowBits - 1);
    if (fewer > bits) break;
    bits = fewer;
  }
  return { lowBits, bits };
}

function bitsWith(numbers: ArrayLike<number>, lowBits: number): number {
  const place = 2 ** lowBits;
  let bits = 0;
  for (let index = 0; index < numbers.length; index++) {
    const ones = Math.floor((numbers[index] ?? 0) / place);
    bits += ones < onesMax ? ones + 1 + lowBits : onesMax + wholeBits;
  }
  return bits;
}
