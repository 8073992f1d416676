import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from './frame.ts';
import { frameBytesMax, inventoryFactsMax, maintenanceMsMax, signingKeysMax, timeMsMax } from './limits.ts';
import type { Batch, Frame, InventoryFact } from './messages.ts';
import { ProtocolError } from './protocol-error.ts';

const golden = join(import.meta.dirname, '../../test/golden/frames');

const atMs = fc.integer({ min: 1, max: timeMsMax });
const name = fc.string({ minLength: 1, maxLength: 40 });
const count = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const value = fc.integer({ min: -(2 ** 50), max: 2 ** 50 });
const block = fc.integer({ min: 1, max: 5 }).chain((samples) =>
  fc.record({
    boot: name,
    atMs: fc.array(atMs, { minLength: samples, maxLength: samples }),
    monoMs: fc.array(fc.nat(), { minLength: samples, maxLength: samples }),
    instances: fc.array(
      fc.uniqueArray(fc.nat({ max: 99 }), { maxLength: 6 }).chain((metrics) =>
        fc.record({
          name: fc.string({ maxLength: 40 }),
          metrics: fc.constant(metrics),
          values: fc.array(fc.array(value, { minLength: samples, maxLength: samples }), {
            minLength: metrics.length,
            maxLength: metrics.length,
          }),
        }),
      ),
      { maxLength: 3 },
    ),
  }),
);
const result = fc.record({
  check: name,
  atMs,
  status: fc.constantFrom('up', 'degraded', 'down', 'unknown'),
  reason: fc.string({ maxLength: 30 }),
  output: fc.string({ maxLength: 100 }),
  timings: fc.array(fc.record({ name, us: fc.nat() }), { maxLength: 3 }),
});
const lifecycle = fc.oneof(
  fc.record({ type: fc.constant('agentStarted' as const), atMs, boot: name, bootAtMs: atMs, version: name }),
  fc.record({ type: fc.constant('agentStopped' as const), atMs, reason: fc.string({ maxLength: 9 }) }),
  fc.record({ type: fc.constant('hostShutdown' as const), atMs, boot: name }),
  fc.record({ type: fc.constant('checkSet' as const), atMs, checks: fc.constant([]) }),
  fc.record({ type: fc.constant('mark' as const), atMs, text: name }),
  fc.record({
    type: fc.constant('maintenanceStarted' as const),
    atMs,
    forMs: fc.integer({ min: 1000, max: maintenanceMsMax }),
    reason: fc.string({ maxLength: 40 }),
  }),
  fc.record({ type: fc.constant('maintenanceEnded' as const), atMs }),
  fc.record({
    type: fc.constant('inventory' as const),
    atMs,
    facts: fc.uniqueArray(fc.record({ name, instance: fc.string({ maxLength: 40 }), value: name }), {
      maxLength: 5,
      selector: (fact) => JSON.stringify([fact.name, fact.instance]),
    }),
  }),
  fc.record({ type: fc.constant('unknown' as const), atMs }),
);
const aheadMs = fc.integer({ min: -timeMsMax, max: timeMsMax });
const batch: fc.Arbitrary<{ type: 'batch' } & Batch> = fc.record(
  {
    type: fc.constant('batch' as const),
    epoch: count,
    firstSeq: fc.integer({ min: 1, max: 2 ** 40 }),
    samples: fc.array(block, { minLength: 1, maxLength: 3 }),
    results: fc.array(result, { maxLength: 3 }) as fc.Arbitrary<Batch['results']>,
    lifecycle: fc.array(lifecycle, { maxLength: 3 }),
    wallAheadMs: aheadMs.filter((ms) => ms !== 0),
  },
  { requiredKeys: ['type', 'epoch', 'firstSeq', 'samples', 'results', 'lifecycle'] },
);

test('every batch survives the wire unchanged', () => {
  fc.assert(fc.property(batch, (frame) => void expect(decodeFrame(encodeFrame(frame))).toEqual(frame)));
});

test('what is told of a clock survives the wire unchanged', () => {
  const ask = fc.nat({ max: 0xffff_ffff });
  const told = fc.record({ type: fc.constant('clockTold' as const), ask, wallMs: atMs, wallAheadMs: aheadMs });
  const asked = fc.record({ type: fc.constant('clockAsk' as const), ask });
  fc.assert(fc.property(fc.oneof(told, asked), (frame) => void expect(decodeFrame(encodeFrame(frame))).toEqual(frame)));
});

test('any bytes give a frame or a ProtocolError', () => {
  const orProtocolError = (bytes: Uint8Array) => {
    try {
      return decodeFrame(bytes).type;
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError);
      return 'refused';
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void orProtocolError(bytes)));
  // Noise rarely gets past the first tag: so bend real frames too.
  const bent = fc.tuple(batch, fc.nat(), fc.nat({ max: 255 }), fc.nat());
  fc.assert(
    fc.property(bent, ([frame, at, byte, cut]) => {
      const bytes = encodeFrame(frame);
      bytes[at % bytes.length] = byte;
      orProtocolError(bytes);
      orProtocolError(bytes.subarray(0, cut % bytes.length));
    }),
  );
});

