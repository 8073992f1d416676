import type { CheckRule, Lifecycle, Result } from '@kadoban/proto/messages';
import type { Sample } from '../ledger/evidence.ts';
import type { StoredBlock } from '../metrics/block.ts';
import type { Arrival } from './store.ts';

/** How far a clock may be off before its times are corrected: below it, the estimate's own error would only add noise. */
export const clockToleranceMs = 1000;

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
export function newestSampleMs({ batch, receivedMs, clockOffsetMs }: Arrival): number | undefined {
  const correction = correctionMs(clockOffsetMs);
  let newestMs: number | undefined;
  for (const rawMs of batch.samples.flatMap((block) => block.atMs)) {
    const atMs = rawMs - correction;
    if (atMs <= receivedMs + futureMs && (newestMs === undefined || atMs > newestMs)) newestMs = atMs;
  }
  return newestMs;
}

/** How many observations of a batch are from too far in the future to be believed. */
export function futureCount({ batch, receivedMs, clockOffsetMs }: Arrival): number {
  const latestMs = receivedMs + futureMs + correctionMs(clockOffsetMs);
  const times = [
    ...batch.samples.flatMap((block) => block.atMs),
    ...batch.results.map((result) => result.atMs),
    ...batch.lifecycle.map((event) => event.atMs),
  ];
  return times.filter((rawMs) => rawMs > latestMs).length;
}

function correctionMs(clockOffsetMs: number): number {
  return Math.abs(clockOffsetMs) > clockToleranceMs ? clockOffsetMs : 0;
}

/** Takes apart the observations numbered above `storedSeq`; the others were applied before. */
export function newEvidence({ batch, receivedMs, clockOffsetMs }: Arrival, storedSeq: number): NewEvidence {
  const correction = correctionMs(clockOffsetMs);
  const quarantined: { seq: number; atMs: number }[] = [];
  let seq = batch.firstSeq;
  /** Numbers one observation; its corrected time when it is new and believed. */
  const admit = (rawMs: number): { seq: number; atMs: number } | undefined => {
    const one = { seq: seq++, atMs: rawMs - correction };
    if (one.seq <= storedSeq) return undefined;
    if (one.atMs <= receivedMs + futureMs) return one;
    quarantined.push(one);
    return undefined;
  };

  const samples: Required<Sample>[] = [];
  const blocks: (StoredBlock & { seq: number })[] = [];
  for (const block of batch.samples) {
    const admitted = block.atMs.map(admit);
    const kept = admitted.flatMap((one, index) => (one ? [{ ...one, index }] : []));
    for (const { atMs, index } of kept) samples.push({ atMs, boot: block.boot, monoMs: block.monoMs[index] ?? 0 });
    const first = kept[0];
    if (first === undefined || block.instances.length === 0) continue;
    blocks.push({
      seq: first.seq,
      atMs: kept.map((one) => one.atMs),
      instances: block.instances.map(({ name, metrics, values }) => ({
        name,
        metrics,
        values: values.map((column) => kept.map((one) => column[one.index] ?? 0)),
      })),
    });
  }
  const corrected = <T extends { readonly atMs: number }>(observation: T): T[] => {
    const one = admit(observation.atMs);
    return one ? [{ ...observation, atMs: one.atMs }] : [];
  };
  const results = batch.results.flatMap(corrected);
  const lifecycle = batch.lifecycle.flatMap(corrected);
  return { samples, blocks, results, lifecycle, quarantined };
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
