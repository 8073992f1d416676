import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import { unseen, unseenReport } from '../../../../test/kit/unseen-report.ts';
import { trendHtml } from '../html/trend.ts';
import type { Line } from '../line.ts';
import type { Report } from '../report.ts';
import { trendCaption, trendRows } from './trend-rows.ts';
import { voiceOf } from './voice.ts';

const ja = voiceOf(sampleReport, { language: 'ja' });

function lineOf({ lines }: Report, id: string): Line {
  const line = lines.find((one) => one.id === id);
  if (!line) throw new Error(`there is no line ${id}`);
  return line;
}

/** What the table says of one month, from above. */
const monthOf = (line: Line, index: number) => trendRows(line, ja).map(({ name, texts }) => [name, texts.at(index)]);

test('availability stands above coverage and verdict', () => {
  expect(monthOf(lineOf(sampleReport, 'accounting-b'), -1)).toEqual([
    ['稼働率', '99.952%'],
    ['測定カバレッジ', '99.992%'],
    ['判定', '○'],
    ['停止（計画外）', '0:21:07'],
    ['停止回数', '1'],
  ]);
});

test('a month that nobody observed has no figures but that, and one before it was watched has none', () => {
  const line = lineOf(unseenReport, 'reception-web');
  expect(monthOf(line, -1).map(([, text]) => text)).toEqual(['—', '0.000%', '△', '—', '—']);
  expect(monthOf(line, 0).map(([, text]) => text)).toEqual(['—', '—', '—', '—', '—']);
});

test('an undetermined month is drawn in another way than one that was met or missed', () => {
  const line = lineOf(sampleReport, 'accounting-a');
  const barOf = (figures: Line['figures']) => {
    const trend = line.trend.slice(-1).map((month) => ({ ...month, figures }));
    return /<rect[^>]*fill="([^"]*)"/.exec(trendHtml({ ...line, trend }, ja))?.[1];
  };
  const met = { ...line.figures, verdict: 'met' } as const;
  expect(new Set([barOf(line.figures), barOf(met), barOf(unseen(line.figures, 3_600_000))]).size).toBe(3);
  expect(trendCaption(line, 99, ja)).toContain('斜線の棒は判定保留');
});

test('where nothing was promised there is no verdict to tell', () => {
  const line = lineOf(sampleReport, 'accounting-a');
  const trend = line.trend.map((month) => ({
    ...month,
    figures: month.figures && { ...month.figures, verdict: null },
  }));
  expect(trendRows({ ...line, trend }, ja).map(({ name }) => name)).not.toContain('判定');
});
