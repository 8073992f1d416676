import { describe, expect, test } from 'vitest';
import { adjustment, day, goodDocument, slo } from '../../../test/kit/evaluation-document.ts';
import { evaluateFile } from './evaluation-file.ts';

test('the good file of these tests is good', () => {
  expect(evaluateFile(JSON.stringify(goodDocument))).toMatchObject({ ok: true });
});

const withSlo = (change: object) => ({ slos: [{ ...slo, ...change }] });
const monthly = withSlo({ window: { calendar: 'month', timeZone: 'UTC' } });

test('times may be written with small letters', () => {
  const asOf = goodDocument.asOf.toLowerCase();
  expect(evaluateFile(JSON.stringify({ ...goodDocument, asOf }))).toEqual(evaluateFile(JSON.stringify(goodDocument)));
});

describe('a bad evaluation file is refused with the path and the reason of its first mistake', () => {
  test.each<[name: string, change: object, path: string, reason: RegExp]>([
    ['another format', { format: 'kadoban-evaluation/2' }, '$.format', /one of kadoban-evaluation\/1/],
    ['an unknown key', { slo: [] }, '$.slo', /unknown key; known are format/],
    ['a missing key', { evaluate: undefined }, '$.evaluate', /missing; must be a list/],
    ['a wrong type', { targets: {} }, '$.targets', /must be a list/],
    ['a time without a zone', { asOf: '2027-06-01T00:00:00' }, '$.asOf', /must be a time like/],
    ['a time that is a number', { asOf: 0 }, '$.asOf', /must be a string, is 0/],
    ['an SLO of the unknown', withSlo({ target: 'host:z' }), '$.slos[0].target', /no target or service host:z/],
    ['an objective that is a number', withSlo({ objective: 99.9 }), '$.slos[0].objective', /must be a string, is 99.9/],
    ['an objective beyond 100', withSlo({ objective: '100.1' }), '$.slos[0].objective', /decimal percentage/],
    ['an objective in another tongue', withSlo({ objective: '99,9' }), '$.slos[0].objective', /decimal percentage/],
    ['a negative objective', withSlo({ objective: '-1' }), '$.slos[0].objective', /decimal percentage/],
    [
      'an empty window',
      withSlo({ window: { from: day.from, to: day.from } }),
      '$.slos[0].window',
      /empty or ends before/,
    ],
    [
      'an inverted window',
      withSlo({ window: { from: day.to, to: day.from } }),
      '$.slos[0].window',
      /empty or ends before/,
    ],
    [
      'two windows at once',
      withSlo({ window: { ...day, rolling: '30d' } }),
      '$.slos[0].window.from',
      /unknown key; known are rolling/,
    ],
    ['a rolling window of nothing', withSlo({ window: { rolling: '0d' } }), '$.slos[0].window.rolling', /empty/],
    [
      'a duration without a unit',
      withSlo({ window: { rolling: '30' } }),
      '$.slos[0].window.rolling',
      /duration like 30d/,
    ],
    [
      'a calendar of weeks',
      withSlo({ window: { calendar: 'week', timeZone: 'UTC' } }),
      '$.slos[0].window.calendar',
      /one of day/,
    ],
    [
      'a zone on the moon',
      withSlo({ window: { calendar: 'day', timeZone: 'Moon/Base' } }),
      '$.slos[0].window.timeZone',
      /time zone like/,
    ],
    [
      'an offset for a zone',
      withSlo({ window: { calendar: 'day', timeZone: '+09:00' } }),
      '$.slos[0].window.timeZone',
      /time zone like/,
    ],
    [
      'a thirteenth month',
      withSlo({ window: { calendar: 'year', timeZone: 'UTC', startMonth: 13 } }),
      '$.slos[0].window.startMonth',
      /from 1 to 12/,
    ],
    ['hours of the unknown', withSlo({ serviceHours: 'night' }), '$.slos[0].serviceHours', /no calendar night/],
    ['a policy nobody knows', withSlo({ unknown: 'ignore' }), '$.slos[0].unknown', /one of exclude, down, up/],
    ['a negative duration', withSlo({ ignoreShorterThan: '-5m' }), '$.slos[0].ignoreShorterThan', /duration/],
    [
      'an unknown maintenance policy',
      withSlo({ maintenance: { cap: '3h' } }),
      '$.slos[0].maintenance.cap',
      /unknown key/,
    ],
    ['two adjustments of one id', { adjustments: [adjustment, adjustment] }, '$.adjustments[1].id', /A is here twice/],
    ['a request for the unknown', { evaluate: [{ slo: 't' }] }, '$.evaluate[0].slo', /no SLO t/],
    [
      'a period without a calendar',
      { evaluate: [{ slo: 's', period: '2026' }] },
      '$.evaluate[0].period',
      /only a calendar window/,
    ],
    ['a calendar without a period', monthly, '$.evaluate[0]', /needs a period/],
    [
      'a period that is none',
      { ...monthly, evaluate: [{ slo: 's', period: '2026-13' }] },
      '$.evaluate[0].period',
      /not in the calendar/,
    ],
  ])('%s', (_, change, path, reason) => {
    expect(evaluateFile(JSON.stringify({ ...goodDocument, ...change }))).toEqual({
      ok: false,
      path,
      reason: expect.stringMatching(reason),
    });
  });

  test.each([
    ['at the top', '{"asOf":1,"asOf":2}', '$.asOf'],
    ['within a list', '{"slos":[{"id":"a"},{"id":"b","x y":[1,{}],"x\\u0020y":"}"}]}', '$.slos[1]["x y"]'],
    ['after texts that look like JSON', '{"a":"\\\\","b":"{\\"a\\":[","c":[[],{"a":1}],"b":0}', '$.b'],
  ])('a key that is there twice, %s', (_, text, path) => {
    expect(evaluateFile(text)).toEqual({ ok: false, path, reason: 'is here twice' });
  });

  test('what is no JSON', () => {
    expect(evaluateFile('{"format":')).toEqual({ ok: false, path: '$', reason: expect.stringMatching(/not JSON/) });
    expect(evaluateFile('[]')).toEqual({ ok: false, path: '$', reason: expect.stringMatching(/an object/) });
  });
});
