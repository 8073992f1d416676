import { expect, test } from 'vitest';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { createInstants } from '../format/instants.ts';
import { createTranslate } from '../i18n/translate.ts';
import { readableChanges } from './change-words.ts';

const lines = [
  { id: 'accounting-a', title: '会計A' },
  { id: 'check:web/https', title: 'web / https' },
];
const report = { lines } as unknown as ReportAnswer['report'];
const voice = { report, t: createTranslate('ja'), zoned: createInstants('Asia/Tokyo', 'ja').zoned };

const cases: [what: string, before: string, after: string, about: string, named: string, from: string, to: string][] = [
  ['lines/accounting-a/figures/downMs', '3600000', '600000', '会計A', '停止時間', '1:00:00', '0:10:00'],
  [
    'lines/accounting-a/figures/primary/percent',
    '99.468085',
    '99.999999',
    '会計A',
    '稼働率',
    '99.468\u00a0%',
    '99.999\u00a0%',
  ],
  ['lines/accounting-a/figures/worst/percent', '99.4', '', '会計A', '下限 · 稼働率', '99.400\u00a0%', '（なし）'],
  ['lines/accounting-a/figures/verdict', 'met', 'undetermined', '会計A', '判定', '達成', '判定保留'],
  ['lines/accounting-a/figures/budgetRemainingMs', '-2923200', '0', '会計A', '残り許容時間', '−0:48:43.200', '0:00:00'],
  [
    'lines/check:web/https/days/2026-10-20/downMs',
    '0',
    '1500',
    'web / https',
    '日別 · 2026-10-20 · 停止時間',
    '0:00:00',
    '0:00:01.500',
  ],
  [
    'outages/accounting-a 2026-10-14T01:02:10.000Z/countedMs',
    '',
    '60000',
    '会計A 2026-10-14（水）10:02:10 JST',
    '停止記録 · 計上した停止時間',
    '（なし）',
    '0:01:00',
  ],
  [
    'outages/accounting-a 2026-10-14T01:02:10.000Z/permanent/text',
    '',
    '手順を改める',
    '会計A 2026-10-14（水）10:02:10 JST',
    '停止記録 · 恒久対策',
    '（なし）',
    '手順を改める',
  ],
];

test.each(cases)('%s from %s to %s is told in words', (what, before, after, about, named, from, to) => {
  const [told] = readableChanges([{ what, before, after }], voice);
  expect(told).toMatchObject({ about, what: named, before: from, after: to });
});

test('the figure that people speak of comes first, whatever stands first in the dataset', () => {
  const of = (what: string) => ({ what: `lines/accounting-a/${what}`, before: '1', after: '2' });
  const told = readableChanges(['days/2026-10-01/downMs', 'figures/downMs', 'figures/primary/percent'].map(of), voice);
  expect(told.map(({ what, isDetail }) => [what, isDetail])).toEqual([
    ['稼働率', false],
    ['停止時間', false],
    ['日別 · 2026-10-01 · 停止時間', true],
  ]);
});