const steady: Batch = {
  epoch: 1,
  firstSeq: 5,
  samples: [{ boot: 'b', atMs: [1000, 2000], monoMs: [5, 1005], instances: [] }],
  results: [],
  lifecycle: [],
};
const refused: [why: string, batch: Batch, message: RegExp][] = [
  ['nothing observed', { ...steady, samples: [] }, /0 observations/],
  ['an epoch of zero', { ...steady, epoch: 0 }, /batch.epoch/],
  [
    'a loss from before the first number',
    { ...steady, lostBefore: { count: 5, fromMs: 1, toMs: 2, reason: 'x' } },
    /lostBefore/,
  ],
  [
    'clocks of two lengths',
    { ...steady, samples: [{ boot: 'b', atMs: [1], monoMs: [], instances: [] }] },
    /differ in length/,
  ],
  ['no boot', { ...steady, samples: [{ boot: '', atMs: [1], monoMs: [1], instances: [] }] }, /sample.boot is missing/],
  [
    'a time before the epoch',
    { ...steady, samples: [{ boot: 'b', atMs: [-1], monoMs: [1], instances: [] }] },
    /sample.atMs/,
  ],
  [
    'values that do not fill the columns',
    {
      ...steady,
      samples: [{ boot: 'b', atMs: [1], monoMs: [1], instances: [{ name: '', metrics: [1, 2], values: [[1]] }] }],
    },
    /do not fill/,
  ],
  ['a clock ahead by more than all time', { ...steady, wallAheadMs: 2 ** 50 }, /batch.wallAheadMs/],
  [
    'more output than a screenful',
    { ...steady, results: [{ check: 'c', atMs: 1, status: 'up', reason: '', output: 'x'.repeat(2000), timings: [] }] },
    /result.output/,
  ],
];
test.each(refused)('refuses %s', (_why, batch, message) => {
  expect(() => decodeFrame(encodeFrame({ type: 'batch', ...batch }))).toThrow(message);
});

test('planned work of more than a week is refused', () => {
  const event = { type: 'maintenanceStarted', atMs: 1, forMs: maintenanceMsMax + 1, reason: '' } as const;
  const bytes = encodeFrame({ type: 'batch', ...steady, samples: [], lifecycle: [event] });
  expect(() => decodeFrame(bytes)).toThrow(/maintenanceStarted.forMs/);
});

const fact = { name: 'disk.bytes', instance: 'sda', value: '1000' };
const facts: [why: string, facts: readonly InventoryFact[], message: RegExp][] = [
  ['a fact that is told twice', [fact, { ...fact, value: '2000' }], /one fact twice/],
  ['a fact that says nothing', [{ ...fact, value: '' }], /fact.value is missing/],
  [
    'more facts than a host has',
    Array.from({ length: inventoryFactsMax + 1 }, (_, index) => ({ ...fact, instance: `${index}` })),
    /inventory.facts has more than/,
  ],
];
test.each(facts)('refuses %s', (_why, told, message) => {
  const event = { type: 'inventory', atMs: 1, facts: told } as const;
  const bytes = encodeFrame({ type: 'batch', ...steady, samples: [], lifecycle: [event] });
  expect(() => decodeFrame(bytes)).toThrow(message);
});

const oneKey = new Uint8Array(32);
test.each([
  ['none', []],
  ['more than there can be', Array.from({ length: signingKeysMax + 1 }, () => oneKey)],
  ['one that is too short', [oneKey, oneKey.subarray(1)]],
])('keys of a collector are refused when there are %s', (_, publicKeys) => {
  const signature = new Uint8Array(64);
  expect(() => decodeFrame(encodeFrame({ type: 'signingKeys', publicKeys, signature }))).toThrow(/signingKeys/);
  expect(() => decodeFrame(encodeFrame({ type: 'signingKeysKept', publicKeys }))).toThrow(/signingKeys/);
});

test('a frame of another kind is known to be one, and no bytes at all are none', () => {
  expect(decodeFrame(Uint8Array.from([0xd2, 0x3e, 1, 7]))).toEqual({ type: 'unknown' });
  expect(() => decodeFrame(new Uint8Array())).toThrow(/empty/);
});

test('a frame over the limit is refused before it is decoded', () => {
  expect(() => decodeFrame(new Uint8Array(frameBytesMax + 1))).toThrow(/more than/);
});

const asJson = (frame: Frame) =>
  JSON.parse(
    JSON.stringify(frame, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)),
  );

// What any released agent or collector has ever sent must be read for ever: files are added here, never changed.
test.each(readdirSync(golden))('golden frame %s is read as it always was', (file) => {
  const { hex, frame } = JSON.parse(readFileSync(join(golden, file), 'utf8'));
  expect(asJson(decodeFrame(Buffer.from(hex, 'hex')))).toEqual(frame);
});
