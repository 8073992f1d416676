import { expect, test } from 'vitest';
import { healthOf } from './health-of.ts';

const asOf = '2026-11-22T12:00:00.000Z';
const fine: Parameters<typeof healthOf>[0] = {
  ...{
    asOf,
    version: '1',
    collectorId: 'c',
    fingerprint: 'f',
    keys: [],
    tables: { holidays: '1', tzdata: '1' },
    upSince: asOf,
    roots: 1,
    clockBehindMs: 0,
  },
  setup: {
    ...{ dataDir: '/d', configFile: null, configDir: null, url: null, mailFrom: null },
    ...{ rawDays: 7, minuteDays: 90, hourDays: 1095 },
  },
  ...{ gaps: [], disk: { storeBytes: 10, freeBytes: 20 }, backlog: { hosts: 0, bytes: 0, oldestAt: null } },
  ...{ unsealedChains: 0, lastRoot: { day: '2026-11-21', at: '2026-11-22T00:05:00Z' }, failedMails: [] },
  ...{ counts: {}, refused: {}, hosts: { all: 1, connected: 1 } },
};

const levels = (changes: Partial<typeof fine>) =>
  healthOf({ ...fine, ...changes })
    .filter(({ level }) => level !== 'fine')
    .map(({ key, level }) => [key, level]);

test('a collector that does well has nothing to worry about', () => {
  expect(levels({})).toEqual([]);
});

const worries: [name: string, changes: Partial<typeof fine>, expected: [string, string]][] = [
  ['a clock that was set back', { clockBehindMs: 1 }, ['clock.behind', 'warn']],
  ['a disk that the store would fill by doubling', { disk: { storeBytes: 20, freeBytes: 19 } }, ['disk.low', 'warn']],
  [
    'evidence that waits for more than a minute',
    { backlog: { hosts: 2, bytes: 9, oldestAt: '2026-11-22T11:58:00Z' } },
    ['backlog.late', 'warn'],
  ],
  ['days without a signed root', { lastRoot: { day: '2026-11-18', at: asOf } }, ['roots.late', 'warn']],
  ['a report that nobody got', { failedMails: [{ report: 'r', at: asOf, problem: 'x' }] }, ['mails.failed', 'warn']],
  [
    'an absence of this week',
    { gaps: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-20T01:00:00Z' }] },
    ['gaps.recent', 'note'],
  ],
];

test.each(worries)('%s is told', (_name, changes, expected) => {
  expect(levels(changes)).toEqual([expected]);
});

test('an absence of long ago is history', () => {
  expect(levels({ gaps: [{ from: '2026-10-20T00:00:00Z', to: '2026-10-20T01:00:00Z' }] })).toEqual([]);
});
