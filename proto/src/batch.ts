import type { kadoban } from '../gen/kadoban.js';
import * as check from './check.ts';
import { fromDeltas, toDeltas } from './deltas.ts';
import * as limits from './limits.ts';
import type { Batch, Instance, InventoryFact, Lifecycle, Loss, NextBatch, Result, SampleBlock } from './messages.ts';
import { observationCount } from './messages.ts';
import { ProtocolError } from './protocol-error.ts';

type Wire<K extends keyof typeof kadoban.v1> = (typeof kadoban.v1)[K] extends { encode(message: infer P): unknown }
  ? P
  : never;

const statusNumbers = { up: 1, degraded: 2, down: 3, unknown: 4 } as const;
const statusNames = [undefined, 'up', 'degraded', 'down', 'unknown'] as const;

export function batchToWire(batch: Batch): Wire<'Batch'> {
  return {
    epoch: batch.epoch,
    firstSeq: batch.firstSeq,
    samples: batch.samples.map(blockToWire),
    results: batch.results.map(resultToWire),
    lifecycle: batch.lifecycle.map(lifecycleToWire),
    lostBefore: batch.lostBefore ?? null,
    ...(batch.wallAheadMs !== undefined && { wallAheadMs: batch.wallAheadMs }),
  };
}

/** A decoded batch within all limits, or a ProtocolError. */
export function batchFromWire(wire: Wire<'Batch'>): Batch {
  const lostBefore = wire.lostBefore ? lossFromWire(wire.lostBefore) : undefined;
  const wallAheadMs = check.aheadMs(wire.wallAheadMs, 'batch.wallAheadMs');
  const batch: Batch = {
    epoch: check.integer(wire.epoch, 'batch.epoch', 1, Number.MAX_SAFE_INTEGER),
    firstSeq: check.firstSeq(wire.firstSeq),
    samples: check.list(wire.samples, 'batch.samples', limits.batchObservationsMax).map(blockFromWire),
    results: check.list(wire.results, 'batch.results', limits.batchObservationsMax).map(resultFromWire),
    lifecycle: check.list(wire.lifecycle, 'batch.lifecycle', limits.batchObservationsMax).map(lifecycleFromWire),
    ...(lostBefore && { lostBefore }),
    ...(wallAheadMs !== 0 && { wallAheadMs }),
  };
  const count = observationCount(batch);
  if (count === 0 || count > limits.batchObservationsMax) {
    throw new ProtocolError(`a batch of ${count} observations, not 1 to ${limits.batchObservationsMax}`);
  }
  if (lostBefore && lostBefore.count >= batch.firstSeq) throw new ProtocolError('batch.lostBefore reaches before 1');
  return batch;
}

export function nextBatchToWire({ values, results, ...numbers }: NextBatch): Wire<'NextBatch'> {
  return { ...numbers, values: [...values], results: results.map(resultToWire) };
}

/** Within all limits that show without the batch before it. */
export function nextBatchFromWire(wire: Wire<'NextBatch'>): NextBatch {
  const wallAheadMs = check.aheadMs(wire.wallAheadMs, 'batch.wallAheadMs');
  return {
    laterMs: check.aheadMs(wire.laterMs, 'batch.laterMs'),
    awakeMs: check.aheadMs(wire.awakeMs, 'batch.awakeMs'),
    values: check.list(wire.values, 'batch.values', limits.blockValuesMax),
    results: check.list(wire.results, 'batch.results', limits.batchObservationsMax - 1).map(resultFromWire),
    ...(wallAheadMs !== 0 && { wallAheadMs }),
  };
}

function lossFromWire(wire: Wire<'Loss'>): Loss {
  return {
    count: check.integer(wire.count, 'loss.count', 1, Number.MAX_SAFE_INTEGER),
    fromMs: check.timeMs(wire.fromMs, 'loss.fromMs'),
    toMs: check.timeMs(wire.toMs, 'loss.toMs'),
    reason: check.reason(wire.reason, 'loss.reason'),
  };
}

function blockToWire(block: SampleBlock): Wire<'SampleBlock'> {
  return {
    boot: block.boot,
    atMs: toDeltas(block.atMs),
    monoMs: toDeltas(block.monoMs),
    instances: block.instances.map(instanceToWire),
  };
}

function instanceToWire({ name, metrics, values }: Instance): Wire<'Instance'> {
  const deltas: number[] = [];
  for (const column of values) toDeltas(column, deltas);
  return { name, metrics: [...metrics], values: deltas };
}

function blockFromWire(wire: Wire<'SampleBlock'>): SampleBlock {
  const atMs = fromDeltas(check.list(wire.atMs, 'sample.atMs', limits.batchObservationsMax), 'sample.atMs');
  const monoMs = fromDeltas(check.list(wire.monoMs, 'sample.monoMs', limits.batchObservationsMax), 'sample.monoMs');
  if (atMs.length === 0) throw new ProtocolError('a block without samples');
  if (monoMs.length !== atMs.length) throw new ProtocolError('sample.monoMs and sample.atMs differ in length');
  for (const at of atMs) check.timeMs(at, 'sample.atMs');
  for (const mono of monoMs) check.integer(mono, 'sample.monoMs', 0, Number.MAX_SAFE_INTEGER);
  const instances = check.list(wire.instances, 'sample.instances', limits.instancesMax);
  return {
    boot: check.name(wire.boot, 'sample.boot'),
    atMs,
    monoMs,
    instances: instances.map((instance) => instanceFromWire(instance, atMs.length)),
  };
}

