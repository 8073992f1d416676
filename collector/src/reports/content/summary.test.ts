import { expect, test } from 'vitest';
import { crowdedReport } from '../../../../test/kit/crowded-report.ts';
import { englishReport } from '../../../../test/kit/english-report.ts';
import { emptyReport, sampleReport } from '../../../../test/kit/sample-report.ts';
import { html } from '../html.ts';
import type { Language, Report } from '../report.ts';
import { summary } from './summary.ts';
import { voiceOf } from './voice.ts';

function sentences(report: Report, language: Language): readonly string[] {
  const [block] = summary(report, voiceOf(report, { language }));
  return block?.kind === 'sentences' ? block.texts : [];
}

test('the month of the reference is told in its order, in Japanese', () => {
  expect(sentences(sampleReport, 'ja')).toEqual([
    '3サービス中 2達成・1未達（会計A）。',
    '会計A：稼働率 99.468% で目標 99.900% に未達。許容停止時間を 48分43秒 超過。',
    '計画外停止 2件、計上した停止は合計 1時間21分07秒。',
    '会計A：10/14（水）10:02:10 から 1時間00分00秒 停止。原因（確定）：リリース作業時の設定ミス。対策：設定変更手順にダブルチェックを導入（10/20（火）完了）。',
    '会計B：10/22（木）03:10:05 から 21分07秒 停止。原因（確定）：バッチの同時実行で接続数が上限に達した。対策：バッチの開始時刻をずらし、接続数の上限に警告を設ける（期限 11/13（金））。',
    '会計B：測定欠測 3分12秒（下限 99.945%、上限 99.952%）。',
    '契約値に達しなかった供給者 1社（クラウドB）。',
    '計画停止 2件、うち作業超過 0件。',
    '期限を過ぎた改善項目 1件（バッチの実行計画の見直し）。',
    '来月の注意：計画停止 11/8（日）02:00 から 11/8（日）04:00 まで「会計B サーバーの更新」（会計B）。',
  ]);
});

test('and in English', () => {
  expect(sentences(englishReport, 'en')).toEqual([
    'Of 3 services: 2 met, 1 missed (Accounting A).',
    'Accounting A: availability 99.468% missed the objective of 99.900%. Allowed downtime was exceeded by 48 min 43 s.',
    '2 unplanned outages; 1 h 21 min 7 s counted in all.',
    'Accounting A: down for 1 h 0 min 0 s from Wed 14 Oct 10:02:10. Cause (confirmed): A wrong setting in the release. Action: Changes of settings are checked by a second person (done Tue 20 Oct).',
    'Accounting B: down for 21 min 7 s from Thu 22 Oct 03:10:05. Cause (confirmed): Batches that ran at once used up all connections. Action: Batches start apart, and a warning comes before connections run out (due Fri 13 Nov).',
    'Accounting B: 3 min 12 s unknown (lower bound 99.945%, upper bound 99.952%).',
    '1 supplier below contract (Cloud B).',
    '2 planned maintenance windows, 0 of which overran.',
    '1 improvement overdue (The plan of batches is revised).',
    'Next month, planned maintenance: New servers for Accounting B (Accounting B) from Sun 8 Nov 02:00 to Sun 8 Nov 04:00.',
  ]);
});

test('a workload over its limit is told, and one within it is not', () => {
  const rows = [
    { title: 'インシデント件数', measured: '12', limit: '8', forecast: null, verdict: 'over' },
    { title: '監視対象ホスト数', measured: '30', limit: '30', forecast: null, verdict: 'within' },
    { title: 'ディスク', measured: '99 %', limit: '80 %', forecast: null, verdict: null },
  ] as const;
  const capacity = [...rows];
  const over = sentences({ ...sampleReport, capacity }, 'ja').filter((text) => text.includes('作業負荷'));
  expect(over).toEqual(['インシデント件数：12 で作業負荷の上限 8 を超えた。']);
  const table = html.render({ ...sampleReport, capacity, sections: ['capacity'] }, { language: 'ja' });
  expect(table).toMatch(/✕[^<]*(<[^>]+>)*\s*上限超過/);
  expect(table).toMatch(/○[^<]*(<[^>]+>)*\s*上限以内/);
});

