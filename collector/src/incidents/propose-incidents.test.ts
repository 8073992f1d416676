import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutageSpan } from './attach-notes.ts';
import { type KnownIncident, proposeIncidents } from './propose-incidents.ts';

const minuteMs = 60_000;

const outage = (target: string, fromMinute: number, toMinute: number | null): OutageSpan => ({
  target,
  fromMs: fromMinute * minuteMs,
  toMs: toMinute === null ? null : toMinute * minuteMs,
});

/** `shop` needs both hosts by their checks, `site` needs `shop`. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'check:a/web': ['host:a'],
  'check:b/web': ['host:b'],
  shop: ['check:a/web', 'check:b/web'],
  site: ['shop'],
};
const standsOn = (target: string) => needs[target] ?? [];

const spelled = ({ target, fromMs, toMs }: OutageSpan) =>
  `${target} ${fromMs / minuteMs}-${toMs === null ? '' : toMs / minuteMs}`;

/** A proposal as `ids: outage <- cause by reason; …`. */
const told = (outages: OutageSpan[], incidents: KnownIncident[] = []) =>
  proposeIncidents(outages, standsOn, incidents).map((proposal) => [
    ...(proposal.incidents.length > 0 ? [proposal.incidents.join('+')] : []),
    ...proposal.outages.map(({ outage: one, because }) =>
      because ? `${spelled(one)} <- ${because.reason} ${spelled(because.outage)}` : spelled(one),
    ),
  ]);

const attached = (id: string, target: string, minute: number): KnownIncident => ({
  id,
  outages: [{ target, atMs: minute * minuteMs }],
});

describe('outages belong together', () => {
  const cases: [name: string, outages: OutageSpan[], expected: string[][]][] = [
    [
      'of a host, its check, and all services that need it, however far up',
      [outage('site', 11, 20), outage('shop', 11, 20), outage('check:a/web', 10, 21), outage('host:a', 12, 19)],
      [
        [
          'host:a 12-19',
          'check:a/web 10-21 <- host host:a 12-19',
          'site 11-20 <- member shop 11-20',
          'shop 11-20 <- member check:a/web 10-21',
        ],
      ],
    ],
    ['not of two hosts', [outage('host:a', 10, 20), outage('host:b', 10, 20)], [['host:a 10-20'], ['host:b 10-20']]],
    [
      'of two hosts when one service fell by both',
      [outage('host:a', 0, 60), outage('check:b/web', 30, 40), outage('shop', 30, 40)],
      [['host:a 0-60', 'check:b/web 30-40', 'shop 30-40 <- member check:b/web 30-40']],
    ],
    [
      'of a check that is still coming up a little after its host',
      [outage('host:a', 0, 10), outage('check:a/web', 14, 16)],
      [['host:a 0-10', 'check:a/web 14-16 <- host host:a 0-10']],
    ],
    [
      'not of a check that fails long after its host is back',
      [outage('host:a', 0, 10), outage('check:a/web', 15, 16)],
      [['host:a 0-10'], ['check:a/web 15-16']],
    ],
    [
      'not of a check that failed long before its host',
      [outage('check:a/web', 0, 60), outage('host:a', 6, 10)],
      [['check:a/web 0-60'], ['host:a 6-10']],
    ],
    [
      'of a host that is still down',
      [outage('host:a', 0, null), outage('check:a/web', 600, null)],
      [['host:a 0-', 'check:a/web 600- <- host host:a 0-']],
    ],
  ];
  test.each(cases)('%s', (_name, outages, expected) => {
    expect(told(outages)).toEqual(expected);
  });
});

describe('of what is in an incident already', () => {
  const both = [outage('host:a', 0, 10), outage('check:a/web', 0, 10)];

  test('nothing is proposed when all of it is', () => {
    expect(told([outage('host:a', 0, 10)], [attached('INC-1', 'host:a', 5)])).toEqual([]);
  });

  test('the rest is proposed to join it', () => {
    expect(told(both, [attached('INC-1', 'host:a', 5)])).toEqual([
      ['INC-1', 'host:a 0-10', 'check:a/web 0-10 <- host host:a 0-10'],
    ]);
  });

  test('two incidents are proposed to be one', () => {
    expect(told(both, [attached('INC-2', 'host:a', 5), attached('INC-1', 'check:a/web', 9)])[0]?.[0]).toBe(
      'INC-1+INC-2',
    );
  });

  test('an outage that has ended before the instant is another one', () => {
    expect(told([outage('host:a', 0, 10)], [attached('INC-1', 'host:a', 10)])).toEqual([['host:a 0-10']]);
  });
});

test('every outage is in one proposal, once, whatever the order they come in', () => {
  const outages = fc.uniqueArray(
    fc.record({
      target: fc.constantFrom('host:a', 'host:b', 'check:a/web', 'check:b/web', 'shop', 'site'),
      fromMs: fc.integer({ min: 0, max: 60 }).map((minute) => minute * minuteMs),
      lengthMs: fc.integer({ min: 1, max: 30 }),
    }),
    { selector: ({ target, fromMs }) => `${target} ${fromMs}`, maxLength: 20 },
  );
  fc.assert(
    fc.property(outages, (drawn) => {
      const all = drawn.map(({ target, fromMs, lengthMs }) => ({ target, fromMs, toMs: fromMs + lengthMs * minuteMs }));
      const groups = (list: OutageSpan[]) =>
        proposeIncidents(list, standsOn, [])
          .map(({ outages: group }) => group.map(({ outage: one }) => spelled(one)).sort())
          .sort();
      const forwards = groups(all);
      expect(forwards.flat().toSorted()).toEqual(all.map(spelled).toSorted());
      expect(groups(all.toReversed())).toEqual(forwards);
    }),
  );
});