function instanceFromWire(wire: Wire<'Instance'>, samples: number): Instance {
  const metrics = check.list(wire.metrics, 'instance.metrics', limits.nameCharsMax);
  const values = check.list(wire.values, 'instance.values', limits.blockValuesMax);
  if (values.length !== metrics.length * samples) throw new ProtocolError('instance.values do not fill its metrics');
  if (new Set(metrics).size !== metrics.length) throw new ProtocolError('instance.metrics names one twice');
  return {
    name: check.text(wire.name, 'instance.name', limits.nameCharsMax),
    metrics: [...metrics],
    values: metrics.map((_, index) => fromDeltas(values, 'instance.values', index * samples, (index + 1) * samples)),
  };
}

function resultToWire(result: Result): Wire<'Result'> {
  return { ...result, timings: [...result.timings], status: statusNumbers[result.status] };
}

function resultFromWire(wire: Wire<'Result'>): Result {
  const status = statusNames[wire.status ?? 0];
  if (status === undefined) throw new ProtocolError('result.status is none that is known');
  return {
    check: check.name(wire.check, 'result.check'),
    atMs: check.timeMs(wire.atMs, 'result.atMs'),
    status,
    reason: check.reason(wire.reason, 'result.reason'),
    output: check.text(wire.output, 'result.output', limits.outputCharsMax),
    timings: check.list(wire.timings, 'result.timings', limits.timingsMax).map((timing) => ({
      name: check.name(timing.name, 'timing.name'),
      us: timing.us ?? 0,
    })),
  };
}

function lifecycleToWire(event: Lifecycle): Wire<'Lifecycle'> {
  const { atMs, type, ...fields } = event;
  return type === 'unknown' ? { atMs } : { atMs, [type]: fields };
}

function lifecycleFromWire(wire: Wire<'Lifecycle'>): Lifecycle {
  const atMs = check.timeMs(wire.atMs, 'lifecycle.atMs');
  if (wire.agentStarted) {
    const { boot, bootAtMs, version } = wire.agentStarted;
    return {
      type: 'agentStarted',
      atMs,
      boot: check.name(boot, 'agentStarted.boot'),
      bootAtMs: check.timeMs(bootAtMs, 'agentStarted.bootAtMs'),
      version: check.name(version, 'agentStarted.version'),
    };
  }
  if (wire.agentStopped) {
    return { type: 'agentStopped', atMs, reason: check.reason(wire.agentStopped.reason, 'agentStopped.reason') };
  }
  if (wire.hostShutdown) {
    return {
      type: 'hostShutdown',
      atMs,
      boot: check.text(wire.hostShutdown.boot, 'hostShutdown.boot', limits.nameCharsMax),
    };
  }
  if (wire.checkSet) {
    const checks = check.list(wire.checkSet.checks, 'checkSet.checks', limits.checksMax).map(ruleFromWire);
    if (new Set(checks.map((rule) => rule.name)).size !== checks.length)
      throw new ProtocolError('checkSet names one check twice');
    return { type: 'checkSet', atMs, checks };
  }
  if (wire.inventory) return { type: 'inventory', atMs, facts: factsFromWire(wire.inventory) };
  return toldByPeople(wire, atMs) ?? { type: 'unknown', atMs };
}

function factsFromWire(wire: Wire<'Inventory'>): InventoryFact[] {
  const facts = check
    .list(wire.facts, 'inventory.facts', limits.inventoryFactsMax)
    .map(({ name, instance, value }) => ({
      name: check.name(name, 'fact.name'),
      instance: check.text(instance, 'fact.instance', limits.nameCharsMax),
      value: check.name(value, 'fact.value'),
    }));
  if (new Set(facts.map(({ name, instance }) => JSON.stringify([name, instance]))).size !== facts.length)
    throw new ProtocolError('inventory says one fact twice');
  return facts;
}

function toldByPeople(wire: Wire<'Lifecycle'>, atMs: number): Lifecycle | undefined {
  if (wire.mark) return { type: 'mark', atMs, text: check.name(wire.mark.text, 'mark.text') };
  if (wire.maintenanceEnded) return { type: 'maintenanceEnded', atMs };
  if (!wire.maintenanceStarted) return undefined;
  const { forMs, reason } = wire.maintenanceStarted;
  return {
    type: 'maintenanceStarted',
    atMs,
    forMs: check.integer(forMs, 'maintenanceStarted.forMs', 1000, limits.maintenanceMsMax),
    reason: check.text(reason, 'maintenanceStarted.reason', limits.nameCharsMax),
  };
}

function ruleFromWire(wire: Wire<'CheckRule'>) {
  return {
    name: check.name(wire.name, 'rule.name'),
    kind: check.name(wire.kind, 'rule.kind'),
    target: check.text(wire.target, 'rule.target', limits.outputCharsMax),
    intervalMs: check.integer(wire.intervalMs, 'rule.intervalMs', 1000, 86_400_000),
    failures: check.integer(wire.failures, 'rule.failures', 1, 100),
    recoveries: check.integer(wire.recoveries, 'rule.recoveries', 1, 100),
  };
}