test('the work of the next month is what the reader has to reckon with, and ends the summary', () => {
  const ahead = [
    {
      ...{ title: '月例パッチ', lines: ['accounting-a', 'accounting-b'] },
      ...{ plannedFrom: '2026-11-07T17:00:00.000Z', plannedTo: '2026-11-07T19:00:00.000Z' },
    },
  ];
  expect(sentences({ ...sampleReport, ahead }, 'ja').at(-1)).toBe(
    '来月の注意：計画停止 11/8（日）02:00 から 11/8（日）04:00 まで「月例パッチ」（会計A、会計B）。',
  );
  expect(sentences({ ...englishReport, ahead }, 'en').at(-1)).toBe(
    'Next month, planned maintenance: 月例パッチ (Accounting A, Accounting B) from Sun 8 Nov 02:00 to Sun 8 Nov 04:00.',
  );
});

test('an outage is told of the service that people know, not of the host that went down', () => {
  const outages = sampleReport.outages.map((outage) => ({ ...outage, title: 'ac-01' }));
  const told = sentences({ ...sampleReport, outages }, 'ja');
  expect(told).toContainEqual(expect.stringMatching(/^会計A：10\/14/));
  expect(told.join()).not.toContain('ac-01');
});

test('where the bounds lie on both sides of the objective, nothing is called met or missed', () => {
  const [line] = sampleReport.lines.filter(({ id }) => id === 'accounting-b');
  const between = line && {
    ...line,
    objective: '99.950',
    figures: { ...line.figures, verdict: 'undetermined' as const },
  };
  expect(sentences({ ...sampleReport, lines: between ? [between] : [] }, 'ja').slice(0, 2)).toEqual([
    '1サービス中 0達成・0未達・1判定保留。',
    '会計B：稼働率は 99.945% から 99.952% の間で、目標 99.950% の達否を判定できない。',
  ]);
});

test('a month that is not over says up to when it tells', () => {
  const running = { ...sampleReport, period: { ...sampleReport.period, asOf: '2026-10-20T03:00:00.000Z' } };
  expect(sentences(running, 'ja')[0]).toBe(
    '対象期間は終わっていない。数値は 2026年（令和8年）10月20日（火）12:00 までのもの。',
  );
});

test('of many the first are told, and how many more there are', () => {
  const told = sentences(crowdedReport, 'en');
  expect(told.length).toBeLessThan(20);
  expect(told[0]).toMatch(/^Of 60 services: 40 met, 20 missed \(.*, 15 more\)\.$/);
});

test('without anything to tell it says so', () => {
  expect(sentences(emptyReport, 'ja')).toEqual([
    '対象のサービスはない。',
    '計画外停止はない。',
    '対象期間に計画停止はない。',
  ]);
});

test('what was promised of recovery and of the year, and was missed, is told', () => {
  const lines = sampleReport.lines.map((line) => {
    const yearToDate = { ...line.yearToDate, objective: '99.95', verdict: 'missed' as const };
    return line.id === 'accounting-a' ? { ...line, yearToDate } : line;
  });
  const [recovery, ...others] = sampleReport.continuity.recovery;
  const [point] = sampleReport.continuity.points;
  if (!recovery || !point) throw new Error('the sample has objectives');
  const late = { ...recovery, longestMs: 46_800_000, met: false };
  const continuity = { ...sampleReport.continuity, recovery: [late, ...others], points: [{ ...point, met: false }] };
  const told = sentences({ ...sampleReport, lines, continuity }, 'ja');
  expect(told).toContain('会計A：年度累計の稼働率は 99.915% で、年間目標 99.95% に届いていない。');
  expect(told).toContain('会計A：復旧に 13時間00分00秒 を要し、目標復旧時間 12時間00分00秒 を超えた。');
  expect(told).toContain('会計データベースのバックアップ：目標復旧時点 24時間00分00秒 を満たさなかった。');
  const kept = sentences(sampleReport, 'ja').join();
  expect(kept).not.toMatch(/年間目標|目標復旧/);
});

test('the summary tells nothing of sections that are switched off', () => {
  const off = (name: string) => sampleReport.sections.filter((one) => one !== name);
  const told = (name: string) => sentences({ ...sampleReport, sections: off(name) }, 'ja').join();
  expect(told('capacity')).not.toContain('クラウドB');
  expect(told('capacity')).toContain('バッチの実行計画の見直し');
  expect(told('improvements')).not.toContain('バッチの実行計画の見直し');
});
