import { decodeFrame } from '@kadoban/proto/frame';
import { type Batch, type EpochAck, observationCount } from '@kadoban/proto/messages';
import { FrameReader, type WholeFrame } from '@kadoban/proto/session-frames';
import type { Overheard } from './wire-tap.ts';

/** A batch as it was sent. */
export interface Sent {
  readonly hostId: string;
  readonly batch: Batch;
  readonly lastSeq: number;
  /** When it was sent first. */
  readonly atMs: number;
  /** Of its frame when it is told whole. */
  readonly bytes: Uint8Array;
}

/** What one epoch of one host sent, by the first number of each batch, and what it was told to be stored. */
export interface HeardEpoch extends EpochAck {
  readonly hostId: string;
  readonly sent: Map<number, Sent>;
}

/** What agents said and were told, as the wire had it: no part of the product may contradict it. */
export class Heard {
  readonly epochs = new Map<string, HeardEpoch & { seq: number }>();
  readonly problems: string[] = [];
  /** How often a collector said welcome. */
  welcomes = 0;
  acks = 0;
  readonly #hosts = new Map<number, string>();
  readonly #readers = new Map<number, FrameReader>();

  take({ connection, from, atMs, payload }: Overheard): void {
    const { frame, bytes } =
      from === 'agent' ? this.#read(connection, payload) : { frame: decodeFrame(payload), bytes: payload };
    if (from === 'agent' && frame.type === 'hello') this.#hosts.set(connection, frame.hostId);
    const hostId = this.#hosts.get(connection);
    if (hostId === undefined) return;
    if (from === 'agent' && frame.type === 'batch') this.#sent(hostId, frame, atMs, bytes);
    if (from === 'collector' && frame.type === 'ack') {
      this.acks++;
      this.#stored(hostId, frame);
    }
    if (from === 'collector' && frame.type === 'welcome') {
      this.welcomes++;
      for (const ack of frame.acked) this.#stored(hostId, ack);
    }
  }

  /** Whether something of a host that was sent after an instant is acknowledged. */
  storedSince(hostId: string, sinceMs: number): boolean {
    const epochs = [...this.epochs.values()].filter((epoch) => epoch.hostId === hostId);
    return epochs.some(({ seq, sent }) => sent.values().some(({ atMs, lastSeq }) => atMs >= sinceMs && lastSeq <= seq));
  }

  /** Whether all that was sent in the newest epoch of a host is acknowledged, and that is something. */
  isThrough(hostId: string, sinceMs: number): boolean {
    const newest = [...this.epochs.values()].findLast((epoch) => epoch.hostId === hostId);
    const first = newest?.sent.values().next().value;
    return newest !== undefined && first !== undefined && first.atMs >= sinceMs && newest.seq >= first.lastSeq;
  }

  #read(connection: number, payload: Uint8Array): WholeFrame {
    const reader = this.#readers.get(connection) ?? new FrameReader();
    this.#readers.set(connection, reader);
    return reader.read(payload);
  }

  #sent(hostId: string, batch: Batch, atMs: number, bytes: Uint8Array): void {
    const { sent } = this.#epoch(hostId, batch.epoch);
    const known = sent.get(batch.firstSeq);
    if (known && Buffer.compare(known.bytes, bytes) !== 0)
      this.problems.push(`${hostId} gave ${batch.epoch}:${batch.firstSeq} to two things`);
    const lastSeq = batch.firstSeq + observationCount(batch) - 1;
    if (!known) sent.set(batch.firstSeq, { hostId, batch, lastSeq, atMs, bytes: Buffer.from(bytes) });
  }

  #stored(hostId: string, { epoch, seq }: EpochAck): void {
    const known = this.#epoch(hostId, epoch);
    known.seq = Math.max(known.seq, seq);
  }

  #epoch(hostId: string, epoch: number) {
    const key = `${hostId} ${epoch}`;
    const known = this.epochs.get(key) ?? { hostId, epoch, seq: 0, sent: new Map() };
    this.epochs.set(key, known);
    return known;
  }
}
