import { expect, test } from 'vitest';
import { lineOutages } from './line-outages.ts';
import { readLine } from './read-line.ts';

const minuteMs = 60_000;
const at = (time: string) => `2026-10-09T${time}:00Z`;

/** The outages of a host that was seen so. */
function outagesOf(changes: readonly object[], asOf = '2026-11-02T00:00:00Z') {
  const document = JSON.stringify({
    ...{ format: 'kadoban-evaluation/1', asOf, calendars: {}, services: [], maintenance: [], adjustments: [] },
    targets: [
      {
        ...{ id: 'host:a', monitoredFrom: null, monitoredTo: null },
        changes: [{ at: '2026-09-01T00:00:00Z', status: 'up' }, ...changes],
      },
    ],
    slos: [{ id: 's', target: 'host:a', objective: '99', window: { calendar: 'month', timeZone: 'UTC' } }],
    evaluate: [{ slo: 's', period: '2026-10' }],
  });
  return lineOutages('s', readLine(document, '2026-10')).map(({ downMs, bounds }) => ({ downMs, bounds }));
}

const up = (time: string) => ({ at: at(time), status: 'up' });
const blind = (time: string) => ({ at: at(time), status: 'unknown', reason: 'silent' });

test.each([
  ['whose ends are certain has none', [{ at: at('09:00'), status: 'down' }, up('09:30')], 30, null],
  [
    'may have begun later than the last sign of life',
    [{ at: at('09:00'), status: 'down', latest: at('09:20') }, up('09:30')],
    30,
    [10, 30],
  ],
  [
    'may have begun and ended earlier and later',
    [
      { at: at('09:00'), status: 'down', earliest: at('08:55') },
      { ...up('09:30'), earliest: at('09:25'), latest: at('09:35') },
    ],
    30,
    [25, 40],
  ],
  [
    'may have gone on when nobody could look',
    [{ at: at('09:00'), status: 'down' }, blind('09:01'), up('09:48')],
    1,
    [1, 48],
  ],
  [
    'reaches over time when nobody could look',
    [{ at: at('09:00'), status: 'down' }, blind('09:10'), { at: at('09:40'), status: 'down' }, up('09:50')],
    20,
    [20, 50],
  ],
])('the length of an outage that %s', (_, changes, minutes, bounds) => {
  const [leastMs = 0, mostMs = 0] = (bounds ?? []).map((one) => one * minuteMs);
  expect(outagesOf(changes)).toEqual([
    { downMs: minutes * minuteMs, bounds: bounds === null ? null : { leastMs, mostMs } },
  ]);
});

test('two outages share no time', () => {
  const changes = [
    { at: at('09:00'), status: 'down' },
    up('09:10'),
    { at: at('09:20'), status: 'down', earliest: at('09:05') },
    up('09:30'),
  ];
  expect(outagesOf(changes)).toEqual([
    { downMs: 10 * minuteMs, bounds: { leastMs: 10 * minuteMs, mostMs: 20 * minuteMs } },
    { downMs: 10 * minuteMs, bounds: { leastMs: 10 * minuteMs, mostMs: 20 * minuteMs } },
  ]);
});

test('while it lasts nobody knows the most', () => {
  expect(outagesOf([{ at: at('09:00'), status: 'down' }], at('10:00'))).toEqual([
    { downMs: 60 * minuteMs, bounds: { leastMs: 60 * minuteMs, mostMs: null } },
  ]);
});
