import { blockValuesMax } from '@kadoban/proto/limits';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBlock, encodeBlock, type StoredBlock } from './block.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { hourMs } from './tiers.ts';

function block(atMs: readonly number[], name = '', metrics: readonly number[] = [1, 2]): StoredBlock {
  return { atMs, instances: [{ name, metrics, values: metrics.map((metric) => atMs.map((at) => at * metric)) }] };
}

const cases: [name: string, blocks: StoredBlock[], expected: StoredBlock[]][] = [
  ['none are none', [], []],
  ['blocks of the same series become one', [block([1, 2]), block([3]), block([4, 5])], [block([1, 2, 3, 4, 5])]],
  ['samples keep the order they came in', [block([9, 3]), block([3, 1])], [block([9, 3, 3, 1])]],
  ['only neighbours', [block([1]), block([2], '/'), block([3])], [block([1]), block([2], '/'), block([3])]],
  ['not of other metrics', [block([1]), block([2], '', [1, 3])], [block([1]), block([2], '', [1, 3])]],
  ['not of fewer metrics', [block([1]), block([2], '', [1])], [block([1]), block([2], '', [1])]],
  ['not of two hours', [block([hourMs - 1]), block([hourMs])], [block([hourMs - 1]), block([hourMs])]],
];

test.each(cases)('%s', (_, blocks, expected) => {
  expect(mergeBlocks(blocks)).toEqual(expected);
});

test('one block with more instances than another is kept apart from it', () => {
  const [one, two] = [
    block([1]),
    { ...block([2]), instances: [...block([2]).instances, ...block([2], '/').instances] },
  ];
  expect(mergeBlocks([one, two, one])).toEqual([one, two, one]);
});

test('what else a block says is that of the first', () => {
  const merged = mergeBlocks([
    { ...block([1]), seq: 7 },
    { ...block([2]), seq: 8 },
  ]);
  expect(merged).toEqual([{ ...block([1, 2]), seq: 7 }]);
});

test('a block grows no larger than one on the wire', () => {
  const metrics = Array.from({ length: 999 }, (_, index) => index + 1);
  const all = Array.from({ length: 500 }, (_, index) => block([index], '', metrics));
  const sizes = mergeBlocks(all).map(({ atMs }) => atMs.length);
  expect(sizes).toEqual([blockValuesMax / 1000, blockValuesMax / 1000, 500 - (2 * blockValuesMax) / 1000]);
});

test('every sample is there once, in order, and exact also after it was stored', () => {
  const values = fc.array(fc.oneof(fc.maxSafeInteger(), fc.integer()), { minLength: 2, maxLength: 2 });
  const one = fc
    .tuple(fc.nat(2 * hourMs), values, fc.constantFrom('', '/'))
    .map(([at, [first = 0, second = 0], name]): StoredBlock => {
      return { atMs: [at], instances: [{ name, metrics: [1, 2], values: [[first], [second]] }] };
    });
  const samplesOf = (blocks: readonly StoredBlock[]) =>
    blocks.flatMap(({ atMs, instances }) =>
      atMs.map((at, index) => [at, instances.map(({ name, values }) => [name, values.map((column) => column[index])])]),
    );
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), (blocks) => {
      const stored = mergeBlocks(blocks).map((merged) => decodeBlock(encodeBlock(merged)));
      expect(samplesOf(stored)).toEqual(samplesOf(blocks));
    }),
  );
});
