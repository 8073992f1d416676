import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyClock } from './steady-clock.ts';

/** A host whose clocks a test moves: when it was started its wall clock said `wallMs`. */
class Host {
  wallMs: number;
  trueMs = 0;
  sleptMs = 0;
  /** The uptime has hundredths of a second, and is read a moment later. */
  jitterMs = 0;
  uptimeReads = 0;

  constructor(wallMs: number) {
    this.wallMs = wallMs;
  }

  pass(ms: number): void {
    this.trueMs += ms;
    this.wallMs += ms;
  }

  sleep(ms: number): void {
    this.pass(ms);
    this.sleptMs += ms;
  }

  clock(zeroMs?: number) {
    const monotonicMs = () => this.trueMs - this.sleptMs;
    const clock = { wallMs: () => this.wallMs, monotonicMs, after: () => () => {} };
    const uptimeMs = () => {
      this.uptimeReads++;
      return this.trueMs + this.jitterMs;
    };
    return steadyClock({ clock, bootClockMs: monotonicMs, uptimeMs }, zeroMs);
  }
}

const hourMs = 3_600_000;
const startMs = 1_790_000_000_000;

test.each([hourMs, -hourMs, -startMs])(
  'a wall clock that is set by %i ms does not move it, and it tells by how much',
  (setMs) => {
    const host = new Host(startMs);
    const clock = host.clock();
    host.pass(10_000);
    host.wallMs += setMs;
    host.pass(10_000);
    expect([clock.wallMs(), clock.aheadMs()]).toEqual([startMs + 20_000, setMs]);
  },
);

test('it goes on while the machine sleeps', () => {
  const host = new Host(startMs);
  const clock = host.clock();
  host.pass(10_000);
  host.sleep(600_000);
  expect([clock.wallMs(), clock.aheadMs()]).toEqual([startMs + 610_000, 0]);
});

test('the uptime, which is a file, is read each ten seconds at the most while nobody slept, and at once when somebody did', () => {
  const host = new Host(startMs);
  const clock = host.clock();
  const readsIn = (pass: () => void) => {
    const before = host.uptimeReads;
    pass();
    clock.wallMs();
    return host.uptimeReads - before;
  };
  for (let second = 0; second < 60; second++) readsIn(() => host.pass(1000));
  expect(host.uptimeReads).toBeLessThanOrEqual(8);
  readsIn(() => host.pass(10_000));
  expect(readsIn(() => host.pass(1000))).toBe(0);
  expect(readsIn(() => host.sleep(1000))).toBe(1);
});

test('a later run of the agent has the same clock, also when the wall clock was set and the machine slept', () => {
  const host = new Host(startMs);
  host.pass(30_000);
  const first = host.clock();
  host.sleep(50_000);
  host.wallMs += hourMs;
  const second = host.clock(first.zeroMs);
  host.pass(1000);
  expect(second.wallMs()).toBe(first.wallMs());
  expect(second.aheadMs()).toBe(hourMs);
});

test('a wall clock that was only read at another moment is not said to be ahead', () => {
  const host = new Host(startMs);
  const clock = host.clock();
  host.wallMs += 3;
  expect(clock.aheadMs()).toBe(0);
});

test('whatever happens to the wall clock, it goes with the truth', () => {
  const event = fc.oneof(
    fc.record({ type: fc.constant('pass' as const), ms: fc.nat(100_000) }),
    fc.record({ type: fc.constant('sleep' as const), ms: fc.integer({ min: 1000, max: 1e7 }) }),
    fc.record({ type: fc.constant('set' as const), ms: fc.integer({ min: -1e10, max: 1e10 }) }),
    fc.record({ type: fc.constant('jitter' as const), ms: fc.integer({ min: -20, max: 20 }) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const host = new Host(startMs);
      const clock = host.clock();
      for (const { type, ms } of events) {
        const beforeMs = clock.wallMs();
        if (type === 'set') host.wallMs += ms;
        else if (type === 'jitter') host.jitterMs = ms;
        else host[type](ms);
        expect(Math.abs(clock.wallMs() - startMs - host.trueMs)).toBeLessThanOrEqual(40);
        expect(clock.wallMs()).toBeGreaterThanOrEqual(beforeMs - 40);
      }
    }),
  );
});
