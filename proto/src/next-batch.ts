import * as check from './check.ts';
import { type Batch, type Instance, type NextBatch, observationCount, type SampleBlock } from './messages.ts';
import { ProtocolError } from './protocol-error.ts';

/**
 * What both sides of a session know of the last batch that went over it, so that the next one can be told by what is different. Written over from
 * batch to batch: a collector holds one for each of its agents, and what lives from one sample to the next is old to V8, which would have to look
 * through all its memory each minute to be rid of it.
 */
export interface Base {
  epoch: number;
  /** The number behind that batch. */
  nextSeq: number;
  /** The last sample of the session, which may be of an earlier batch. */
  readonly sample: BaseSample;
}

interface BaseSample {
  boot: string;
  atMs: number;
  monoMs: number;
  /** Names and metrics; not their values. */
  shape: readonly Pick<Instance, 'name' | 'metrics'>[];
  /** Metric by metric, instance by instance. */
  values: number[];
}

/** What `batch` leaves, where the one before it left `former`, which it writes over. Undefined as long as there was no sample. */
export function baseOf(batch: Batch, former: Base | undefined): Base | undefined {
  const block = batch.samples.at(-1);
  const nextSeq = batch.firstSeq + observationCount(batch);
  if (!former) return block && { epoch: batch.epoch, nextSeq, sample: firstSample(block) };
  former.epoch = batch.epoch;
  former.nextSeq = nextSeq;
  if (block) replace(former.sample, block);
  return former;
}

function firstSample(block: SampleBlock): BaseSample {
  return { boot: block.boot, ...lastTimes(block), shape: shapeOf(block), values: lastValues(block, []) };
}

function replace(sample: BaseSample, block: SampleBlock): void {
  if (!isShape(block, sample)) {
    sample.boot = block.boot;
    sample.shape = shapeOf(block);
    sample.values = [];
  }
  const { atMs, monoMs } = lastTimes(block);
  sample.atMs = atMs;
  sample.monoMs = monoMs;
  lastValues(block, sample.values);
}

function lastTimes({ atMs, monoMs }: SampleBlock): Pick<BaseSample, 'atMs' | 'monoMs'> {
  return { atMs: atMs.at(-1) ?? 0, monoMs: monoMs.at(-1) ?? 0 };
}

function shapeOf({ instances }: SampleBlock): BaseSample['shape'] {
  return instances.map(({ name, metrics }) => ({ name, metrics }));
}

/** Written to `values`, which has as many already or none. */
function lastValues({ instances }: SampleBlock, values: number[]): number[] {
  let at = 0;
  for (const instance of instances) for (const column of instance.values) values[at++] = column.at(-1) ?? 0;
  return values;
}

function isShape(block: SampleBlock, { boot, shape }: BaseSample): boolean {
  if (block.boot !== boot || block.instances.length !== shape.length) return false;
  return block.instances.every(({ name, metrics }, index) => {
    const other = shape[index];
    const sameLength = other?.name === name && other.metrics.length === metrics.length;
    return sameLength && metrics.every((metric, at) => metric === other.metrics[at]);
  });
}

/** What of `batch` is different from `base`; undefined where it has to be told whole. */
export function shortened(batch: Batch, { epoch, nextSeq, sample: before }: Base): NextBatch | undefined {
  const [block, ...more] = batch.samples;
  const isNext = batch.epoch === epoch && batch.firstSeq === nextSeq && batch.lostBefore === undefined;
  if (!isNext || !block || more.length > 0 || block.atMs.length !== 1 || batch.lifecycle.length > 0) return undefined;
  if (!isShape(block, before)) return undefined;
  const { atMs, monoMs } = lastTimes(block);
  const laterMs = atMs - before.atMs;
  return {
    laterMs,
    awakeMs: monoMs - before.monoMs - laterMs,
    values: lastValues(block, []).map((value, index) => value - (before.values[index] ?? 0)),
    results: batch.results,
    ...(batch.wallAheadMs !== undefined && { wallAheadMs: batch.wallAheadMs }),
  };
}

/** The inverse of `shortened`: a batch within all limits, or a ProtocolError. */
export function whole(next: NextBatch, { epoch, nextSeq, sample: before }: Base): Batch {
  const { laterMs, awakeMs, values, results, wallAheadMs } = next;
  if (values.length !== before.values.length) {
    throw new ProtocolError(`batch.values has ${values.length} entries behind a sample of ${before.values.length}`);
  }
  let at = 0;
  const { MIN_SAFE_INTEGER: valueMin, MAX_SAFE_INTEGER: valueMax } = Number;
  const column = (): number[] => {
    const value = (before.values[at] ?? 0) + (values[at] ?? 0);
    at += 1;
    return [check.integer(value, 'batch.values', valueMin, valueMax)];
  };
  return {
    epoch,
    firstSeq: check.firstSeq(nextSeq),
    samples: [
      {
        boot: before.boot,
        atMs: [check.timeMs(before.atMs + laterMs, 'sample.atMs')],
        monoMs: [check.integer(before.monoMs + laterMs + awakeMs, 'sample.monoMs', 0, valueMax)],
        instances: before.shape.map(({ name, metrics }) => ({ name, metrics, values: metrics.map(column) })),
      },
    ],
    results,
    lifecycle: [],
    ...(wallAheadMs !== undefined && { wallAheadMs }),
  };
}
