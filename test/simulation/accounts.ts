import type { Observation } from '@kadoban/agent/src/spool/seal.ts';
import type { Arrival } from '@kadoban/collector/src/store/store.ts';
import { type Batch, type Lifecycle, observationCount, type Result } from '@kadoban/proto/messages';
import type { Told } from './told.ts';

/** One thing that an agent saw. */
export interface Made {
  readonly hostId: string;
  readonly epoch: number;
  readonly atMs: number;
  /** When it truly was what the agent says by its clock. */
  readonly trueMs: number;
  /** Of a sample the boot and its metric, of a result the check. */
  readonly of: { readonly boot?: string; readonly metric?: number; readonly check?: string };
  /** By the clock of its machine, which stops with it. */
  readonly monotonicMs: number;
}

interface Stamp {
  readonly boot: string;
  /** When it truly was. */
  readonly trueMs: number;
}

/** How an agent process ended, by the clock of its machine. */
export interface AgentRun {
  endMs: number | undefined;
  /** Until when its disk took nothing: what was held meanwhile went with the process. */
  unwritableToMs: number;
}

/** Writes down what agents made, what was told to be on a disk, sent and acknowledged: what no part of the product may contradict. */
export class Accounts {
  readonly made = new Map<string, Made>();
  readonly runs = new Map<string, AgentRun>();
  /** By host, epoch and number: what was seen under it. */
  readonly contents = new Map<string, string>();
  /** By content: the numbers under which it was seen whole. */
  readonly numbers = new Map<string, Set<string>>();
  readonly written = new Set<string>();
  /** By host and epoch. */
  readonly acked = new Map<string, number>();
  /** When the agent of each host was acknowledged last. */
  readonly ackedMs = new Map<string, number>();
  /** What the collector's store took, in its order. */
  readonly arrivals: Arrival[] = [];
  /** By host and epoch: the highest number that the store took. */
  readonly #heads = new Map<string, number>();
  readonly told: Told[] = [];
  /** How often something happened that is none of the faults, but follows from them. */
  readonly happened = {
    ...{ putOff: 0, throttled: 0, sealed: 0, lookedFor: 0, signedRoots: 0, told: 0 },
    /** Batches that came again though the store had all of them, and frames that came after the dial of a later connection. */
    ...{ deliveredAgain: 0, overtaken: 0 },
  };
  readonly problems: string[] = [];
  /** Signs of life that a new process found on its disk. */
  readonly stamps: (Stamp & Pick<Made, 'hostId' | 'epoch' | 'monotonicMs'>)[] = [];

  problem(text: string): void {
    if (this.problems.length < 20) this.problems.push(text);
  }

  /** A batch that was sent or written. */
  saw(hostId: string, batch: Batch, where: 'sent' | 'written'): void {
    for (const [index, { content, isWhole }] of contentsOf(hostId, batch).entries()) {
      const number = `${hostId} ${batch.epoch}:${batch.firstSeq + index}`;
      const known = this.contents.get(number);
      if (known !== undefined && known !== content) this.problem(`${number} is ${known} and ${content}`);
      this.contents.set(number, content);
      if (where === 'written') this.written.add(content);
      if (!isWhole) continue;
      const numbers = this.numbers.get(content) ?? new Set();
      this.numbers.set(content, numbers.add(number));
    }
  }

  /** What the store took, in its order. */
  kept(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) {
      const { hostId, batch } = arrival;
      const key = `${hostId} ${batch.epoch}`;
      const [head, last] = [this.#heads.get(key) ?? 0, batch.firstSeq + observationCount(batch) - 1];
      if (last <= head) this.happened.deliveredAgain++;
      this.#heads.set(key, Math.max(head, last));
      this.arrivals.push(arrival);
    }
  }

  ack(hostId: string, { epoch, seq }: { readonly epoch: number; readonly seq: number }, nowMs: number): void {
    this.ackedMs.set(hostId, nowMs);
    const key = `${hostId} ${epoch}`;
    this.acked.set(key, Math.max(seq, this.acked.get(key) ?? 0));
  }
}

/** The numbers whose samples came with their metrics when they were kept: an agent that is short of room may send them without. */
export function keptWhole({ arrivals }: Accounts): ReadonlySet<string> {
  const heads = new Map<string, number>();
  const whole = new Set<string>();
  for (const { hostId, batch } of arrivals) {
    const key = `${hostId} ${batch.epoch}`;
    const head = heads.get(key) ?? 0;
    for (const [index, { isWhole }] of contentsOf(hostId, batch).entries()) {
      const seq = batch.firstSeq + index;
      if (seq > head && isWhole) whole.add(`${key}:${seq}`);
      heads.set(key, Math.max(seq, heads.get(key) ?? 0));
    }
  }
  return whole;
}

/** When an observation says it was made, and of what. */
export function saidOf(observation: Observation): Pick<Made, 'of'> & { readonly saidMs: number } {
  if (observation.type === 'sample') {
    const { atMs, boot, readings } = observation.sample;
    const [reading] = readings;
    return { saidMs: atMs, of: { boot, ...(reading && { metric: reading.value }) } };
  }
  if (observation.type === 'result')
    return { saidMs: observation.result.atMs, of: { check: observation.result.check } };
  return { saidMs: observation.event.atMs, of: {} };
}

/** What tells an observation from all others; undefined for the repetition of a last sign of life. */
export function observationContent(hostId: string, epoch: number, observation: Observation): string | undefined {
  if (observation.type === 'sample') {
    const { boot, monoMs, readings } = observation.sample;
    return readings.length > 0 ? sampleContent(hostId, boot, monoMs) : undefined;
  }
  if (observation.type === 'result') return resultContent(hostId, observation.result);
  return lifecycleContent(hostId, epoch, observation.event);
}

const sampleContent = (hostId: string, boot: string, monoMs: number) => `${hostId} sample ${boot} ${monoMs}`;
const resultContent = (hostId: string, { check, output }: Result) => `${hostId} result ${check} ${output}`;
const lifecycleContent = (hostId: string, epoch: number, { type, atMs }: Lifecycle) =>
  `${hostId} ${type} ${epoch} ${atMs}`;

/** In the order of the numbers. */
function contentsOf(hostId: string, batch: Batch): { readonly content: string; readonly isWhole: boolean }[] {
  return [
    ...batch.samples.flatMap(({ boot, monoMs, instances }) =>
      monoMs.map((ms) => ({ content: sampleContent(hostId, boot, ms), isWhole: instances.length > 0 })),
    ),
    ...batch.results.map((result) => ({ content: resultContent(hostId, result), isWhole: true })),
    ...batch.lifecycle.map((event) => ({ content: lifecycleContent(hostId, batch.epoch, event), isWhole: true })),
  ];
}
