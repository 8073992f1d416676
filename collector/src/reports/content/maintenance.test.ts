import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import { csvOf } from '../csv.ts';
import type { Report } from '../report.ts';
import { tablesOf } from '../tables/index.ts';
import { maintenance } from './maintenance.ts';
import { voiceOf } from './voice.ts';

/** The rows of the table that says how much of the month's limit the work took. */
function capsOf(change: Partial<Report['method']['policies'][number]> = {}) {
  const policies = sampleReport.method.policies.map((one) => ({ ...one, ...change }));
  const report = { ...sampleReport, method: { ...sampleReport.method, policies } };
  const blocks = maintenance(report, voiceOf(report, { language: 'ja' }));
  const table = blocks.find((block) => block.kind === 'table' && block.title === '計画停止の月の上限');
  return table?.kind === 'table' ? table.rows.map(({ cells }) => cells) : [];
}

test('what planned work took of the limit of a month stands beside the limit, where there is one', () => {
  expect(capsOf()).toEqual([
    ['会計A', '4:00:00', '1:00:00', '3:00:00'],
    ['会計B', '4:00:00', '2:00:00', '2:00:00'],
  ]);
});

test('the files that people reckon with have it too', () => {
  const table = tablesOf(sampleReport, 'en').find(({ name }) => name === 'maintenance-caps');
  expect(table && csvOf(table, sampleReport).split('\r\n').slice(1, 3)).toEqual([
    'accounting-a,会計A,4:00:00.000,1:00:00.000,3:00:00.000',
    'accounting-b,会計B,4:00:00.000,2:00:00.000,2:00:00.000',
  ]);
});

test('a contract without a limit, or that takes no work out, has none to tell of', () => {
  expect(capsOf({ capMs: null })).toEqual([]);
  expect(capsOf({ maintenance: 'up' })).toEqual([]);
});
