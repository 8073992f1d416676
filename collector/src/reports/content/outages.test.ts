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

/** The facts among what a section says. */
function factsOf(report: typeof sampleReport) {
  return outages(report, voiceOf(report, { language: 'ja' })).flatMap((block) =>
    block.kind === 'facts' ? block.facts : [],
  );
}

test('what is no downtime is told beside it, by line, and nothing where there is nothing', () => {
  expect(factsOf(sampleReport)).toEqual([['会計B', '品質低下 2件 0:17:40、瞬断（0:01:00 未満） 3件 0:00:41']]);
});

test('a report of a version that did not tell it is drawn as it was', () => {
  const lines = sampleReport.lines.map(({ uncounted: _, ...line }) => line);
  expect(factsOf({ ...sampleReport, lines })).toEqual([]);
});

test('a length that is not certain stands above its bounds', () => {
  const hourMs = 3_600_000;
  const lengthOf = (bounds: OutageRow['bounds']) => {
    const told = sampleReport.outages.slice(0, 1).map((row) => ({ ...row, bounds: bounds ?? null }));
    const report = { ...sampleReport, outages: told };
    const table = outages(report, voiceOf(report, { language: 'ja' })).find((block) => block.kind === 'table');
    return table?.rows[0]?.cells[4];
  };
  expect(lengthOf({ leastMs: 40_000, mostMs: 2_881_000 })).toMatchObject({
    text: '1:00:00',
    small: '0:00:40 – 0:48:01',
  });
  expect(lengthOf({ leastMs: hourMs, mostMs: null })).toMatchObject({ small: '1:00:00 – 継続中' });
  expect(lengthOf(null)).toEqual({ text: '1:00:00', isStrong: true });
});
