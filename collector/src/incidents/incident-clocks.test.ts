import { describe, expect, test } from 'vitest';
import { readCalendars } from '../ledger/calendar-file.ts';
import { agreedTime } from '../ledger/calendars.ts';
import { readDocument } from '../ledger/json.ts';
import type { Incident } from './incident.ts';
import { type AgreedTime, clocksOf, hoursAt, roundTheClock } from './incident-clocks.ts';
import { defaultMatrix, type IncidentRules } from './priority.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;

function calendar(
  timeZone: string,
  days: string[],
  from: string,
  to: string,
  holidays: 'JP' | null = null,
): AgreedTime {
  const text = JSON.stringify({ hours: { timeZone, weekly: [{ days, from, to }], holidays } });
  const read = readDocument(text, readCalendars);
  if (!read.ok) throw new Error(read.reason);
  const versions = read.value.get('hours') ?? [];
  return (window) => agreedTime(versions, window);
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const everyDay = [...weekdays, 'sat', 'sun'];
const office = calendar('Asia/Tokyo', weekdays, '09:00', '18:00', 'JP');
const nights = calendar('America/New_York', everyDay, '00:00', '06:00');

const rules = (clock: IncidentRules['clock']): IncidentRules => ({
  matrix: defaultMatrix,
  targets: {
    urgent: { respondMs: 10 * minuteMs, resolveMs: 4 * hourMs },
    low: { respondMs: null, resolveMs: 2 * 24 * hourMs },
  },
  clock,
});

const incident = (detectedAt: string, more: Partial<Incident> = {}): Incident => ({
  title: 'x',
  state: 'detected',
  source: 'monitoring',
  impact: 'high',
  urgency: 'high',
  detectedAt,
  ...more,
});

const looked = (at: string, measuredEnd?: string | null) => ({
  nowMs: ms(at),
  measuredEndMs: typeof measuredEnd === 'string' ? ms(measuredEnd) : measuredEnd,
});

type Case = [name: string, agreed: AgreedTime, detected: string, until: string, elapsedMs: number, due: string | null];

describe('four hours of service', () => {
  const cases: Case[] = [
    [
      'within a day',
      office,
      '2026-10-14T10:02:10+09:00',
      '2026-10-14T11:02:10+09:00',
      hourMs,
      '2026-10-14T14:02:10+09:00',
    ],
    [
      'over a night',
      office,
      '2026-10-14T16:00:00+09:00',
      '2026-10-15T10:00:00+09:00',
      3 * hourMs,
      '2026-10-15T11:00:00+09:00',
    ],
    [
      'over a weekend',
      office,
      '2026-10-16T17:00:00+09:00',
      '2026-10-19T09:30:00+09:00',
      1.5 * hourMs,
      '2026-10-19T12:00:00+09:00',
    ],
    // 2026-10-12 is スポーツの日, a Monday.
    [
      'over a weekend and a holiday',
      office,
      '2026-10-09T17:00:00+09:00',
      '2026-10-13T09:00:00+09:00',
      hourMs,
      '2026-10-13T12:00:00+09:00',
    ],
    [
      'from before service began',
      office,
      '2026-10-14T03:00:00+09:00',
      '2026-10-14T09:00:00+09:00',
      0,
      '2026-10-14T13:00:00+09:00',
    ],
    [
      'used up as service ends',
      office,
      '2026-10-14T14:00:00+09:00',
      '2026-10-14T20:00:00+09:00',
      4 * hourMs,
      '2026-10-14T18:00:00+09:00',
    ],
    // The clock in New York skips from 02:00 to 03:00, so that the night has five hours.
    [
      'in the night that is an hour short',
      nights,
      '2026-03-08T00:30:00-05:00',
      '2026-03-08T06:00:00-04:00',
      4.5 * hourMs,
      '2026-03-08T05:30:00-04:00',
    ],
    // It repeats 01:00 to 02:00, so that the night has seven.
    [
      'in the night that is an hour long',
      nights,
      '2026-11-01T00:30:00-04:00',
      '2026-11-01T06:00:00-05:00',
      6.5 * hourMs,
      '2026-11-01T03:30:00-05:00',
    ],
    [
      'round the clock',
      roundTheClock,
      '2026-10-09T17:00:00+09:00',
      '2026-10-10T17:00:00+09:00',
      24 * hourMs,
      '2026-10-09T21:00:00+09:00',
    ],
    [
      'that are never agreed',
      calendar('Asia/Tokyo', [], '09:00', '18:00'),
      '2026-10-09T17:00:00+09:00',
      '2026-10-10T17:00:00+09:00',
      0,
      null,
    ],
  ];
  test.each(cases)('%s', (_name, agreed, detected, until, elapsedMs, due) => {
    const { resolve } = clocksOf(incident(detected), rules('service-hours'), agreed, looked(until));
    expect(resolve.elapsedMs).toBe(elapsedMs);
    expect(resolve.dueMs).toBe(due === null ? null : ms(due));
    expect(resolve.remainingMs).toBe(4 * hourMs - elapsedMs);
    expect(resolve.isMet).toBe(elapsedMs > 4 * hourMs ? false : null);
  });
});

test('an agreement whose clocks never stand still counts nights and holidays', () => {
  const { respond } = clocksOf(
    incident('2026-10-14T03:00:00+09:00'),
    rules('always'),
    office,
    looked('2026-10-14T03:07:00+09:00'),
  );
  expect(respond).toEqual({
    elapsedMs: 7 * minuteMs,
    isStopped: false,
    targetMs: 10 * minuteMs,
    remainingMs: 3 * minuteMs,
    dueMs: ms('2026-10-14T03:10:00+09:00'),
    isMet: null,
  });
});

describe('a clock that was stopped', () => {
  const at = (seconds: number) => ({
    acknowledgedAt: `2026-10-14T01:1${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}Z`,
  });
  const stopped = (seconds: number) =>
    clocksOf(incident('2026-10-14T01:00:00Z', at(seconds)), rules('always'), office, looked('2026-10-20T00:00:00Z'))
      .respond;

  test('at exactly the target is met, a second later missed', () => {
    expect(stopped(0)).toMatchObject({ elapsedMs: 10 * minuteMs, isMet: true, isStopped: true, remainingMs: 0 });
    expect(stopped(1)).toMatchObject({ isMet: false, remainingMs: -1000 });
  });

  test('stays where it was, however late one looks', () => {
    expect(stopped(30).elapsedMs).toBe(10.5 * minuteMs);
  });
});

describe('the priority', () => {
  const clocks = (more: Partial<Incident>) =>
    clocksOf(incident('2026-10-14T01:00:00Z', more), rules('always'), office, looked('2026-10-14T02:00:00Z'));

  test('is what impact and urgency make of it, unless people say another one', () => {
    expect(clocks({}).priority).toBe('urgent');
    expect(clocks({ impact: 'low', urgency: 'low' }).priority).toBe('low');
    expect(clocks({ priority: 'low' }).priority).toBe('low');
  });

  test('for which nothing is promised leaves a clock that only counts', () => {
    const nothing = {
      elapsedMs: hourMs,
      isStopped: false,
      targetMs: null,
      remainingMs: null,
      dueMs: null,
      isMet: null,
    };
    expect(clocks({ priority: 'low' }).respond).toEqual(nothing);
    expect(clocks({ priority: 'medium' }).resolve).toEqual(nothing);
  });
});

test('what became part of another incident is judged there: its clocks stand, and nothing is promised', () => {
  const part = { state: 'closed', closedAt: '2026-10-14T02:00:00Z', mergedInto: 'INC-20261014-01' } as const;
  const clocks = clocksOf(
    incident('2026-10-14T01:00:00Z', part),
    rules('always'),
    office,
    looked('2026-10-20T00:00:00Z'),
  );
  const standing = { elapsedMs: hourMs, isStopped: true, targetMs: null, remainingMs: null, dueMs: null, isMet: null };
  expect(clocks).toEqual({ priority: 'urgent', respond: standing, resolve: standing, overruled: null });
});

describe('what was measured', () => {
  const restoredAt = '2026-10-14T02:00:00Z';
  const resolved = (measuredEnd: string | null | undefined) => {
    const moment = looked('2026-10-14T10:00:00Z', measuredEnd);
    const said = { acknowledgedAt: '2026-10-14T01:05:00Z', restoredAt };
    return clocksOf(incident('2026-10-14T01:00:00Z', said), rules('always'), office, moment);
  };

  test('before service was said to be back changes nothing', () => {
    for (const measured of [undefined, restoredAt, '2026-10-14T01:30:00Z'])
      expect(resolved(measured)).toMatchObject({ resolve: { elapsedMs: hourMs, isMet: true }, overruled: null });
  });

  test('later than that stops the resolve clock instead, and takes the verdict with it', () => {
    const endMs = ms('2026-10-14T05:00:01Z');
    expect(resolved('2026-10-14T05:00:01Z')).toMatchObject({
      respond: { elapsedMs: 5 * minuteMs, isMet: true },
      resolve: { elapsedMs: 4 * hourMs + 1000, isStopped: true, isMet: false },
      overruled: { endMs },
    });
  });

  test('as lasting again leaves the resolve clock running', () => {
    expect(resolved(null)).toMatchObject({
      resolve: { elapsedMs: 9 * hourMs, isStopped: false, isMet: false },
      overruled: { endMs: null },
    });
  });
});

describe('the hours of a clock', () => {
  const cases: [name: string, agreed: AgreedTime, at: string, isOpen: boolean, changes: string | null][] = [
    ['are open until the evening', office, '2026-10-14T10:00:00+09:00', true, '2026-10-14T18:00:00+09:00'],
    ['begin with their first instant', office, '2026-10-14T09:00:00+09:00', true, '2026-10-14T18:00:00+09:00'],
    ['are over with their last', office, '2026-10-14T18:00:00+09:00', false, '2026-10-15T09:00:00+09:00'],
    ['are closed over the weekend', office, '2026-10-17T12:00:00+09:00', false, '2026-10-19T09:00:00+09:00'],
    ['never end round the clock', roundTheClock, '2026-10-14T10:00:00+09:00', true, null],
    ['are not looked for for ever', () => [], '2026-10-14T10:00:00+09:00', false, null],
  ];
  test.each(cases)('%s', (_, agreed, at, isOpen, changes) => {
    expect(hoursAt(agreed, ms(at))).toEqual({ isOpen, changesMs: changes === null ? null : ms(changes) });
  });
});
