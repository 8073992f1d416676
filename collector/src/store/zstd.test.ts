import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zstd } from './zstd.ts';

/** As small as a column that says little, and as large as sizes that take two and four bytes. */
const content = fc.tuple(fc.constantFrom(0, 1, 200, 255, 256, 300, 70_000), fc.nat(255)).map(([length, seed]) => {
  return Uint8Array.from({ length }, (_, index) => (index * 7919 + seed) & 255);
});

test('frames that are opened together are what each of them was', () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 8 }), (all) => {
      const opened = zstd.decompress(all.map((bytes) => zstd.compress(bytes)));
      expect(opened.map((bytes) => Buffer.from(bytes))).toEqual(all.map((bytes) => Buffer.from(bytes)));
    }),
  );
});

test('a frame that holds more or less than it says is refused, and so is one that says too much', () => {
  const frame = zstd.compress(Uint8Array.from({ length: 200 }, (_, index) => index));
  for (const said of [199, 201, 0]) {
    const lying = Uint8Array.from(frame);
    lying[5] = said;
    expect(() => zstd.decompress([lying])).toThrow();
  }
  const huge = zstd.compress(new Uint8Array(70_000));
  new DataView(huge.buffer, huge.byteOffset).setUint32(5, 2 ** 31, true);
  expect(() => zstd.decompress([huge])).toThrow('stored metrics are damaged');
});

test('a frame that was cut off is refused', () => {
  const frame = zstd.compress(Uint8Array.from({ length: 300 }, (_, index) => index & 255));
  for (let length = 0; length < frame.length; length++) {
    expect(() => zstd.decompress([frame.subarray(0, length)])).toThrow();
  }
});
