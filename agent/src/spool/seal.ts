import * as limits from '@kadoban/proto/limits';
import type { Batch, Instance, InventoryFact, Lifecycle, Loss, Result, SampleBlock } from '@kadoban/proto/messages';
import { metricKinds, type Reading } from '@kadoban/proto/metrics';

/** One thing that was seen and takes one sequence number. A sample without readings is a bare sign of life. */
export type Observation =
  | { readonly type: 'sample'; readonly sample: Sample }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'lifecycle'; readonly event: Lifecycle };

export interface Sample {
  readonly boot: string;
  readonly atMs: number;
  /** A clock that starts with the boot and stops with the machine. */
  readonly monoMs: number;
  readonly readings: readonly Reading[];
}

/** What batches say besides observations. */
export interface About {
  readonly epoch: number;
  /** How far the wall clock is ahead of the times of the observations. */
  readonly wallAheadMs: number;
  /** What is missing before the first of them. */
  readonly lostBefore?: Loss | undefined;
}

/** Of a frame, for everything beside the observations. */
const frameHeadBytes = 256;

/** Values beyond are nonsense, and differences of two of them would no longer be exact. */
const valueMax = 2 ** 52;

const kindsByName = new Map<string, (typeof metricKinds)[number]>(metricKinds.map((kind) => [kind.name, kind]));

/**
 * Makes immutable batches of observations, numbered from `firstSeq` on; as few as the limits of a frame allow. Whatever was
 * observed becomes a batch that the collector accepts: one that it refused would block all that follow, for ever.
 */
export function seal(
  observations: readonly Observation[],
  firstSeq: number,
  { epoch, wallAheadMs, lostBefore }: About,
): Batch[] {
  const batches: Batch[] = [];
  let nextSeq = firstSeq;
  for (const part of parts(observations)) {
    const batch: Batch = {
      epoch,
      firstSeq: nextSeq,
      samples: blocksOf(part.flatMap((each) => (each.type === 'sample' ? [each.sample] : []))),
      results: part.flatMap((each) => (each.type === 'result' ? [tidyResult(each.result)] : [])),
      lifecycle: part.flatMap((each) => (each.type === 'lifecycle' ? [tidyLifecycle(each.event)] : [])),
      ...(lostBefore && batches.length === 0 && { lostBefore }),
      ...(wallAheadMs !== 0 && { wallAheadMs }),
    };
    batches.push(batch);
    nextSeq += part.length;
  }
  return batches;
}

/** Runs of observations that surely fit into one frame. */
function parts(observations: readonly Observation[]): Observation[][] {
  const all: Observation[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const observation of observations) {
    const part = all.at(-1);
    const more = bytesAtMost(observation);
    if (part && bytes + more <= limits.frameBytesMax && part.length < limits.batchObservationsMax) {
      part.push(observation);
      bytes += more;
    } else {
      all.push([observation]);
      bytes = frameHeadBytes + more;
    }
  }
  return all;
}

/** An upper bound of what an observation takes on the wire: 10 bytes a number; JSON spends more on names than protobuf on tags. */
function bytesAtMost(observation: Observation): number {
  if (observation.type === 'sample') {
    const { boot, readings } = observation.sample;
    return readings.reduce((sum, { instance }) => sum + 3 * instance.length + 40, 3 * boot.length + 40);
  }
  return Buffer.byteLength(JSON.stringify(observation));
}

/** Neighbours of one boot with the same metrics share a block: their numbers stand in columns, and differ little. */
function blocksOf(samples: readonly Sample[]): SampleBlock[] {
  const groups: { shape: string; boot: string; samples: Sample[]; instances: Columns[] }[] = [];
  for (const sample of samples) {
    const instances = columnsOf(sample.readings);
    const boot = cut(sample.boot, limits.nameCharsMax);
    // One alone is compared with none.
    const shape = samples.length === 1 ? '' : shapeOf(boot, instances);
    const last = groups.at(-1);
    if (last?.shape === shape) {
      last.samples.push(sample);
      last.instances.push(instances);
    } else groups.push({ shape, boot, samples: [sample], instances: [instances] });
  }
  return groups.map((group) => ({
    boot: group.boot,
    atMs: group.samples.map(({ atMs }) => tidyTime(atMs)),
    monoMs: group.samples.map(({ monoMs }) => Math.max(0, Math.round(monoMs))),
    instances: transposed(group.instances),
  }));
}

