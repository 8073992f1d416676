import { expect, test } from 'vitest';
import { evaluateFile } from './evaluation-file.ts';

/**
 * The numbers of icingadb's tests of `get_sla_ok_percent` (tests/sql/sla_test.go). It counts downtimes as up and leaves
 * unknown time out; what it takes from a previous or current state is written here as the change that says so.
 */
const second = (ms: number) => new Date(ms).toISOString();

type Changes = readonly (readonly [atMs: number, status: 'up' | 'down' | 'unknown'])[];
type Downtimes = readonly (readonly [fromMs: number, toMs: number])[];

test.each<[name: string, changes: Changes, downtimes: Downtimes, percent: string]>([
  ['CriticalBeforeInterval', [[0, 'down']], [], '0.000000'],
  ['CriticalBeforeIntervalWithDowntime', [[800, 'down']], [[600, 1800]], '80.000000'],
  [
    'CriticalBeforeIntervalWithOverlappingDowntimes',
    [[800, 'down']],
    [
      [600, 1000],
      [800, 1200],
      [1000, 1400],
      [1600, 2000],
      [1800, 2200],
    ],
    '80.000000',
  ],
  [
    'FallbackToPreviousState',
    [
      [0, 'down'],
      [1200, 'up'],
    ],
    [],
    '80.000000',
  ],
  ['FallbackToCurrentState', [[0, 'down']], [], '0.000000'],
  [
    'PreferInitialStateFromBeforeOverLaterState',
    [
      [800, 'down'],
      [1200, 'up'],
    ],
    [],
    '80.000000',
  ],
  [
    'InitialUnknownReducesTotalTime',
    [
      [1500, 'down'],
      [1700, 'up'],
    ],
    [],
    '60.000000',
  ],
  [
    'IntermediateUnknownReducesTotalTime',
    [
      [1000, 'up'],
      [1100, 'unknown'],
      [1600, 'up'],
      [1800, 'down'],
    ],
    [],
    '60.000000',
  ],
])('%s', (_, changes, downtimes, percent) => {
  const document = {
    format: 'kadoban-evaluation/1',
    asOf: second(3000),
    targets: [
      {
        id: 'host:a',
        monitoredFrom: null,
        monitoredTo: null,
        changes: changes.map(([atMs, status]) => ({ at: second(atMs), status })),
      },
    ],
    maintenance: downtimes.map(([fromMs, toMs]) => ({
      id: 'M',
      targets: ['host:a'],
      from: second(fromMs),
      to: second(toMs),
      announcedAt: null,
      approvedAt: null,
      approvedBy: 'icinga',
      cancelledAt: null,
    })),
    slos: [
      {
        id: 's',
        target: 'host:a',
        objective: '99.9',
        window: { from: second(1000), to: second(2000) },
        maintenance: { count: 'up' },
      },
    ],
    evaluate: [{ slo: 's' }],
  };
  const result = evaluateFile(JSON.stringify(document));
  expect(result.ok && JSON.parse(result.line)[0].primary.percent).toBe(percent);
});
