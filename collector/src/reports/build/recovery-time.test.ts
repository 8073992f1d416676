import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOutages } from './line-outages.ts';
import { readLine } from './read-line.ts';
import { recoveryTime } from './recovery-time.ts';

const hourMs = 3_600_000;

interface Told {
  readonly changes: readonly object[];
  /** When somebody first looked. */
  readonly since?: string;
  readonly asOf?: string;
  readonly maintenance?: object;
  readonly policy?: object;
  readonly serviceHours?: string;
  readonly ignoreShorterThan?: string;
}

const planned = { id: 'm', targets: ['host:a'], approvedBy: 'cab', announcedAt: '2026-10-01T00:00:00Z' };
const at = (time: string) => (time.length > 5 ? time : `2026-10-09T${time}:00Z`);
const down = (from: string, to?: string) => [
  { at: at(from), status: 'down' },
  ...(to === undefined ? [] : [{ at: at(to), status: 'up' }]),
];

const blind = (from: string, to: string) => [
  { at: at(from), status: 'unknown', reason: 'silent' },
  { at: at(to), status: 'up' },
];

function recovery({ changes, maintenance, policy = {}, since = '2026-09-01T00:00:00Z', ...more }: Told) {
  const { asOf = '2026-11-02T00:00:00Z', ...rules } = more;
  const document = JSON.stringify({
    format: 'kadoban-evaluation/1',
    asOf,
    calendars: { day: { timeZone: 'UTC', weekly: [{ days: ['fri'], from: '08:00', to: '12:00' }] } },
    targets: [
      {
        ...{ id: 'host:a', monitoredFrom: null, monitoredTo: null },
        changes: [{ at: since, status: 'up' }, ...changes],
      },
    ],
    services: [],
    maintenance: maintenance === undefined ? [] : [{ ...planned, ...maintenance }],
    adjustments: [],
    slos: [
      {
        ...{ id: 's', target: 'host:a', objective: '99', window: { calendar: 'month', timeZone: 'UTC' } },
        ...{ maintenance: policy, ...rules },
      },
    ],
    evaluate: ['2026-09', '2026-10'].map((period) => ({ slo: 's', period })),
  });
  const read = readLine(document, '2026-10');
  return recoveryTime(lineOutages('s', read), read, 2 * hourMs);
}

const within = (from: string, to: string) => ({ from: at(from), to: at(to) });

