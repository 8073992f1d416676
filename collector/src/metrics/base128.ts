/**
 * Whole numbers of any size as base-128 digits, lowest first, the high bit set on all but the last. Only ever divided by powers of two, so
 * that also numbers beyond the safe integers come back bit by bit.
 */
export class Base128Writer {
  readonly #bytes: number[] = [];

  put(value: number): void {
    this.#putFrom(value % 128, Math.floor(value / 128));
  }

  /** Twice the size, plus one when negative; never doubled as a whole, which would lose the last bit of large counters. */
  putSigned(value: number): void {
    const size = Math.abs(value);
    this.#putFrom((size % 64) * 2 + (value < 0 ? 1 : 0), Math.floor(size / 64));
  }

  /** Its length and its code units. */
  putText(text: string): void {
    this.put(text.length);
    for (let index = 0; index < text.length; index++) this.put(text.charCodeAt(index));
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #putFrom(low: number, rest: number): void {
    let digit = low;
    for (let left = rest; left > 0; left = Math.floor(left / 128)) {
      this.#bytes.push(digit + 128);
      digit = left % 128;
    }
    this.#bytes.push(digit);
  }
}

/** The inverse of Base128Writer. Bytes come from the store alone; ones that end too early are a RangeError. */
export class Base128Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(): number {
    const first = this.#byte();
    return first < 128 ? first : this.#takeFrom(first - 128, 128);
  }

  takeSigned(): number {
    const first = this.#byte();
    const low = (first & 127) >> 1;
    const size = first < 128 ? low : this.#takeFrom(low, 64);
    return (first & 1) === 0 ? size : -size;
  }

  takeText(): string {
    let text = '';
    for (let left = this.take(); left > 0; left--) text += String.fromCharCode(this.take());
    return text;
  }

  /** What comes next, without a copy. */
  takeBytes(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    if (taken.length < length) throw new RangeError('stored metrics end too early');
    this.#at += length;
    return taken;
  }

  /** How many bytes nobody took yet. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    for (let left = count; left > 0; ) if (this.#byte() < 128) left--;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new RangeError('stored metrics end too early');
    return byte;
  }

  #takeFrom(low: number, lowPlace: number): number {
    let value = low;
    let place = lowPlace;
    for (;;) {
      const byte = this.#byte();
      value += (byte & 127) * place;
      if (byte < 128) return value;
      place *= 128;
    }
  }
}
