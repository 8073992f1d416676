import { crc32 } from 'node:zlib';
import type { Sealed } from './sealed.ts';

/**
 * A segment file is records one after the other: a head of fixed size with its own checksum, then the frame. The head tells what
 * was lost when only the frame is damaged; the mark in front of it is what a reader looks for behind damage.
 */
const mark = Buffer.from('kdb\x01', 'latin1');
const headBytes = 4 + 5 * 8 + 4 * 4;

/** The numbers of a record whose frame cannot be read. */
export type Damaged = Omit<Sealed, 'frame' | 'batch'>;

export interface Segment {
  readonly batches: readonly Sealed[];
  readonly damaged: readonly Damaged[];
  /** Some bytes are no records at all. */
  readonly torn: boolean;
}

/** The bytes of one record. Of damaged ones only the head is left to write: they stay known as damaged. */
export function encodeRecord(sealed: Sealed | Damaged): Uint8Array {
  const frame = 'frame' in sealed ? sealed.frame : new Uint8Array();
  const frameCrc = 'frame' in sealed ? crc32(frame) : ~crc32(frame) >>> 0;
  const head = Buffer.alloc(headBytes);
  mark.copy(head);
  // Doubles hold every safe integer, so that epochs, numbers and times need no 64-bit integers here.
  [sealed.epoch, sealed.firstSeq, sealed.lost, sealed.fromMs, sealed.toMs].forEach((value, at) => {
    head.writeDoubleBE(value, 4 + 8 * at);
  });
  head.writeUInt32BE(sealed.lastSeq - sealed.firstSeq + 1, 44);
  head.writeUInt32BE(frame.length, 48);
  head.writeUInt32BE(frameCrc, 52);
  head.writeUInt32BE(crc32(head.subarray(0, 56)), 56);
  return Buffer.concat([head, frame]);
}

/** Whatever can still be read of a segment, in its order. Never throws. */
export function decodeSegment(bytes: Uint8Array): Segment {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const batches: Sealed[] = [];
  const damaged: Damaged[] = [];
  let torn = false;
  let at = 0;
  while (at < buffer.length) {
    const head = headAt(buffer, at);
    if (!head) {
      torn = true;
      const next = buffer.indexOf(mark, at + 1);
      if (next < 0) break;
      at = next;
      continue;
    }
    const { frameBytes, frameCrc, ...numbers } = head;
    const frame = buffer.subarray(at + headBytes, at + headBytes + frameBytes);
    if (frame.length === frameBytes && crc32(frame) === frameCrc) batches.push({ ...numbers, frame });
    else damaged.push(numbers);
    at += headBytes + frameBytes;
  }
  return { batches, damaged, torn };
}

function headAt(buffer: Buffer, at: number) {
  const head = buffer.subarray(at, at + headBytes);
  if (head.length < headBytes || !head.subarray(0, 4).equals(mark)) return undefined;
  if (crc32(head.subarray(0, 56)) !== head.readUInt32BE(56)) return undefined;
  const firstSeq = head.readDoubleBE(12);
  return {
    epoch: head.readDoubleBE(4),
    firstSeq,
    lastSeq: firstSeq + head.readUInt32BE(44) - 1,
    lost: head.readDoubleBE(20),
    fromMs: head.readDoubleBE(28),
    toMs: head.readDoubleBE(36),
    frameBytes: head.readUInt32BE(48),
    frameCrc: head.readUInt32BE(52),
  };
}