test.each<[what: string, told: Told, expected: object]>([
  ['without an outage the objective is kept', { changes: [] }, { longestMs: null, met: true }],
  [
    'an outage takes as long as it was down',
    { changes: down('09:00', '12:00') },
    { longestMs: 3 * hourMs, met: false },
  ],
  [
    'what lay in approved maintenance is no recovery',
    { changes: down('09:00', '12:00'), maintenance: within('10:00', '11:30') },
    { longestMs: 1.5 * hourMs, met: true },
  ],
  [
    'nor where that counts as up',
    { changes: down('09:00', '12:00'), maintenance: within('10:00', '11:30'), policy: { count: 'up' } },
    { longestMs: 1.5 * hourMs, met: true },
  ],
  [
    'maintenance that the contract does not know excuses nothing',
    { changes: down('09:00', '12:00'), maintenance: within('10:00', '11:30'), policy: { count: 'ignore' } },
    { longestMs: 3 * hourMs, met: false },
  ],
  [
    'nor does what nobody approved',
    { changes: down('09:00', '12:00'), maintenance: { ...within('10:00', '11:30'), approvedBy: null } },
    { longestMs: 3 * hourMs, met: false },
  ],
  [
    'what the cap does not cover is down time',
    { changes: down('09:00', '12:00'), maintenance: within('10:00', '11:30'), policy: { capPerWindow: '30m' } },
    { longestMs: 2.5 * hourMs, met: false },
  ],
  [
    'outside service hours it goes on, and so does maintenance',
    { changes: down('11:00', '16:00'), maintenance: within('12:30', '14:30'), serviceHours: 'day' },
    { longestMs: 3 * hourMs, met: false },
  ],
  [
    'maintenance of the month before is not forgotten',
    {
      changes: down('2026-09-30T22:00:00Z', '2026-10-01T01:30:00Z'),
      maintenance: { ...within('2026-09-30T22:00:00Z', '2026-10-01T00:30:00Z'), announcedAt: null },
    },
    { longestMs: hourMs, met: true },
  ],
  [
    'edges that are not certain leave it open',
    {
      changes: [
        { at: at('09:00'), status: 'down', earliest: at('08:30') },
        { at: at('10:45'), status: 'up' },
      ],
    },
    { longestMs: 1.75 * hourMs, bounds: { leastMs: 1.75 * hourMs, mostMs: 2.25 * hourMs }, met: null },
  ],
  [
    'so does time in which nobody could look',
    {
      changes: [
        ...[
          { at: at('09:00'), status: 'down' },
          { at: at('09:30'), status: 'unknown', reason: 'silent' },
        ],
        ...down('11:30', '12:00'),
      ],
    },
    { longestMs: hourMs, bounds: { leastMs: hourMs, mostMs: 3 * hourMs }, met: null },
  ],
  [
    'an hour that nobody saw can hide none that is too long',
    { changes: blind('09:00', '10:00') },
    { longestMs: null, bounds: { leastMs: 0, mostMs: hourMs }, met: true },
  ],
  [
    'where nobody looked for longer than the objective, there is no verdict',
    { changes: blind('09:00', '12:00') },
    { longestMs: null, bounds: { leastMs: 0, mostMs: 3 * hourMs }, met: null },
  ],
  [
    'what was seen may have gone on while nobody looked',
    {
      changes: [
        { at: at('09:00'), status: 'down' },
        { at: at('10:00'), status: 'unknown', reason: 'silent' },
        { at: at('12:00'), status: 'up' },
      ],
    },
    { longestMs: hourMs, bounds: { leastMs: hourMs, mostMs: 3 * hourMs }, met: null },
  ],
  [
    'what was planned excuses also what nobody saw of it',
    { changes: blind('09:00', '12:00'), maintenance: within('10:00', '11:30') },
    { longestMs: null, bounds: { leastMs: 0, mostMs: 1.5 * hourMs }, met: true },
  ],
  [
    'what is too short to count hides nothing',
    { changes: blind('09:00', '12:00'), ignoreShorterThan: '4h' },
    { longestMs: null, met: true },
  ],
  [
    'nor what nobody saw when no service was agreed',
    { changes: blind('14:00', '18:00'), serviceHours: 'day' },
    { longestMs: null, met: true },
  ],
  [
    'nobody had looked yet when the month began',
    { changes: [], since: '2026-10-03T00:00:00Z' },
    { longestMs: null, bounds: { leastMs: 0, mostMs: 48 * hourMs }, met: null },
  ],
  [
    'of a month before anybody looked nothing is known',
    { changes: [], since: '2026-11-01T12:00:00Z' },
    { longestMs: null, bounds: { leastMs: 0, mostMs: 756 * hourMs }, met: null },
  ],
  [
    'a month that is to come keeps nothing',
    { changes: [], asOf: '2026-09-20T00:00:00Z' },
    { longestMs: null, met: null },
  ],
  [
    'a silence that lasts has no end yet',
    { changes: [{ at: '2026-10-31T23:30:00Z', status: 'unknown', reason: 'silent' }] },
    { longestMs: null, bounds: { leastMs: 0, mostMs: null }, met: null },
  ],
  [
    'while it lasts nobody knows the most',
    { changes: down('2026-11-01T23:00:00Z') },
    // It began after the month: its report does not tell it.
    { longestMs: null, met: true },
  ],
  [
    'while an outage of the month lasts it is missed once the objective is over',
    { changes: down('2026-10-31T23:00:00Z') },
    { longestMs: 25 * hourMs, bounds: { leastMs: 25 * hourMs, mostMs: null }, met: false },
  ],
])('%s', (_, told, expected) => {
  expect(recovery(told)).toEqual(expected);
});

test('whatever was planned, the figure lies within its bounds and never exceeds the outage', () => {
  const minute = fc.integer({ min: 0, max: 239 });
  const clock = (minutes: number) => new Date(Date.parse('2026-10-09T08:00:00Z') + minutes * 60_000).toISOString();
  fc.assert(
    fc.property(fc.tuple(minute, minute, minute, minute), fc.nat({ max: 30 }), ([a, b, c, d], slack) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
      const maintenance = { from: clock(Math.min(c, d)), to: clock(Math.max(c, d) + 1) };
      const changes = [
        { at: clock(from), status: 'down', earliest: clock(from - slack) },
        { at: clock(to), status: 'up' },
      ];
      const { longestMs, bounds = { leastMs: longestMs, mostMs: longestMs } } = recovery({ changes, maintenance });
      const overlap = Math.max(0, Math.min(to, Math.max(c, d) + 1) - Math.max(from, Math.min(c, d)));
      const left = to - from - overlap;
      // An outage that lies in maintenance altogether does not count.
      expect(longestMs).toBe(left === 0 ? null : left * 60_000);
      expect(bounds.leastMs ?? 0).toBeLessThanOrEqual(longestMs ?? 0);
      expect(bounds.mostMs ?? 0).toBeGreaterThanOrEqual(longestMs ?? 0);
    }),
    { numRuns: 60 },
  );
});
