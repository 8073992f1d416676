import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBusinessDay } from './business-days.ts';
import type { Calendar } from './definitions.ts';
import { readDocument } from './json.ts';
import { announceByMs, isAnnouncedInTime, readNotice } from './notice.ts';

const office: Calendar = {
  timeZone: 'Asia/Tokyo',
  weekly: [{ days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1080 }],
  holidays: 'JP',
  closed: ['2026-10-02'],
  open: ['2026-10-10'],
};
const calendar = [{ fromMs: Number.NEGATIVE_INFINITY, value: office }];
const at = (wallClock: string) => Date.parse(`${wallClock}+09:00`);

function noticeOf(text: string, of: typeof calendar | null = calendar) {
  const read = readDocument(JSON.stringify(text), (root) => readNotice(root, of));
  return read.ok ? read.value : read.reason;
}

describe('work that begins', () => {
  test.each([
    // The 9th is a Friday; the 2nd is closed; the 10th is an open Saturday; the 12th, sports day, is a holiday.
    ['on a Friday, one business day before', '2026-10-09T17:00', '1bd', '2026-10-08'],
    ['on a Friday, over a week-end and a closed day', '2026-10-09T17:00', '5bd', '2026-10-01'],
    ['on a Sunday, after an open Saturday', '2026-10-11T02:00', '1bd', '2026-10-10'],
    ['after a holiday', '2026-10-13T09:00', '2bd', '2026-10-09'],
    ['on a holiday itself', '2026-10-12T09:00', '1bd', '2026-10-10'],
    ['at midnight of the calendar', '2026-10-09T00:00', '1bd', '2026-10-08'],
    ['over the golden week', '2026-05-07T01:00', '1bd', '2026-05-01'],
    ['over the new year', '2027-01-04T09:00', '3bd', '2026-12-29'],
  ])('%s, can be announced to the end of that day', (_, start, text, last) => {
    const notice = noticeOf(text);
    if (typeof notice === 'string') throw new Error(notice);
    const fromMs = at(`${start}:00`);
    const endMs = at(`${last}T23:59:59.999`);
    expect(announceByMs(fromMs, notice)).toBe(endMs);
    expect(isAnnouncedInTime({ fromMs, announcedAtMs: endMs }, notice)).toBe(true);
    expect(isAnnouncedInTime({ fromMs, announcedAtMs: endMs + 1 }, notice)).toBe(false);
    expect(isAnnouncedInTime({ fromMs, announcedAtMs: null }, notice)).toBe(false);
  });
});

test('a notice in hours is counted to the millisecond', () => {
  const notice = { ms: 72 * 3_600_000 };
  expect(isAnnouncedInTime({ fromMs: notice.ms, announcedAtMs: 0 }, notice)).toBe(true);
  expect(isAnnouncedInTime({ fromMs: notice.ms, announcedAtMs: 1 }, notice)).toBe(false);
  expect(isAnnouncedInTime({ fromMs: 0, announcedAtMs: null }, null)).toBe(true);
});

test.each([
  ['5bd', null, 'needs noticeCalendar or serviceHours: whose business days?'],
  ['0bd', calendar, 'must be from 1bd to 250bd, is 0bd'],
  ['251bd', calendar, 'must be from 1bd to 250bd, is 251bd'],
  ['5 bd', calendar, 'must be a duration like 30d, 24h, 5m, 10s or 500ms, or 5bd, is "5 bd"'],
])('%s is refused', (text, of, reason) => {
  expect(noticeOf(text, of)).toBe(reason);
});

test('a calendar without business days ends the search', () => {
  const never = [{ fromMs: 0, value: { ...office, weekly: [], open: [] } }];
  expect(announceByMs(at('2026-10-09T17:00:00'), { businessDays: 1, calendar: never })).toBeLessThan(
    at('2024-01-01T00:00:00'),
  );
});

test('between the last day of notice and the day of the work lie all business days but one', () => {
  const start = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00') });
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 30 }), (startMs, businessDays) => {
      const byMs = announceByMs(startMs, { businessDays, calendar });
      const dayOf = (ms: number) =>
        Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Asia/Tokyo').toPlainDate();
      const [last, first] = [dayOf(startMs), dayOf(byMs)];
      const days = Array.from({ length: first.until(last).days }, (_, index) => first.add({ days: index }));
      expect(isBusinessDay(calendar, first)).toBe(true);
      expect(days.filter((day) => isBusinessDay(calendar, day)).length).toBe(businessDays);
    }),
    { numRuns: 200 },
  );
});
