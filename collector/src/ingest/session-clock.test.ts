import type { Batch } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { heapBytes } from '../../../test/kit/heap.ts';
import { type ClockReading, correctedMs } from '../store/arrival-clock.ts';
import { SessionClock } from './session-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** By our clock, when the agent said hello. */
const helloMs = 1_790_000_000_000;

const hello = { epoch: 7, boot: 'now', wallMs: helloMs, wallAheadMs: 0 };
const atOnce = { askedMs: helloMs - 10, heardMs: helloMs + 10 };

function batch(atMs: readonly number[], bent: Partial<Batch> & { readonly boot?: string } = {}): Batch {
  const { boot = 'now', ...fields } = bent;
  const samples = atMs.length > 0 ? [{ boot, atMs, monoMs: atMs, instances: [] }] : [];
  return { epoch: 7, firstSeq: 1, samples, results: [], lifecycle: [], ...fields };
}

/** When a time of a batch was, by our clock. */
function placed(clock: SessionClock, one: Batch, atMs: number, boot?: string): number {
  return correctedMs({ hostId: 'h', batch: one, receivedMs: 0, ...clock.of(one) }, atMs, boot);
}

function reading(bent: Partial<ClockReading>): ClockReading {
  return { epoch: 7, boot: 'now', toldMs: helloMs - hourMs, offsetMs: 0, wallOffsetMs: 0, ...bent };
}

test('a clock that is right is not corrected, and nothing is logged with its batches but that it is', () => {
  const clock = new SessionClock(hello, atOnce, []);
  const { news, ...others } = clock.of(batch([helloMs])).clock ?? {};
  expect(news).toEqual({ epoch: 7, boot: 'now', toldMs: helloMs + 10, offsetMs: 0, wallOffsetMs: 0 });
  expect(others).toEqual({});
  clock.kept(news ?? expect.fail());
  expect(clock.of(batch([helloMs + 5000]))).toEqual({ clockOffsetMs: 0 });
});

test('a hello that was 5 s on its way does not move a right clock', () => {
  const clock = new SessionClock(hello, { askedMs: helloMs - 10, heardMs: helloMs + 5000 }, []);
  expect([clock.of(batch([helloMs])).clockOffsetMs, clock.wallOffsetMs, clock.isVague]).toEqual([0, 0, true]);
});

test('a wrong clock is corrected as one, also for what was seen before the hello', () => {
  const clock = new SessionClock({ ...hello, wallMs: helloMs - 2 * hourMs }, atOnce, []);
  const seenMs = helloMs - 2 * hourMs - 30_000;
  expect(placed(clock, batch([seenMs]), seenMs)).toBe(helloMs - 30_000);
});

test.each([hourMs, -hourMs])('a wall clock that is set by %i ms is told, and moves no time', (aheadMs) => {
  const clock = new SessionClock(hello, atOnce, [reading({})]);
  const askedMs = helloMs + minuteMs;
  clock.told({ askedMs, saidMs: askedMs + 10, heardMs: askedMs + 20 }, aheadMs);
  const { clockOffsetMs, clock: about } = clock.of(batch([askedMs]));
  expect([clockOffsetMs, clock.wallOffsetMs]).toEqual([0, aheadMs]);
  expect(about).toEqual({ news: reading({ toldMs: askedMs + 20, wallOffsetMs: aheadMs }) });
});

test('a clock that drifted away while nobody was connected is corrected by as much as it was off then', () => {
  const before = reading({ toldMs: helloMs - 2 * dayMs, offsetMs: 2000, wallOffsetMs: 2000 });
  const clock = new SessionClock({ ...hello, wallMs: helloMs + 12_000 }, atOnce, [before]);
  const all = [0, 1, 2].map((days) => helloMs - days * dayMs + 12_000 - days * 5000);
  const one = batch(all);
  for (const [days, atMs] of all.entries()) {
    expect(Math.abs(placed(clock, one, atMs) - (helloMs - days * dayMs))).toBeLessThanOrEqual(1);
  }
  expect(placed(clock, batch([helloMs + 60_000 + 12_000]), helloMs + 60_000 + 12_000)).toBe(helloMs + 60_000);
});

test('when all clocks of a machine stood still, what it saw before keeps its time', () => {
  const clock = new SessionClock(hello, atOnce, [reading({})]);
  const askedMs = helloMs + minuteMs;
  clock.told({ askedMs, saidMs: askedMs - 30_000, heardMs: askedMs + 20 }, 0);
  const one = batch([helloMs + 5000, askedMs - 30_000 + 5000]);
  expect(placed(clock, one, helloMs + 5000)).toBe(helloMs + 5000);
  expect(placed(clock, one, askedMs - 30_000 + 5000)).toBe(askedMs + 5000 + 10);
});

