import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import type { OutageRow } from '../rows.ts';
import { outages } from './outages.ts';
import { voiceOf } from './voice.ts';

/** What stands below the first outage, had it been told so. */
function detailsOf(said: Partial<OutageRow>) {
  const report = { ...sampleReport, outages: sampleReport.outages.slice(0, 1).map((row) => ({ ...row, ...said })) };
  const table = outages(report, voiceOf(report, { language: 'ja' })).find((block) => block.kind === 'table');
  return table?.rows[0]?.details ?? [];
}

test('why nothing permanent is done is told in its own words, and nothing is called missing', () => {
  const details = detailsOf({ permanent: null, waived: '来月に更改する' });
  expect(details).toContainEqual({ name: '対策なしの理由', text: '来月に更改する' });
  expect(details.filter(({ isMissing }) => isMissing)).toEqual([]);
});

test('where neither was said, that is missing', () => {
  expect(detailsOf({ permanent: null, waived: null })).toContainEqual({
    name: '恒久対策',
    text: '未記入',
    isMissing: true,
  });
});
