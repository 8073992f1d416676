import { expect, test } from 'vitest';
import { parseStat, shares } from './cpu.ts';

const stat = (ticks: string): string => `cpu  ${ticks}\ncpu0 ${ticks}\nctxt 1\nprocs_running 2\nprocs_blocked 1\n`;

//                   user nice system idle iowait irq softirq steal guest guest_nice
const before = '100 10 50 800 20 5 5 10 0 0';
const cases: [name: string, now: string, expected: number[]][] = [
  ['nice is user time, interrupts are system time', '120 20 60 840 30 10 5 15 0 0', [30, 15, 10, 5]],
  ['guest time is in user time already', '200 10 50 800 20 5 5 10 100 0', [100, 0, 0, 0]],
  ['iowait that goes back a little is no wait', '150 10 50 850 19 5 5 10 0 0', [50, 0, 0, 0]],
  ['idle time that goes back says nothing', '150 10 50 700 20 5 5 10 0 0', []],
  ['counters that began anew say nothing', '1 0 1 8 0 0 0 0 0 0', []],
  ['the same tick twice says nothing', before, []],
];

for (const [name, now, expected] of cases) {
  test(name, () =>
    expect(shares(parseStat(stat(now)), parseStat(stat(before))).map(({ value }) => value)).toEqual(expected),
  );
}

test('a kernel without steal and blocked processes is understood', () => {
  const state = parseStat('cpu  1 2 3 4\nprocs_running 1\n');
  expect(state).toEqual({ user: 3, system: 3, idle: 4, iowait: 0, steal: 0, running: 1, blocked: undefined });
});

test.each([
  ['', /no line "cpu"/],
  ['cpu  1 2 3\nprocs_running 1\n', /ends before the idle time: 1 2 3/],
])('a stat that is not one is refused: %j', (text, message) => {
  expect(() => parseStat(text)).toThrow(message);
});
