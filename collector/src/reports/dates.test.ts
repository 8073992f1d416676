import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/kit/sample-report.ts';
import { datesOf } from './dates.ts';
import type { Language, Report } from './report.ts';

function dates(language: Language, style: Report['document']['dates'], period: Partial<Report['period']> = {}) {
  const { document } = sampleReport;
  return datesOf(
    { document: { ...document, dates: style }, period: { ...sampleReport.period, ...period } },
    { language },
  );
}

const at = '2026-10-14T01:02:10.999Z';

const long: [Language, Report['document']['dates'], string][] = [
  ['ja', 'western', '2026年10月14日（水）10:02:10'],
  ['ja', 'era', '令和8年10月14日（水）10:02:10'],
  ['ja', 'both', '2026年（令和8年）10月14日（水）10:02:10'],
  ['en', 'western', 'Wed 14 Oct 2026 10:02:10'],
  ['en', 'era', 'Wed 14 Oct Reiwa 8 10:02:10'],
  ['en', 'both', 'Wed 14 Oct 2026 (Reiwa 8) 10:02:10'],
];

test.each(long)('%s with %s years writes %s', (language, style, text) => {
  expect(dates(language, style).long(at)).toBe(text);
});

test('the end of a day is its 24:00, and a beginning at midnight is 00:00 of the next', () => {
  const { longEnd, long, shortEnd } = dates('ja', 'western');
  expect(longEnd('2026-10-31T15:00:00.000Z')).toBe('2026年10月31日（土）24:00');
  expect(long('2026-10-31T15:00:00.000Z')).toBe('2026年11月1日（日）00:00');
  expect(shortEnd('2026-10-31T15:00:00.001Z')).toBe('11/1（日）00:00');
});

test('in tables the year stands only where it is not that of the report', () => {
  expect(dates('ja', 'both').shortDay('2026-10-20')).toBe('10/20（火）');
  expect(dates('ja', 'both').shortDay('2027-06-11')).toBe('2027/6/11（金）');
  expect(dates('ja', 'era').shortDay('2027-06-11')).toBe('R9.6.11（金）');
  expect(dates('en', 'western').shortDay('2027-06-11')).toBe('Fri 11 Jun 2027');
});

test('months in tables have years as the rest of the report', () => {
  expect(dates('ja', 'era').shortMonth('2026-04')).toBe('R8.4');
  expect(dates('ja', 'both').shortMonth('2026-04')).toBe('2026/04');
  expect(dates('en', 'western').shortMonth('2026-12')).toBe('2026/12');
});

test('the first year of an era is 元年, and a day before all eras is western', () => {
  const { longDay } = dates('ja', 'era');
  expect(longDay('2019-05-01')).toBe('令和元年5月1日（水）');
  expect(longDay('2019-04-30')).toBe('平成31年4月30日（火）');
  expect(longDay('1989-01-07')).toBe('昭和64年1月7日（土）');
  expect(longDay('1850-01-01')).toBe('1850年1月1日（火）');
});

test('one offset is told with the zone; in a month with two every time has its own', () => {
  expect(dates('ja', 'western').zone).toBe('Asia/Tokyo（UTC+09:00）');
  const berlin = dates('en', 'western', {
    timeZone: 'Europe/Berlin',
    from: '2026-09-30T22:00:00.000Z',
    to: '2026-10-31T23:00:00.000Z',
  });
  expect(berlin.zone).toBe('Europe/Berlin (UTC+02:00 / UTC+01:00)');
  expect(berlin.short('2026-10-25T00:30:00.000Z')).toBe('Sun 25 Oct 02:30+02:00');
  expect(berlin.short('2026-10-25T01:30:00.000Z')).toBe('Sun 25 Oct 02:30+01:00');
});