function shapeOf(boot: string, instances: Columns): string {
  return JSON.stringify([boot, instances.map(({ name, values }) => [name, [...values.keys()]])]);
}

/** One sample's values by instance and metric id. */
type Columns = readonly { readonly name: string; readonly values: ReadonlyMap<number, number> }[];

function columnsOf(readings: readonly Reading[]): Columns {
  const instances = new Map<string, Map<number, number>>();
  for (const { name, instance, value } of readings) {
    const kind = kindsByName.get(name);
    const scaled = Math.round(value * (kind?.scale ?? 1));
    if (!kind || Number.isNaN(scaled)) continue;
    const key = cut(instance, limits.nameCharsMax);
    let values = instances.get(key);
    if (!values) {
      if (instances.size === limits.instancesMax) continue;
      values = new Map();
      instances.set(key, values);
    }
    values.set(kind.id, Math.max(-valueMax, Math.min(valueMax, scaled)));
  }
  return [...instances].map(([name, values]) => ({ name, values }));
}

function transposed(samples: readonly Columns[]): Instance[] {
  const [first = []] = samples;
  return first.map(({ name, values }, at) => {
    const metrics = [...values.keys()];
    return { name, metrics, values: metrics.map((id) => samples.map((each) => each[at]?.values.get(id) ?? 0)) };
  });
}

function tidyResult(result: Result): Result {
  return {
    check: cut(result.check, limits.nameCharsMax),
    atMs: tidyTime(result.atMs),
    status: result.status,
    reason: cut(result.reason, limits.reasonCharsMax),
    output: cut(result.output, limits.outputCharsMax),
    timings: result.timings.slice(0, limits.timingsMax).map(({ name, us }) => ({
      name: cut(name, limits.nameCharsMax),
      us: Math.max(0, Math.min(0xffff_ffff, Math.round(us))),
    })),
  };
}

function tidyLifecycle(event: Lifecycle): Lifecycle {
  const atMs = tidyTime(event.atMs);
  if (event.type === 'agentStarted') return { ...event, atMs, bootAtMs: tidyTime(event.bootAtMs) };
  if (event.type === 'agentStopped') return { ...event, atMs, reason: cut(event.reason, limits.reasonCharsMax) };
  if (event.type === 'inventory') return { ...event, atMs, facts: tidyFacts(event.facts) };
  if (event.type !== 'checkSet') return { ...event, atMs };
  const whole = bytesAtMost({ type: 'lifecycle', event }) + frameHeadBytes <= limits.frameBytesMax;
  // A set of checks cannot be divided. What the targets say is for people, so they give way before the names do.
  return whole ? { ...event, atMs } : { ...event, atMs, checks: event.checks.map((rule) => ({ ...rule, target: '' })) };
}

/** Each fact once, and none that says nothing. */
function tidyFacts(facts: readonly InventoryFact[]): InventoryFact[] {
  const tidy = facts.map(({ name, instance, value }) => ({
    name: cut(name, limits.nameCharsMax),
    instance: cut(instance, limits.nameCharsMax),
    value: cut(value, limits.nameCharsMax),
  }));
  const said = tidy.filter(({ name, value }) => name !== '' && value !== '');
  const once = new Map(said.map((fact) => [JSON.stringify([fact.name, fact.instance]), fact]));
  return [...once.values()].slice(0, limits.inventoryFactsMax);
}

/** A host whose clock was never set may say 1970, or less. */
function tidyTime(atMs: number): number {
  return Math.max(1, Math.min(limits.timeMsMax, Math.round(atMs)));
}

function cut(text: string, charsMax: number): string {
  return text.length <= charsMax ? text : text.slice(0, charsMax).toWellFormed();
}
