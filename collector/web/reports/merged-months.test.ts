import { expect, test } from 'vitest';
import type { ReportList, ReportMonths } from '../../src/api/contract/reports.ts';
import { mergedMonths } from './merged-months.ts';

const month = (name: string, state: ReportMonths['agreements'][number]['months'][number]['state']) => {
  return { month: name, edition: 1, state, at: null, delivery: null };
};
const months: ReportMonths = {
  months: ['2026-09', '2026-10'],
  canMail: true,
  agreements: [
    {
      ...{ sla: 'shop', title: 'Shop', customer: 'Minami', next: null, recipients: 0, reviewers: 0 },
      months: [month('2026-09', null), month('2026-10', 'checked')],
    },
  ],
};
const list = (name: string): ReportList => {
  const standing = { sla: 'shop', title: 'Shop', edition: 1, state: 'needs-input' as const, missing: [] };
  const nothing = { changesAfterFinal: 0, changedMonths: [], deliveries: [], failure: null };
  return { month: name, reports: [{ ...standing, ...nothing }] };
};

test('a signature that was lost is lost in the list too, once the report was made', () => {
  const [shop] = mergedMonths(months, undefined, list('2026-10')).agreements;
  expect(shop?.months.map(({ state }) => state)).toEqual([null, 'needs-input']);
});

test('a month that is nobody’s stays so, although its report could be made', () => {
  const [shop] = mergedMonths(months, list('2026-09')).agreements;
  expect(shop?.months.map(({ state }) => state)).toEqual([null, 'checked']);
});
