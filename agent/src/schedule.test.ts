import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HandClock } from '../../test/kit/hand-clock.ts';
import { nextTurnMs, startSchedule, type Task } from './schedule.ts';

const minuteMs = 60_000;

/** A task that notes the time of each of its runs. */
function noting(clock: HandClock, name = 'web', everyMs = minuteMs) {
  const walls: number[] = [];
  const monotonics: number[] = [];
  const task: Task = {
    name,
    everyMs,
    async run() {
      walls.push(clock.wallMs());
      monotonics.push(clock.monotonicMs());
    },
  };
  return { task, walls, monotonics };
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

test('a task runs once in every interval, at the same place of the wall clock', async () => {
  const clock = new HandClock(1_790_000_000_123);
  const { task, walls } = noting(clock);
  startSchedule([task], 'host', clock);
  await clock.advance(10 * minuteMs);
  expect(walls.length).toBeGreaterThanOrEqual(10);
  expect(new Set(gaps(walls).slice(1))).toEqual(new Set([minuteMs]));
  expect(new Set(walls.slice(1).map((wall) => wall % minuteMs)).size).toBe(1);
});

test.each([
  [1, 1],
  [3, 3],
  // There are no more turns than these.
  [100, 4],
])('tasks beside another have their turns at those of that one, spread over %i of them', async (turns, placesMin) => {
  const clock = new HandClock(1_790_000_000_123);
  const sample = noting(clock, 'sample', minuteMs / 6);
  const beside = { name: 'sample', everyMs: minuteMs / 6, turns };
  const checks = ['web', 'api', 'login', 'mail', 'database'].map((name) => noting(clock, name));
  startSchedule([sample.task, ...checks.map(({ task }) => ({ ...task, beside }))], 'host', clock);
  await clock.advance(5 * minuteMs);
  const walls = checks.map((check) => check.walls.slice(1));
  expect(walls.every(({ length }) => length >= 4)).toBe(true);
  expect(walls.flat().filter((wall) => !sample.walls.includes(wall))).toEqual([]);
  const places = new Set(walls.map(([wall = 0]) => wall % minuteMs)).size;
  expect(places).toBeGreaterThanOrEqual(placesMin);
  expect(places).toBeLessThanOrEqual(turns);
});

test('a task whose interval does not fit that of the other has a place of its own', async () => {
  const clock = new HandClock(1_790_000_000_123);
  const alone = noting(clock, 'web', 7000);
  const beside = noting(clock, 'web', 7000);
  startSchedule([alone.task, { ...beside.task, beside: { name: 'sample', everyMs: 10_000, turns: 1 } }], 'host', clock);
  await clock.advance(minuteMs);
  expect(beside.walls).toEqual(alone.walls);
});

test('the place is the same after a restart', async () => {
  const places: number[] = [];
  for (const startMs of [1_790_000_000_000, 1_790_003_217_345]) {
    const clock = new HandClock(startMs);
    const { task, walls } = noting(clock);
    startSchedule([task], 'host', clock);
    await clock.advance(5 * minuteMs);
    places.push((walls.at(-1) ?? 0) % minuteMs);
  }
  expect(places[0]).toBe(places[1]);
});

test('many tasks spread over the interval, and so do many hosts', async () => {
  for (const [tasks, hosts] of [
    [100, 1],
    [1, 100],
  ] as const) {
    const clock = new HandClock(1_790_000_000_000);
    const noted = Array.from({ length: hosts }, (_, host) => {
      const all = Array.from({ length: tasks }, (_, task) => noting(clock, `check-${task}`));
      startSchedule(
        all.map(({ task }) => task),
        `host-${host}`,
        clock,
      );
      return all;
    }).flat();
    await clock.advance(5 * minuteMs);
    const tenths = new Map<number, number>();
    for (const { walls } of noted) {
      const tenth = Math.floor(((walls.at(-1) ?? 0) % minuteMs) / 6000);
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
    }
    expect(tenths.size).toBe(10);
    expect(Math.max(...tenths.values())).toBeLessThan(25);
  }
});

test('even a daily task has its first turn within ten seconds', async () => {
  const clock = new HandClock(1_790_000_000_000);
  const noted = Array.from({ length: 50 }, (_, index) => noting(clock, `check-${index}`, 1440 * minuteMs));
  startSchedule(
    noted.map(({ task }) => task),
    'host',
    clock,
  );
  await clock.advance(10_000);
  expect(noted.map(({ walls }) => walls.length)).toEqual(noted.map(() => 1));
});

test('a task may have its first turns soon, and goes over to the same grid', async () => {
  const clock = new HandClock(1_790_000_000_000);
  const { task, monotonics, walls } = noting(clock);
  const { task: usual, walls: usualWalls } = noting(clock);
  startSchedule([{ ...task, soonMs: [0, 1500] }, usual], 'host', clock);
  await clock.advance(5 * minuteMs);
  expect(monotonics.slice(0, 2)).toEqual([0, 1500]);
  expect(gaps(monotonics)[1]).toBeGreaterThanOrEqual(minuteMs / 2);
  expect(gaps(monotonics)[1]).toBeLessThanOrEqual(1.5 * minuteMs);
  expect(walls.at(-1)).toBe(usualWalls.at(-1));
});

test('a task that still runs misses its turns, and has the next one after its end', async () => {
  const clock = new HandClock(1_790_000_000_000);
  let started = 0;
  let finish = () => {};
  const task: Task = {
    name: 'slow',
    everyMs: minuteMs,
    run() {
      started++;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  };
  startSchedule([task], 'host', clock);
  await clock.advance(5 * minuteMs);
  expect(started).toBe(1);
  finish();
  await clock.advance(0);
  await clock.advance(minuteMs);
  expect(started).toBe(2);
});

test('whatever happens to the wall clock, turns are half to one and a half intervals apart', async () => {
  const jump = fc.record({
    waitMs: fc.integer({ min: 0, max: 5 * minuteMs }),
    jumpMs: fc.integer({ min: -1e10, max: 1e10 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(jump, { maxLength: 5 }), async (jumps) => {
      const clock = new HandClock(1_790_000_000_000);
      const { task, monotonics } = noting(clock);
      startSchedule([task], 'host', clock);
      for (const { waitMs, jumpMs } of [...jumps, { waitMs: 10 * minuteMs, jumpMs: 0 }]) {
        await clock.advance(waitMs);
        clock.setWall(clock.wallMs() + jumpMs);
      }
      for (const gap of gaps(monotonics)) {
        expect(gap).toBeGreaterThanOrEqual(minuteMs / 2);
        expect(gap).toBeLessThanOrEqual(1.5 * minuteMs);
      }
    }),
    { numRuns: 30 },
  );
});

test('turns that a standing process missed are not made up for', async () => {
  const clock = new HandClock(1_790_000_000_000);
  const { task, walls } = noting(clock);
  startSchedule([task], 'host', clock);
  await clock.advance(minuteMs);
  const before = walls.length;
  clock.stall(60 * minuteMs);
  await clock.advance(0);
  expect(walls).toHaveLength(before + 1);
});

test('the next turn is on the grid and at least half an interval away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 2e12 }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.nat(),
      (wallMs, halfMs, offsetMs) => {
        const everyMs = 2 * halfMs;
        const waitMs = nextTurnMs(wallMs, everyMs, offsetMs);
        expect(waitMs).toBeGreaterThanOrEqual(halfMs);
        expect(waitMs).toBeLessThan(3 * halfMs);
        expect(Math.abs((wallMs + waitMs - offsetMs) % everyMs)).toBe(0);
      },
    ),
  );
});

test('the end of the schedule aborts what runs, waits for it, and leaves no timer', async () => {
  const clock = new HandClock(1_790_000_000_000);
  const steps: string[] = [];
  const task: Task = {
    name: 'slow',
    everyMs: minuteMs,
    async run(signal) {
      steps.push('begun');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      steps.push('aborted');
    },
  };
  const schedule = startSchedule([task], 'host', clock);
  await clock.advance(minuteMs);
  await schedule[Symbol.asyncDispose]();
  steps.push('disposed');
  expect(steps).toEqual(['begun', 'aborted', 'disposed']);
  expect(clock.pending).toBe(0);
  await clock.advance(10 * minuteMs);
  expect(steps).toHaveLength(3);
});
