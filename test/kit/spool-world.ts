import { decodeFrame } from '@kadoban/proto/frame';
import type { Batch, Loss } from '@kadoban/proto/messages';
import { expect } from 'vitest';
import type { Observation } from '../../agent/src/spool/seal.ts';
import type { Sealed } from '../../agent/src/spool/sealed.ts';
import { Spool, type SpoolEvent, type SpoolOptions } from '../../agent/src/spool/spool.ts';
import type { SpoolDisk } from '../../agent/src/spool/spool-disk.ts';

/** What a collector keeps, and what it insists on: no number twice, and none missing without a loss. */
export class FakeCollector {
  acked = new Map<number, number>();
  readonly stored = new Map<string, string>();
  readonly losses: ({ readonly epoch: number; readonly beforeSeq: number } & Loss)[] = [];

  apply(sealed: Sealed): { epoch: number; seq: number } {
    const { epoch, firstSeq, lostBefore, ...batch } = batchIn(sealed.frame);
    const acked = this.acked.get(epoch) ?? 0;
    expect(firstSeq - (lostBefore?.count ?? 0)).toBe(acked + 1);
    if (lostBefore) this.losses.push({ epoch, beforeSeq: firstSeq, ...lostBefore });
    idsOf({ epoch, firstSeq, ...batch }).forEach((id, i) => {
      this.stored.set(`${epoch}:${firstSeq + i}`, id);
    });
    this.acked.set(epoch, sealed.lastSeq);
    return { epoch, seq: sealed.lastSeq };
  }

  welcome = () => [...this.acked].map(([epoch, seq]) => ({ epoch, seq }));
}

export function batchIn(frame: Uint8Array): Batch {
  const decoded = decodeFrame(frame);
  return decoded.type === 'batch' ? decoded : expect.fail(`a ${decoded.type}`);
}

/** Samples are told apart by their time, results and lifecycle by their text; in the order of the numbers. */
export const idsOf = ({ samples, results, lifecycle }: Batch): string[] => [
  ...samples.flatMap(({ atMs }) => atMs.map(String)),
  ...results.map(({ atMs }) => String(atMs)),
  ...lifecycle.map(({ atMs }) => String(atMs)),
];

/** Time in these tests is a counter: each observation has its own, which is its name. */
export function observed(atMs: number): Observation {
  if (atMs % 3 === 0) {
    return { type: 'result', result: { check: 'c', atMs, status: 'up', reason: '', output: '', timings: [] } };
  }
  if (atMs % 7 === 0) return { type: 'lifecycle', event: { type: 'agentStopped', atMs, reason: 'restart' } };
  return { type: 'sample', sample: { boot: 'b', atMs, monoMs: atMs, readings: [cpu(atMs)] } };
}
const cpu = (value: number) => ({ name: 'cpu.user' as const, instance: '', value });

const roomy = { bytesMax: 1e9, ageMaxMs: 1e12, memoryBytesMax: 1e9 };
export const openSpool = (
  disk: SpoolDisk,
  epoch: number,
  limits: Partial<SpoolOptions> = {},
  events: SpoolEvent[] = [],
) => Spool.open({ disk, epoch, ...roomy, onEvent: (event) => events.push(event), wallAheadMs: () => 0, ...limits }, 0);

export async function drain(spool: Spool, collector: FakeCollector, batchesMax = 1e6): Promise<void> {
  const delivery = spool.deliver(collector.welcome());
  for (let i = 0; i < batchesMax; i++) {
    const sealed = await delivery.next();
    if (!sealed) return;
    spool.ack(collector.apply(sealed));
  }
}
