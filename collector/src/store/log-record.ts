import { crc32 } from 'node:zlib';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { observationCount } from '@kadoban/proto/messages';
import type { Arrival } from './store.ts';

/** What the log keeps of one arrival: what decides whether it is taken, and the frame as it came. */
export interface LogRecord {
  readonly head: LogHead;
  readonly frame: Uint8Array;
}

export interface LogHead extends Omit<Arrival, 'batch' | 'frame'> {
  readonly epoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** How many numbers before `firstSeq` the agent says were lost. */
  readonly lost: number;
}

/** The checksum, and before each record the lengths of its two parts. */
const checksumBytes = 4;
const lengthsBytes = 8;

/** Room for some fifty records to begin with. */
const firstBytes = 32 * 1024;

/** Of one character of a JavaScript text. */
const utf8BytesMax = 3;

const toText = new TextDecoder();

/** The arrivals of one commit as one blob: `checksum, (head length, frame length, head as JSON, frame)…`. */
export function encodeLog(arrivals: readonly Arrival[]): Uint8Array {
  return joinRecords(arrivals.map(recordOf));
}

/** See encodeLog. */
export function joinRecords(records: readonly LogRecord[]): Uint8Array {
  const log = new LogWriter();
  for (const record of records) log.add(record);
  return log.blob();
}

/** Writes the blob of a commit record by record: what waits for its commit is bytes, and nothing that was made for them. */
export class LogWriter {
  #bytes = Buffer.allocUnsafeSlow(firstBytes);
  #end = checksumBytes;

  add({ head, frame }: LogRecord): void {
    const text = JSON.stringify(head);
    const headAt = this.#end + lengthsBytes;
    this.#reserve(headAt + text.length * utf8BytesMax + frame.length);
    const headBytes = this.#bytes.write(text, headAt);
    this.#bytes.writeUInt32LE(headBytes, this.#end);
    this.#bytes.writeUInt32LE(frame.length, this.#end + 4);
    this.#bytes.set(frame, headAt + headBytes);
    this.#end = headAt + headBytes + frame.length;
  }

  /** In memory of its own, so that it can be handed to another thread without a copy. */
  blob(): Uint8Array {
    this.#bytes.writeUInt32LE(crc32(this.#bytes.subarray(checksumBytes, this.#end)), 0);
    return Uint8Array.prototype.slice.call(this.#bytes, 0, this.#end);
  }

  #reserve(end: number): void {
    if (end <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(end, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
  }
}

/** The inverse of `encodeLog`; the records share the blob's memory. A blob that is not what was written is a RangeError. */
export function decodeLog(blob: Uint8Array): StoredRecord[] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const body = blob.subarray(checksumBytes);
  if (blob.length < checksumBytes || crc32(body) !== view.getUint32(0, true))
    throw new RangeError('a damaged log of frames');
  const records: StoredRecord[] = [];
  for (let at = checksumBytes; at < blob.length; ) {
    const record = new StoredRecord(blob, at, view.getUint32(at, true), view.getUint32(at + 4, true));
    records.push(record);
    at += record.sizeBytes;
  }
  return records;
}

/** A record in its blob, taken apart when it is looked at: a hundred thousand may wait in memory, and as objects they would take many times their bytes. */
export class StoredRecord implements LogRecord {
  readonly #blob: Uint8Array;
  readonly #at: number;
  readonly #headBytes: number;
  readonly #frameBytes: number;

  constructor(blob: Uint8Array, at: number, headBytes: number, frameBytes: number) {
    this.#blob = blob;
    this.#at = at;
    this.#headBytes = headBytes;
    this.#frameBytes = frameBytes;
  }

  get sizeBytes(): number {
    return lengthsBytes + this.#headBytes + this.#frameBytes;
  }

  get head(): LogHead {
    const fromAt = this.#at + lengthsBytes;
    return JSON.parse(toText.decode(this.#blob.subarray(fromAt, fromAt + this.#headBytes)));
  }

  get frame(): Uint8Array {
    const fromAt = this.#at + lengthsBytes + this.#headBytes;
    return this.#blob.subarray(fromAt, fromAt + this.#frameBytes);
  }
}

/** The arrival that was logged. Its frame was checked when it came; one that no longer reads is a ProtocolError. */
export function arrivalOf({ head, frame }: LogRecord): Arrival {
  const { epoch: _epoch, firstSeq: _firstSeq, lastSeq: _lastSeq, lost: _lost, ...about } = head;
  const batch = decodeFrame(frame);
  if (batch.type !== 'batch') throw new TypeError(`the log holds a ${batch.type}`);
  return { ...about, batch };
}

/** What the log keeps of an arrival; the batch itself is no longer needed. */
export function recordOf({ batch, frame, ...about }: Arrival): LogRecord {
  const { epoch, firstSeq, lostBefore } = batch;
  const lastSeq = firstSeq + observationCount(batch) - 1;
  const head = { ...about, epoch, firstSeq, lastSeq, lost: lostBefore?.count ?? 0 };
  return { head, frame: frame ?? encodeFrame({ type: 'batch', ...batch }) };
}
