import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import type { Continuity, InvocationRow } from '../rows.ts';
import { continuity } from './continuity.ts';
import { voiceOf } from './voice.ts';

const invocation: InvocationRow = {
  ...{ title: '大阪への切り替え', on: '2026-10-14', why: '東京の停電', decidedBy: '鈴木 一郎' },
  ...{ incident: 'INC-20261014-01', endedOn: null, findings: '手順書どおり' },
  ...{ rtoMs: 12 * 3_600_000, tookMs: 9 * 3_600_000, rpoMs: null, lostMs: 900_000 },
};

function toldOf(change: Partial<Continuity>) {
  const report = { ...sampleReport, continuity: { ...sampleReport.continuity, ...change } };
  return continuity(report, voiceOf(report, { language: 'ja' }));
}

test('an invocation is told with what it took and cost, and why', () => {
  const [table] = toldOf({ invocations: [invocation] });
  if (table?.kind !== 'table') throw new Error('invocations are a table');
  const [row] = table.rows;
  expect(row?.cells.map((cell) => (typeof cell === 'string' ? cell : cell.text))).toEqual([
    ...['大阪への切り替え', '10/14（水）', '継続中', '12:00:00', '9:00:00', '—', '0:15:00'],
  ]);
  expect(row?.details?.map(({ text }) => text)).toEqual(['東京の停電、鈴木 一郎', 'INC-20261014-01', '手順書どおり']);
});

test('that the plan was not needed is told where there is any word of continuity', () => {
  expect(toldOf({})[0]).toEqual({ kind: 'note', text: '対象期間に継続計画の発動はない。' });
  expect(toldOf({ recovery: [], points: [], drills: [], contactLists: [] })).toEqual([]);
});

test('a report of a version that did not tell it is drawn as it was', () => {
  const { invocations: _, contactLists: __, ...before } = sampleReport.continuity;
  const report = { ...sampleReport, continuity: before };
  expect(continuity(report, voiceOf(report, { language: 'ja' })).every(({ kind }) => kind === 'table')).toBe(true);
});

test('a list of contacts is told with its edition, and how and to whom it was handed out', () => {
  const list = { title: '緊急連絡網', edition: 7, on: '2026-10-01', how: 'both', to: null } as const;
  const [told] = toldOf({ contactLists: [list, { ...list, how: 'paper', to: '運用部' }] }).slice(-1);
  expect(told).toEqual({
    kind: 'sentences',
    texts: [
      '緊急連絡網：第7版 2026年（令和8年）10月1日（木） 配布（紙・暗号化ファイル）',
      '緊急連絡網：第7版 2026年（令和8年）10月1日（木） 配布（紙）。配布先：運用部',
    ],
  });
});

test('a recovery that is not certain stands above its bounds, and without a verdict where they disagree', () => {
  const hourMs = 3_600_000;
  const recovery = { line: 'accounting-a', rtoMs: 2 * hourMs, longestMs: hourMs, met: null };
  const cellOf = (mostMs: number | null) => {
    const told = toldOf({ recovery: [{ ...recovery, bounds: { leastMs: hourMs / 2, mostMs } }] });
    const table = told.find((block) => block.kind === 'table');
    return table?.kind === 'table' ? table.rows[0]?.cells.slice(2) : [];
  };
  const verdict = { text: '判定保留', mark: 'undetermined' };
  expect(cellOf(3 * hourMs)).toEqual([{ text: '1:00:00', small: '0:30:00 – 3:00:00' }, verdict]);
  expect(cellOf(null)).toEqual([{ text: '1:00:00', small: '0:30:00 – 不明' }, verdict]);
});
