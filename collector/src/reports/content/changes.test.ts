import { expect, test } from 'vitest';
import { hashed, sampleDraft, sampleReport } from '../../../../test/kit/sample-report.ts';
import { changesBetween } from '../build/changes.ts';
import type { Line } from '../line.ts';
import type { Edition, Language, Report } from '../report.ts';
import { toldChanges } from './changes.ts';
import { editions } from './editions.ts';
import { voiceOf } from './voice.ts';

const [first, lineB, ...otherLines] = sampleReport.lines;
const [outage, ...otherOutages] = sampleReport.outages;
const [recovery, ...otherRecoveries] = sampleReport.continuity.recovery;
if (!first || !lineB || !outage || !recovery) throw new Error('the sample has lines, outages and an RTO');

function edition(before: Report, after: Report): Edition {
  return {
    edition: 2,
    at: '2026-11-10T01:20:00.000Z',
    author: '',
    reason: '',
    hash: '',
    changes: changesBetween(before, after),
  };
}

function told(before: Report, after: Report, language: Language = 'ja') {
  return toldChanges(edition(before, after), after, voiceOf(after, { language }));
}

const withLine = (line: Line): Report => ({ ...sampleReport, lines: [line, lineB, ...otherLines] });

test('a figure is told once, in the words and forms of the tables, with the rest as a count', () => {
  const figures = {
    ...first.figures,
    downMs: 0,
    primary: { badMs: 0, ofMs: first.figures.baseMs, percent: '100.000000' },
    verdict: 'met' as const,
    budgetRemainingMs: 676_800,
    longestOutageMs: null,
  };
  const trend = first.trend.map((month) => (month.month === '2026-10' ? { ...month, figures } : month));
  const days = first.days.map((day) => ({ ...day, downMs: 0 }));
  const { rows, untold } = told(withLine({ ...first, figures, trend, days }), sampleReport);
  expect(rows.map(({ about, what, before, after }) => [about, what, before, after])).toEqual([
    ['会計A', '停止（計画外）', '0:00:00', '1:00:00'],
    ['会計A', '稼働率', '100.000%', '99.468%'],
    ['会計A', '判定', '達成', '未達'],
    ['会計A', '残り', '+0:11:16', '−0:48:43'],
    ['会計A', '最長停止', 'なし', '1:00:00'],
  ]);
  // The day, and what of the share is no percentage; the month in the trend says the same once more.
  expect(untold).toBe(2);
});

test('an outage that came or went is one row with its number, and one that changed says what', () => {
  const without: Report = { ...sampleReport, outages: otherOutages };
  expect(told(without, sampleReport)).toEqual({
    rows: [
      {
        about: '停止 No. 1：会計A 10/14（水）10:02:10 会計A',
        what: '追加',
        before: 'なし',
        after: '復旧：10/14（水）11:02:10、停止時間：1:00:00、うち計上：1:00:00',
      },
    ],
    untold: 0,
  });
  expect(told(sampleReport, without).rows).toMatchObject([{ what: '削除', after: 'なし' }]);
  const longer: Report = { ...sampleReport, outages: [{ ...outage, to: null, downMs: 1 }, ...otherOutages] };
  expect(told(sampleReport, longer, 'en').rows.map(({ what, before, after }) => [what, before, after])).toEqual([
    ['Restored', 'Wed 14 Oct 11:02:10', 'still down'],
    ['Downtime', '1:00:00', '0:00:00.001'],
  ]);
});

test('no verdict is a word, and two values that are cut to the same are told in full', () => {
  const after: Report = {
    ...sampleReport,
    lines: [{ ...first, figures: { ...first.figures, downMs: first.figures.downMs + 1 } }, lineB, ...otherLines],
    continuity: { ...sampleReport.continuity, recovery: [{ ...recovery, met: null }, ...otherRecoveries] },
  };
  expect(told(sampleReport, after).rows.map(({ what, before, after: now }) => [what, before, now])).toEqual([
    ['停止（計画外）', '1:00:00.000', '1:00:00.001'],
    ['判定', '達成', '判定保留'],
  ]);
});

test.each(['ja', 'en'] as const)('nothing is told twice or in the letters of the dataset (%s)', (language) => {
  const empty: Report = {
    ...sampleReport,
    ...{ lines: [], counts: [], responses: [], outages: [], incidents: [], maintenance: [], adjustments: [] },
    ...{ capacity: [], suppliers: [], improvements: [], decisions: [], risks: [] },
    continuity: { recovery: [], points: [], drills: [], invocations: [], contactLists: [] },
  };
  for (const [before, after] of [
    [sampleDraft, sampleReport],
    [empty, sampleReport],
    [sampleReport, empty],
  ] as const) {
    const { rows } = told(before, after, language);
    expect(rows.length).toBeGreaterThan(2);
    for (const { about, what, before: old, after: now } of rows) {
      expect([about, what, old, now].join('\n')).not.toMatch(
        /\d{4}-\d\d-\d\d|Ms\b|\b(?:true|false|null|undefined|NaN)\b/,
      );
      expect([about, what, old, now]).not.toContain('');
    }
    expect(new Set(rows.map(({ about, what }) => `${about} ${what}`)).size).toBe(rows.length);
  }
});

test('the section says how many differences the dataset alone tells', () => {
  const after = withLine({ ...first, clockOffsetMs: 1_000, days: first.days.map((day) => ({ ...day, downMs: 1 })) });
  const revision = hashed({ ...after, editions: [...after.editions, edition(sampleReport, after)] });
  const blocks = editions(revision, voiceOf(revision, { language: 'ja' }));
  const table = blocks.find((block) => block.kind === 'table' && block.title === '第2版の変更点');
  expect(table).toMatchObject({
    rows: [{ cells: [{ text: '会計A' }, '時計のずれ（最大）', '0:00:00.420', { text: '0:00:01' }] }],
  });
  expect(blocks).toContainEqual({ kind: 'note', text: expect.stringMatching(/^他 31 項目/) });
});
