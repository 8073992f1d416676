import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Damaged, decodeSegment, encodeRecord } from './record.ts';
import { seal } from './seal.ts';
import { type Sealed, sealedOf } from './sealed.ts';

/** `count` batches of one observation each, in epoch 9. */
function batches(count: number): Sealed[] {
  return Array.from({ length: count }, (_, i) => {
    const event = { type: 'agentStopped' as const, atMs: 1000 + i, reason: 'x'.repeat(i * 3) };
    const [batch] = seal([{ type: 'lifecycle', event }], i + 1, { epoch: 9, wallAheadMs: 0 });
    return sealedOf(batch ?? expect.fail());
  });
}
const segmentOf = (list: readonly Sealed[]): Buffer => Buffer.concat(list.map(encodeRecord));
const headOf = ({ frame: _, ...head }: Sealed): Damaged => head;
const plain = (list: readonly Sealed[]) => list.map((sealed) => ({ ...sealed, frame: Buffer.from(sealed.frame) }));

test('a segment reads as it was written', () => {
  expect(decodeSegment(segmentOf(batches(5)))).toEqual({ batches: plain(batches(5)), damaged: [], torn: false });
});

test('a segment cut anywhere keeps all whole records, and tells the numbers of the torn one when its head is there', () => {
  const all = batches(3);
  const bytes = segmentOf(all);
  const ends = all.map((_, i) => segmentOf(all.slice(0, i + 1)).length);
  for (let length = 0; length <= bytes.length; length++) {
    const whole = ends.filter((end) => end <= length).length;
    const rest = length - (ends[whole - 1] ?? 0);
    const next = all[whole];
    const expectedTorn = rest > 0 && rest < 60;
    expect(decodeSegment(bytes.subarray(0, length))).toEqual({
      batches: plain(all.slice(0, whole)),
      damaged: rest >= 60 && next ? [headOf(next)] : [],
      torn: expectedTorn,
    });
  }
});

test('a flipped bit costs one record and no other', () => {
  const all = batches(6);
  const bytes = segmentOf(all);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bent.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const read = decodeSegment(bent);
      expect(read.batches.length).toBe(5);
      expect(read.torn || read.damaged.length === 1).toBe(true);
      expect(plain(all)).toEqual(expect.arrayContaining([...read.batches]));
    }),
  );
});

test('noise is no record', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      expect(decodeSegment(noise)).toEqual({ batches: [], damaged: [], torn: noise.length > 0 });
    }),
  );
});

test('what is damaged stays known when it is written again', () => {
  const [head] = batches(1).map(headOf);
  const again = decodeSegment(encodeRecord(head ?? expect.fail()));
  expect(again).toEqual({ batches: [], damaged: [head], torn: false });
});
