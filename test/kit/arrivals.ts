import type { Batch, Lifecycle, Result, SampleBlock } from '@kadoban/proto/messages';
import fc from 'fast-check';
import type { Arrival } from '../../collector/src/store/store.ts';

/** The hours that random evidence is about. */
export const arrivalHours = 6;
export const arrivalsFromMs = Date.UTC(2026, 9, 31, 21);
const minuteMs = 60_000;

const at = fc.integer({ min: 0, max: arrivalHours * 60 - 1 }).map((minute) => arrivalsFromMs + minute * minuteMs);
const boot = fc.constantFrom('b1', 'b2', 'b3');
const check = fc.constantFrom('web', 'db');

const samples: fc.Arbitrary<SampleBlock> = fc
  .record({
    boot,
    atMs: fc.array(at, { minLength: 1, maxLength: 4 }).map((times) => times.toSorted((a, b) => a - b)),
    frozenMs: fc.constantFrom(0, 0, 0, 30_000),
  })
  .map(({ boot, atMs, frozenMs }) => ({
    boot,
    atMs,
    monoMs: atMs.map((ms, index) => ms - arrivalsFromMs - index * frozenMs + 4 * 30_000),
    instances: [],
  }));

const result: fc.Arbitrary<Result> = fc.record({
  check,
  atMs: at,
  status: fc.constantFrom('up', 'up', 'up', 'degraded', 'down', 'down', 'unknown'),
  reason: fc.constant(''),
  output: fc.constant(''),
  timings: fc.constant([]),
});

const rule = fc.record({
  name: check,
  kind: fc.constant('tcp'),
  target: fc.constant('tcp://127.0.0.1:80'),
  intervalMs: fc.constantFrom(minuteMs, 10 * minuteMs),
  failures: fc.integer({ min: 1, max: 3 }),
  recoveries: fc.integer({ min: 1, max: 2 }),
});

const lifecycle: fc.Arbitrary<Lifecycle> = fc.oneof(
  fc.record({
    type: fc.constant('agentStarted' as const),
    atMs: at,
    boot,
    bootAtMs: at,
    version: fc.constant('1'),
  }),
  fc.record({
    type: fc.constant('inventory' as const),
    atMs: at,
    facts: fc.constantFrom('6.1', '6.12').map((value) => [{ name: 'kernel', instance: '', value }]),
  }),
  fc.record({
    type: fc.constant('hostShutdown' as const),
    atMs: at,
    boot: fc.oneof(boot, fc.constant('')),
  }),
  fc.record({
    type: fc.constant('checkSet' as const),
    atMs: at,
    checks: fc.uniqueArray(rule, { selector: ({ name }) => name, maxLength: 2 }),
  }),
);

const batch = fc
  .record({
    samples: fc.array(samples, { maxLength: 2 }),
    results: fc.array(result, { maxLength: 6 }),
    lifecycle: fc.array(lifecycle, { maxLength: 2 }),
    lost: fc.constantFrom(0, 0, 0, 5),
  })
  // A batch without observations is none that the wire carries.
  .filter(({ samples, results, lifecycle }) => samples.length + results.length + lifecycle.length > 0);

/** Batches of one host in any order of time, each of an epoch of its own, so that none has to wait for another. */
export function randomArrivals(hostId: string): fc.Arbitrary<Arrival[]> {
  return fc.array(batch, { minLength: 1, maxLength: 12 }).map((batches) =>
    batches.map(({ lost, ...observations }, index): Arrival => {
      const told: Batch = { epoch: index + 1, firstSeq: 1 + lost, ...observations };
      const lostBefore = { count: lost, fromMs: arrivalsFromMs, toMs: arrivalsFromMs + minuteMs, reason: 'full' };
      const receivedMs = arrivalsFromMs + arrivalHours * 60 * minuteMs;
      return { hostId, batch: lost > 0 ? { ...told, lostBefore } : told, receivedMs, clockOffsetMs: 0 };
    }),
  );
}

const stretch = fc.record({
  upMinutes: fc.integer({ min: 1, max: 90 }),
  awayMinutes: fc.integer({ min: 1, max: 20 }),
  end: fc.constantFrom('crash', 'shutdown', 'freeze'),
});
const looked = fc.record({
  count: fc.integer({ min: 1, max: 20 }),
  status: fc.constantFrom('up', 'up', 'down', 'degraded', 'unknown') as fc.Arbitrary<Result['status']>,
  pauseMinutes: fc.constantFrom(0, 0, 0, 40),
});

/** The life of one host as most are: up for long, one boot after another, looked at every five minutes. */
export function orderlyArrivals(hostId: string): fc.Arbitrary<Arrival[]> {
  return fc.tuple(fc.array(stretch, { maxLength: 8 }), fc.array(looked, { maxLength: 12 })).map(([life, looks]) => {
    const samples: SampleBlock[] = [];
    const lifecycle: Lifecycle[] = [];
    let atMs = arrivalsFromMs;
    let [boot, frozenMs] = [1, 0];
    for (const { upMinutes, awayMinutes, end } of life) {
      const endMs = atMs + upMinutes * minuteMs;
      const monoMs = [atMs, endMs].map((ms) => ms - arrivalsFromMs - frozenMs);
      samples.push({ boot: `b${boot}`, atMs: [atMs, endMs], monoMs, instances: [] });
      atMs = endMs + awayMinutes * minuteMs;
      if (end === 'shutdown') lifecycle.push({ type: 'hostShutdown', atMs: endMs + 1000, boot: `b${boot}` });
      if (end === 'freeze') frozenMs += awayMinutes * minuteMs;
      else lifecycle.push({ type: 'agentStarted', atMs, boot: `b${++boot}`, bootAtMs: atMs - 1000, version: '1' });
    }
    const results: Result[] = [];
    let lookMs = arrivalsFromMs;
    for (const { count, status, pauseMinutes } of looks) {
      for (let each = 0; each < count; each++, lookMs += 5 * minuteMs) {
        results.push({ check: 'web', atMs: lookMs, status, reason: '', output: '', timings: [] });
      }
      lookMs += pauseMinutes * minuteMs;
    }
    const batch = { epoch: 1, firstSeq: 1, samples, results, lifecycle };
    return [{ hostId, batch, receivedMs: Math.max(atMs, lookMs), clockOffsetMs: 0 }];
  });
}