test('the same holds where the connection broke meanwhile', () => {
  const before = reading({ toldMs: helloMs - hourMs });
  const clock = new SessionClock({ ...hello, wallMs: helloMs - 10 * minuteMs }, atOnce, [before]);
  const one = batch([helloMs - 50 * minuteMs]);
  expect(placed(clock, one, helloMs - 50 * minuteMs)).toBe(helloMs - 50 * minuteMs);
  expect(placed(clock, batch([]), helloMs - 10 * minuteMs)).toBe(helloMs);
});

test('what an earlier start of the agent left behind goes by the clock that it had', () => {
  const known = [
    reading({ epoch: 6, boot: 'before', offsetMs: -hourMs }),
    reading({ epoch: 5, boot: 'before', offsetMs: 5000 }),
  ];
  const clock = new SessionClock(hello, atOnce, known);
  expect(clock.of(batch([1], { epoch: 6, boot: 'before' })).clockOffsetMs).toBe(-hourMs);
  expect(clock.of(batch([1], { epoch: 5, boot: 'before' })).clockOffsetMs).toBe(5000);
  // It was never connected, but in a boot whose clock is known.
  expect(clock.of(batch([1], { epoch: 4, boot: 'before' })).clockOffsetMs).toBe(-hourMs);
  expect(clock.of(batch([], { epoch: 4 })).clockOffsetMs).toBe(-hourMs);
  // In this very boot.
  expect(clock.of(batch([1], { epoch: 3 })).clockOffsetMs).toBe(0);
});

test('of a boot in which no agent was ever connected the wall clock is believed, as far off as it is now', () => {
  const clock = new SessionClock({ ...hello, wallMs: helloMs + hourMs, wallAheadMs: 5000 }, atOnce, []);
  const one = batch([1], { epoch: 3, boot: 'before', wallAheadMs: -2 * hourMs });
  expect(clock.of(one).clockOffsetMs).toBe(hourMs + 5000 + 2 * hourMs);
});

test('the last sign of life of another boot goes by the clock of that', () => {
  const clock = new SessionClock(hello, atOnce, [reading({ epoch: 6, boot: 'before', offsetMs: -hourMs })]);
  const endedMs = helloMs - hourMs - 60_000;
  const one = batch([endedMs], {
    boot: 'before',
    lifecycle: [
      { type: 'hostShutdown', atMs: endedMs + 1000, boot: 'before' },
      { type: 'agentStarted', atMs: helloMs - 20_000, boot: 'now', bootAtMs: helloMs - 30_000, version: '1' },
    ],
  });
  expect(placed(clock, one, endedMs, 'before')).toBe(helloMs - 60_000);
  expect(placed(clock, one, helloMs - 20_000)).toBe(helloMs - 20_000);
});

test('an agent that goes by the wall clock has one offset for all it sends in a session', () => {
  const { wallAheadMs: _, ...older } = hello;
  const known = [reading({ epoch: 6, boot: 'before', offsetMs: hourMs }), reading({ offsetMs: 50_000 })];
  const clock = new SessionClock({ ...older, wallMs: helloMs + minuteMs }, atOnce, known);
  for (const one of [batch([1]), batch([1], { epoch: 6, boot: 'before' })]) {
    expect(clock.of(one).clockOffsetMs).toBe(minuteMs);
    expect(clock.of(one).clock).toEqual({
      news: expect.objectContaining({ offsetMs: minuteMs, wallOffsetMs: minuteMs }),
    });
  }
});

test('a clock that goes on as it did is news only once', () => {
  const clock = new SessionClock(hello, atOnce, []);
  clock.kept(clock.of(batch([1])).clock?.news ?? expect.fail());
  for (let minute = 1; minute <= 60; minute++) {
    const askedMs = helloMs + minute * minuteMs;
    clock.told({ askedMs, saidMs: askedMs + 40, heardMs: askedMs + 80 }, 0);
    expect(clock.of(batch([askedMs])).clock).toBeUndefined();
  }
});

test('an agent that makes up one epoch after the other takes no memory with them', () => {
  const clock = new SessionClock(hello, atOnce, []);
  const tell = (epoch: number) => clock.of(batch([helloMs], { epoch, boot: `${epoch}`.padStart(200, 'b') }));
  for (let epoch = 1000; epoch < 2000; epoch++) tell(epoch);
  const before = heapBytes();
  for (let epoch = 2000; epoch < 22_000; epoch++) tell(epoch);
  expect(heapBytes() - before).toBeLessThan(1_000_000);
});
