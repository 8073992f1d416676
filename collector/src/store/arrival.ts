import type { CheckRule, Instance, Lifecycle, Result } from '@kadoban/proto/messages';
import type { Sample } from '../ledger/evidence.ts';
import type { StoredBlock } from '../metrics/block.ts';
import { correctedMs } from './arrival-clock.ts';
import type { Arrival } from './store.ts';

/** Evidence from later than this after its arrival is not believed, but kept aside. */
const futureMs = 5000;

/** What is new in a batch, at corrected times. */
export interface NewEvidence {
  readonly samples: readonly Required<Sample>[];
  readonly blocks: readonly (StoredBlock & { readonly seq: number })[];
  readonly results: readonly Result[];
  readonly lifecycle: readonly Lifecycle[];
  readonly quarantined: readonly { readonly seq: number; readonly atMs: number }[];
}

/** When the newest sample of a batch was taken, at corrected time; undefined when it has none that is believed. */
export function newestSampleMs(arrival: Arrival): number | undefined {
  let newestMs: number | undefined;
  for (const atMs of sampleTimes(arrival)) {
    if (atMs <= arrival.receivedMs + futureMs && (newestMs === undefined || atMs > newestMs)) newestMs = atMs;
  }
  return newestMs;
}

/** How many observations of a batch are from too far in the future to be believed. */
export function futureCount(arrival: Arrival): number {
  const { batch, receivedMs } = arrival;
  const times = [
    ...sampleTimes(arrival),
    ...batch.results.map((result) => correctedMs(arrival, result.atMs)),
    ...batch.lifecycle.map((event) => correctedMs(arrival, event.atMs, endedBoot(event))),
  ];
  return times.filter((atMs) => atMs > receivedMs + futureMs).length;
}

function sampleTimes(arrival: Arrival): number[] {
  return arrival.batch.samples.flatMap(({ boot, atMs }) => atMs.map((rawMs) => correctedMs(arrival, rawMs, boot)));
}

/** The run of the host whose clock tells the time of an event, where it is not that of the batch. */
function endedBoot(event: Lifecycle): string | undefined {
  return event.type === 'hostShutdown' ? event.boot : undefined;
}

/** Takes apart the observations numbered above `storedSeq`; the others were applied before. */
export function newEvidence(arrival: Arrival, storedSeq: number): NewEvidence {
  const { batch, receivedMs } = arrival;
  const quarantined: { seq: number; atMs: number }[] = [];
  let seq = batch.firstSeq;
  /** Numbers one observation; its corrected time when it is new and believed. */
  const admit = (rawMs: number, boot?: string): { seq: number; atMs: number } | undefined => {
    const one = { seq: seq++, atMs: correctedMs(arrival, rawMs, boot) };
    if (one.seq <= storedSeq) return undefined;
    if (one.atMs <= receivedMs + futureMs) return one;
    quarantined.push(one);
    return undefined;
  };

  const samples: Required<Sample>[] = [];
  const blocks: (StoredBlock & { seq: number })[] = [];
  for (const block of batch.samples) {
    const kept: number[] = [];
    const atMs: number[] = [];
    let firstSeq = 0;
    for (const [index, rawMs] of block.atMs.entries()) {
      const one = admit(rawMs, block.boot);
      if (!one) continue;
      if (kept.length === 0) firstSeq = one.seq;
      kept.push(index);
      atMs.push(one.atMs);
      samples.push({ atMs: one.atMs, boot: block.boot, monoMs: block.monoMs[index] ?? 0 });
    }
    if (kept.length === 0 || block.instances.length === 0) continue;
    const instances = kept.length === block.atMs.length ? block.instances : block.instances.map(only(kept));
    blocks.push({ seq: firstSeq, atMs, instances });
  }
  const results = batch.results.flatMap((result) => {
    const one = admit(result.atMs);
    return one ? [{ ...result, atMs: one.atMs }] : [];
  });
  const lifecycle = batch.lifecycle.flatMap((event) => {
    const one = admit(event.atMs, endedBoot(event));
    return one ? [movedTo(event, one.atMs)] : [];
  });
  return { samples, blocks, results, lifecycle, quarantined };
}

/** What an instance says in the samples that are kept. */
function only(kept: readonly number[]) {
  return ({ name, metrics, values }: Instance): Instance => ({
    name,
    metrics,
    values: values.map((column) => kept.map((index) => column[index] ?? 0)),
  });
}

/** The event at its corrected time; the agent read the start of its host from the same clock. */
function movedTo(event: Lifecycle, atMs: number): Lifecycle {
  if (event.type !== 'agentStarted') return { ...event, atMs };
  return { ...event, atMs, bootAtMs: event.bootAtMs + atMs - event.atMs };
}

/** True when the rules judge looks alike and describe the same check. */
export function sameRule(a: CheckRule, b: CheckRule): boolean {
  return (
    a.kind === b.kind &&
    a.target === b.target &&
    a.intervalMs === b.intervalMs &&
    a.failures === b.failures &&
    a.recoveries === b.recoveries
  );
}
