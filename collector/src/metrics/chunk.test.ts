import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zstd } from '../store/zstd.ts';
import { type Chunk, decodeChunks, encodeChunk, type Wanted } from './chunk.ts';

const anyChunk: fc.Arbitrary<Chunk> = fc
  .record({ points: fc.nat(30), width: fc.integer({ min: 1, max: 3 }) })
  .chain(({ points, width }) => {
    const list = (item: fc.Arbitrary<number>) => fc.array(item, { minLength: points, maxLength: points });
    const column = list(fc.oneof(fc.integer(), fc.maxSafeInteger()));
    const count = fc.oneof(fc.constant(Array.from({ length: points }, () => 1)), list(fc.nat(6)));
    const series = fc
      .record({
        metric: fc.nat(0xffff_ffff),
        instance: fc.string({ unit: 'binary', maxLength: 20 }),
        count,
        columns: fc.array(column, { minLength: width, maxLength: width }),
      })
      // Where there is no sample there is no value either.
      .map(({ count, columns, ...one }) => ({
        ...one,
        count,
        columns: columns.map((values) => values.map((value, index) => (count[index] === 0 ? 0 : value))),
      }));
    return fc.record({
      atMs: list(fc.maxSafeNat()),
      width: fc.constant(width),
      series: fc.array(series, { maxLength: 6 }),
    });
  });

/** What is read of a chunk that was written between two others. */
const read = (chunk: Chunk, wanted?: Wanted): Chunk => {
  const other = { ...chunk, series: chunk.series.slice(1) };
  const all = [other, chunk, other].map((one) => encodeChunk(one, zstd));
  return decodeChunks(all, zstd, wanted)[1] as Chunk;
};

const plain = ({ atMs, width, series }: Chunk) => ({
  atMs: Array.from(atMs),
  width,
  series: series.map(({ metric, instance, count, columns }) => ({
    metric,
    instance,
    count: Array.from(count),
    columns: columns.map((column) => Array.from(column)),
  })),
});

test('a chunk is read as it was written, missing values missing', () => {
  fc.assert(
    fc.property(anyChunk, (chunk) => {
      expect(plain(read(chunk))).toEqual(plain(chunk));
    }),
  );
});

test('what is wanted is read as if it stood alone', () => {
  fc.assert(
    fc.property(anyChunk, fc.nat(6), (chunk, index) => {
      const metric = chunk.series[index]?.metric ?? 0;
      expect(plain(read(chunk, (one) => one === metric)).series).toEqual(
        plain(chunk).series.filter((one) => one.metric === metric),
      );
    }),
  );
});

test('series that are sampled together share what tells when', () => {
  const atMs = Array.from({ length: 360 }, (_, index) => index * 10_000);
  const count = atMs.map((_, index) => ((index * 7919) % 5 === 0 ? 0 : 1));
  const chunkOf = (series: number) => ({
    atMs,
    width: 1,
    series: Array.from({ length: series }, (_, metric) => ({ metric, instance: '', count, columns: [atMs] })),
  });
  const bytes = (series: number) => encodeChunk(chunkOf(series), zstd).length;
  expect(bytes(11) - bytes(1)).toBe(10 * (bytes(2) - bytes(1)));
});

test('a chunk that was cut off is a RangeError, not other metrics', () => {
  const atMs = [1_790_000_000_000, 1_790_000_010_003];
  const series = [{ metric: 20, instance: '/var', count: [1, 1], columns: [[9_007_199_254_740_991, 7]] }];
  const whole = encodeChunk({ atMs, width: 1, series }, zstd);
  for (let length = 0; length < whole.length; length++) {
    expect(() => decodeChunks([whole.subarray(0, length)], zstd)).toThrow(RangeError);
  }
});

test('a form from another time is refused', () => {
  expect(() => decodeChunks([Uint8Array.of(9, 0)], zstd)).toThrow('form 9');
});
