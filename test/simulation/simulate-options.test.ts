import { expect, test } from 'vitest';
import { simulateOptions, usage } from './simulate-options.ts';
import { emptyStore, playSeed } from './world.ts';

test('options are taken as they are given, and the others as they are told', () => {
  const told = { seed: 1, seeds: 1, hosts: 3, days: 0.05, trace: false };
  expect(simulateOptions([])).toEqual({ type: 'play', options: told });
  expect(simulateOptions(['--seed', '7', '--days', '2', '--trace'])).toEqual({
    type: 'play',
    options: { ...told, seed: 7, days: 2, trace: true },
  });
  for (const [option, value] of Object.entries(told)) {
    const line = usage.split('\n').find((one) => one.startsWith(`  --${option} `));
    expect(line).toContain(typeof value === 'number' ? `(default ${value})` : 'tells');
  }
});

test('--help asks for help, whatever else is there', () => {
  expect(simulateOptions(['--seed', 'x', '--help'])).toEqual({ type: 'help' });
});

test.each([
  ['--seed', '1.5', '--seed takes a whole number from 0 on, not'],
  ['--seeds', '0', '--seeds takes a whole number from 1 on, not'],
  ['--hosts', '255', '--hosts takes a whole number from 1 to 254, not'],
  ['--days', 'many', '--days takes above 0, up to 366, not'],
])('%s %s is refused', (option, value, message) => {
  expect(simulateOptions([option, value])).toEqual({ type: 'mistake', message: `${message} '${value}'` });
});

test('an option that does not exist is refused', () => {
  expect(simulateOptions(['--sed', '1'])).toMatchObject({ type: 'mistake', message: expect.stringContaining('--sed') });
});

test('every member of the JSON line is told', async () => {
  const outcome = await playSeed({ seed: 1, hosts: 1, spanMs: 60_000 }, await emptyStore());
  const told = [...usage.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
  expect(told.toSorted()).toEqual(Object.keys(outcome).toSorted());
  expect(Object.keys(outcome.happened).filter((name) => !new RegExp(`\\b${name}\\b`).test(usage))).toEqual([]);
});
