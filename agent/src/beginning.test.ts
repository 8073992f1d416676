import { expect, test } from 'vitest';
import { type Beginning, beginning } from './beginning.ts';
import { tcp } from './checks/tcp.ts';

const boot = { id: 'now', atMs: 5000 };
const alive = { boot: 'former', atMs: 3000, monoMs: 30, aheadMs: 0 };
const base: Beginning = {
  nowMs: 9000,
  version: '1.2.3',
  boot,
  checks: [],
  kindOf: () => tcp,
  alive: undefined,
  spooledMs: 0,
  formerBoot: undefined,
  shutdownMs: undefined,
};
const kinds = (known: Partial<Beginning>) =>
  beginning({ ...base, ...known }).map((each) => (each.type === 'lifecycle' ? each.event.type : each.type));
const always = ['checkSet', 'agentStarted'];

const cases: [name: string, known: Partial<Beginning>, kinds: string[]][] = [
  ['the very first start', { shutdownMs: 4000 }, always],
  [
    'a restart of the agent alone',
    { alive: { ...alive, boot: 'now' }, formerBoot: 'now', shutdownMs: 4000 },
    ['sample', ...always],
  ],
  ['a stamp that is in the spool as well', { alive, spooledMs: 3000, formerBoot: 'former' }, always],
  [
    'a reboot after an orderly shutdown',
    { alive, formerBoot: 'former', shutdownMs: 4000 },
    ['sample', 'hostShutdown', ...always],
  ],
  [
    'a reboot after a crash, with an older shutdown on record',
    { alive, formerBoot: 'former', shutdownMs: 2999 },
    ['sample', ...always],
  ],
  [
    'a reboot after an orderly shutdown, in a run in which the wall clock was set back',
    { alive: { ...alive, aheadMs: -2000 }, formerBoot: 'former', shutdownMs: 1001 },
    ['sample', 'hostShutdown', ...always],
  ],
  [
    'a reboot after a crash, with an older shutdown on record, in a run in which the wall clock was set ahead',
    { alive: { ...alive, aheadMs: 2000 }, formerBoot: 'former', shutdownMs: 4999 },
    ['sample', ...always],
  ],
  ['a reboot whose stamp was lost', { formerBoot: 'former', shutdownMs: 4000 }, ['hostShutdown', ...always]],
  ['a reboot that left no record', { alive, formerBoot: 'former' }, ['sample', ...always]],
];
test.each(cases)('%s', (_name, known, expected) => {
  expect(kinds(known)).toEqual(expected);
});

test('a shutdown is told by the clock of the run that it ended', () => {
  const known = { alive: { ...alive, aheadMs: 500 }, formerBoot: 'former', shutdownMs: 4500 };
  expect(beginning({ ...base, ...known })[1]).toMatchObject({ event: { type: 'hostShutdown', atMs: 4000 } });
});

test('what is said names boots, times and checks', () => {
  const check = {
    name: 'web',
    kind: 'tcp',
    host: 'h',
    port: 80,
    intervalMs: 60_000,
    timeoutMs: 1,
    failures: 3,
    recoveries: 1,
  };
  expect(beginning({ ...base, alive, formerBoot: 'former', shutdownMs: 4000, checks: [check] })).toEqual([
    { type: 'sample', sample: { boot: 'former', atMs: 3000, monoMs: 30, readings: [] } },
    { type: 'lifecycle', event: { type: 'hostShutdown', atMs: 4000, boot: 'former' } },
    {
      type: 'lifecycle',
      event: {
        type: 'checkSet',
        atMs: 9000,
        checks: [{ name: 'web', kind: 'tcp', target: 'h:80', intervalMs: 60_000, failures: 3, recoveries: 1 }],
      },
    },
    { type: 'lifecycle', event: { type: 'agentStarted', atMs: 9000, boot: 'now', bootAtMs: 5000, version: '1.2.3' } },
  ]);
});
