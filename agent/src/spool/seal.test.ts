import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { instancesMax } from '@kadoban/proto/limits';
import { type Lifecycle, observationCount, type Result } from '@kadoban/proto/messages';
import { metricKinds, type Reading } from '@kadoban/proto/metrics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Observation, seal } from './seal.ts';

const reading = fc.record({
  name: fc.constantFrom(...metricKinds.map(({ name }) => name)),
  instance: fc.constantFrom('', '/', 'eth0', 'ディスク'.repeat(99)),
  value: fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e300)),
});
const sample = fc.record({
  type: fc.constant('sample' as const),
  sample: fc.record({
    boot: fc.constantFrom('boot-a', 'boot-b'),
    atMs: fc.double({ noNaN: true, min: -1e6, max: 1e18 }),
    monoMs: fc.double({ noNaN: true, min: -5, max: 1e12 }),
    readings: fc.array(reading, { maxLength: 30 }),
  }),
});
const result = fc.record({
  type: fc.constant('result' as const),
  result: fc.record({
    check: fc.string({ minLength: 1, maxLength: 64 }),
    atMs: fc.integer(),
    status: fc.constantFrom('up', 'degraded', 'down', 'unknown'),
    reason: fc.string({ maxLength: 100 }),
    output: fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' }),
    timings: fc.array(fc.record({ name: fc.constant('total'), us: fc.double({ noNaN: true }) }), { maxLength: 20 }),
  }) as fc.Arbitrary<Result>,
});
const text = fc.oneof(fc.string({ maxLength: 3 }), fc.constant('ディスク'.repeat(99)));
const lifecycle: fc.Arbitrary<Observation> = fc.record({
  type: fc.constant('lifecycle' as const),
  event: fc.oneof(
    fc.record({ type: fc.constant('agentStopped' as const), atMs: fc.integer(), reason: fc.string() }),
    fc.record({
      type: fc.constant('inventory' as const),
      atMs: fc.integer(),
      facts: fc.array(fc.record({ name: text, instance: text, value: text }), { maxLength: 300 }),
    }),
  ),
});
const observations = fc.array(fc.oneof(sample, result, lifecycle), { minLength: 1, maxLength: 60 });

test('whatever is observed becomes batches that the collector accepts, each observation under its own number', () => {
  fc.assert(
    fc.property(observations, fc.integer({ min: 1, max: 1e9 }), fc.integer(), (list, firstSeq, wallAheadMs) => {
      const batches = seal(list, firstSeq, { epoch: 7, wallAheadMs });
      let nextSeq = firstSeq;
      for (const batch of batches) {
        expect(batch.firstSeq).toBe(nextSeq);
        expect(batch.wallAheadMs ?? 0).toBe(wallAheadMs);
        const bytes = encodeFrame({ type: 'batch', ...batch });
        expect(encodeFrame(decodeFrame(bytes))).toEqual(bytes);
        nextSeq += observationCount(batch);
      }
      expect(nextSeq - firstSeq).toBe(list.length);
    }),
    { numRuns: 200 },
  );
});

const about = { epoch: 1, wallAheadMs: 0 };
const readings = (...values: [Reading['name'], string, number][]): Reading[] =>
  values.map(([name, instance, value]) => ({ name, instance, value }));
const seen = (atMs: number, boot: string, ...values: [Reading['name'], string, number][]): Observation => ({
  type: 'sample',
  sample: { boot, atMs, monoMs: atMs / 10, readings: readings(...values) },
});

test('samples of one boot with the same metrics share a block, in columns of scaled integers', () => {
  const [batch] = seal(
    [
      seen(10_000, 'a', ['cpu.user', '', 1.234], ['load.1m', '', 0.5], ['filesystem.total', '/', 100]),
      seen(20_000, 'a', ['cpu.user', '', 2], ['load.1m', '', 0.25], ['filesystem.total', '/', 100]),
      seen(30_000, 'a', ['cpu.user', '', 3]),
      seen(40_000, 'b', ['cpu.user', '', 3]),
      seen(50_000, 'b'),
    ],
    1,
    about,
  );
  expect(batch?.samples).toEqual([
    {
      boot: 'a',
      atMs: [10_000, 20_000],
      monoMs: [1000, 2000],
      instances: [
        { name: '', metrics: [1, 10], values: [[123, 200], [50, 25]] }, // biome-ignore format: columns
        { name: '/', metrics: [20], values: [[100, 100]] },
      ],
    },
    { boot: 'a', atMs: [30_000], monoMs: [3000], instances: [{ name: '', metrics: [1], values: [[300]] }] },
    { boot: 'b', atMs: [40_000], monoMs: [4000], instances: [{ name: '', metrics: [1], values: [[300]] }] },
    { boot: 'b', atMs: [50_000], monoMs: [5000], instances: [] },
  ]);
});

test('more instances than the wire allows are left out', () => {
  const many = Array.from({ length: 300 }, (_, i): [Reading['name'], string, number] => ['disk.read', `disk${i}`, i]);
  expect(seal([seen(1, 'a', ...many)], 1, about)[0]?.samples[0]?.instances).toHaveLength(instancesMax);
});

test('a thousand results with long output become several batches', () => {
  const long: Observation = {
    type: 'result',
    result: { check: 'c', atMs: 1, status: 'up', reason: '', output: '長'.repeat(1024), timings: [] },
  };
  expect(seal(Array(1000).fill(long), 1, about).length).toBeGreaterThan(1);
});

test('a set of checks that is too large for a frame keeps its names and loses its targets', () => {
  const rule = { kind: 'http', intervalMs: 60_000, failures: 3, recoveries: 1, target: 'x'.repeat(1000) };
  const checks = Array.from({ length: 1024 }, (_, i) => ({ ...rule, name: `${i}`.padEnd(64, '-') }));
  const event: Lifecycle = { type: 'checkSet', atMs: 1, checks };
  const [batch] = seal([{ type: 'lifecycle', event }], 1, about);
  expect(batch?.lifecycle).toEqual([{ ...event, checks: checks.map((each) => ({ ...each, target: '' })) }]);
  expect(encodeFrame({ type: 'batch', ...(batch ?? expect.fail()) }).length).toBeGreaterThan(0);
});
