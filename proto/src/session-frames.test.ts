import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from './frame.ts';
import { timeMsMax } from './limits.ts';
import type { Batch, NextBatch } from './messages.ts';
import { observationCount } from './messages.ts';
import { BatchWriter, FrameReader } from './session-frames.ts';

const startMs = 1_790_000_000_000;

/** A sample of one host, whose values all changed a little since the one before. */
function sampleAt(index: number, bent: Partial<Batch> = {}): { type: 'batch' } & Batch {
  const read = (name: string, values: readonly number[]) => ({
    name,
    metrics: values.map((_, metric) => metric + 1),
    values: values.map((value) => [value + index]),
  });
  const instances = [read('', [412, 25_000_000_000, 3, 14]), read('/var', [270_000_000_000]), read('eth0', [0, 7])];
  const [atMs, monoMs] = [[startMs + 10_000 * index], [500_000_000 + 10_001 * index]];
  return {
    type: 'batch',
    epoch: 281_474_976_710_655,
    firstSeq: index + 1,
    samples: [{ boot: '0b5bdf0c-5ac7-4d7a-8bd2-2b6f44f8a0b1', atMs, monoMs, instances }],
    results: [],
    lifecycle: [],
    ...bent,
  };
}

const look = { check: 'web', atMs: startMs, status: 'up', reason: '', output: 'HTTP 200', timings: [] } as const;
const bootAtMs = startMs - 60_000;
const started = { type: 'agentStarted', atMs: startMs, boot: 'b', bootAtMs, version: '1' } as const;

/** What goes over the wire, and what the reader makes of it. */
function through(batches: readonly ({ type: 'batch' } & Batch)[]) {
  const [writer, reader] = [new BatchWriter(), new FrameReader()];
  return batches.map((batch) => {
    const bytes = writer.shorten(encodeFrame(batch));
    return { kind: decodeFrame(bytes).type, sizeBytes: bytes.length, read: reader.read(bytes) };
  });
}

const life = { samples: [{ boot: 'b', atMs: [startMs], monoMs: [1], instances: [] }] };
const lost = { count: 1, fromMs: 1, toMs: 2, reason: 'spool-full' };
const cases: [why: string, second: { type: 'batch' } & Batch, kind: 'batch' | 'nextBatch'][] = [
  ['a sample of the same things is told by what is different', sampleAt(1), 'nextBatch'],
  ['so is one with looks', sampleAt(1, { results: [look] }), 'nextBatch'],
  ['so is one whose host has another wall clock', sampleAt(1, { wallAheadMs: -5000 }), 'nextBatch'],
  ['what happened is told whole', sampleAt(1, { lifecycle: [started] }), 'batch'],
  ['a sample of another epoch is told whole', sampleAt(1, { epoch: 7 }), 'batch'],
  ['a sample behind a loss is told whole', sampleAt(1, { firstSeq: 3, lostBefore: lost }), 'batch'],
  ['a sign of life without metrics is told whole', sampleAt(1, life), 'batch'],
  ['looks alone are told whole', sampleAt(1, { samples: [], results: [look] }), 'batch'],
];
test.each(cases)('%s', (_why, second, kind) => {
  const [, told] = through([sampleAt(0), second]);
  expect(told).toMatchObject({ kind, read: { frame: second, bytes: encodeFrame(second) } });
});

test.each(cases)('%s, whether it is told from its bytes or from its values', (_why, second) => {
  const [fromBytes, fromValues] = [new BatchWriter(), new BatchWriter()];
  for (const batch of [sampleAt(0), second, sampleAt(2)])
    expect(fromValues.write(batch)).toEqual(fromBytes.shorten(encodeFrame(batch)));
});

test('looks in between do not hinder a sample from being told by what is different from the last one', () => {
  const looks = sampleAt(0, { firstSeq: 2, samples: [], results: [look] });
  const kinds = through([sampleAt(0), looks, sampleAt(2)]).map(({ kind }) => kind);
  expect(kinds).toEqual(['batch', 'batch', 'nextBatch']);
});

test('a steady sample takes a byte for each value that changed little, and a few for everything else', () => {
  const [, { sizeBytes } = { sizeBytes: 0 }] = through([sampleAt(0), sampleAt(1)]);
  expect(sizeBytes).toBeLessThanOrEqual(7 + 12);
});

test('a frame out of a spool is not taken apart, and what follows it is told whole', () => {
  const batches = [sampleAt(0), sampleAt(1, { results: Array(1000).fill(look) }), sampleAt(1001), sampleAt(1002)];
  expect(through(batches).map(({ kind }) => kind)).toEqual(['batch', 'batch', 'batch', 'nextBatch']);
});

const steps = fc.array(
  fc.record({
    epoch: fc.constantFrom(1, 1, 1, 2),
    boot: fc.constantFrom('a', 'a', 'a', 'b'),
    skipped: fc.constantFrom(0, 0, 0, 3),
    values: fc.oneof(
      fc.tuple(fc.integer(), fc.integer({ min: -(2 ** 52), max: 2 ** 52 })),
      fc.constantFrom([], [1], [1, 2, 3]),
    ),
    times: fc.array(fc.integer({ min: 1, max: timeMsMax }), { maxLength: 2 }),
    looks: fc.nat({ max: 2 }),
    wallAheadMs: fc.constantFrom(undefined, undefined, 7),
  }),
);
test('whatever is sent in a session comes out as it was', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let nextSeq = 1;
      const batches = all.map(({ epoch, boot, skipped, values, times, looks, wallAheadMs }) => {
        const instances = [
          { name: 'x', metrics: values.map((_, m) => m), values: values.map((v) => times.map(() => v)) },
        ];
        const batch: { type: 'batch' } & Batch = {
          ...{ type: 'batch', epoch, firstSeq: nextSeq + skipped },
          samples: times.length === 0 ? [] : [{ boot, atMs: times, monoMs: times, instances }],
          results: Array(looks + (times.length === 0 ? 1 : 0)).fill(look),
          lifecycle: [],
          ...(wallAheadMs !== undefined && { wallAheadMs }),
        };
        nextSeq = batch.firstSeq + observationCount(batch);
        return batch;
      });
      const read = through(batches).map((told) => told.read);
      expect(read.map(({ frame }) => frame)).toEqual(batches);
      expect(read.map(({ bytes }) => Buffer.from(bytes))).toEqual(
        batches.map((batch) => Buffer.from(encodeFrame(batch))),
      );
    }),
  );
});

const next: NextBatch = { laterMs: 10_000, awakeMs: 0, values: [0, 0, 0, 0, 0, 0, 0], results: [] };
const refused: [why: string, next: NextBatch, message: RegExp][] = [
  ['too few values', { ...next, values: [1] }, /batch.values has 1 entries behind a sample of 7/],
  ['a value beyond what is exact', { ...next, values: [0, 2 ** 53 - 1, 0, 0, 0, 0, 0] }, /batch.values/],
  ['a time before the epoch', { ...next, laterMs: -timeMsMax }, /sample.atMs/],
  ['a clock that goes below its start', { ...next, awakeMs: -timeMsMax }, /sample.monoMs/],
];
test.each(refused)('refuses %s', (_why, bent, message) => {
  const reader = new FrameReader();
  reader.read(encodeFrame(sampleAt(0)));
  expect(() => reader.read(encodeFrame({ type: 'nextBatch', ...bent }))).toThrow(message);
});

test('refuses differences from nothing', () => {
  expect(() => new FrameReader().read(encodeFrame({ type: 'nextBatch', ...next }))).toThrow(/before any sample/);
});
