import { expect, test } from 'vitest';
import { incidentDay, incidentIdPattern, incidentIdsOf, nextIncidentId } from './incident-id.ts';

test('the day is that of the organisation', () => {
  const lateMs = Temporal.Instant.from('2026-10-13T15:30:00Z').epochMilliseconds;
  expect(incidentDay(lateMs, 'Asia/Tokyo')).toBe('20261014');
  expect(incidentDay(lateMs, 'UTC')).toBe('20261013');
});

test('numbers count up within a day, and do not end at 99', () => {
  expect(nextIncidentId('20261014', [])).toBe('INC-20261014-01');
  expect(nextIncidentId('20261014', ['INC-20261014-02', 'INC-20261013-07'])).toBe('INC-20261014-03');
  const hundredth = nextIncidentId('20261014', ['INC-20261014-99']);
  expect(hundredth).toBe('INC-20261014-100');
  expect(hundredth).toMatch(new RegExp(incidentIdPattern));
});

test('the ids of a month are between its own beginning and that of the next one', () => {
  const { from, to } = incidentIdsOf('2026-12');
  const inMonth = (id: string) => from <= id && id < to;
  expect(['INC-20261201-01', 'INC-20261231-100', 'INC-20261130-01', 'INC-20270101-01'].map(inMonth)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
