import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import { wordsIn } from '../words/words-in.ts';
import { method } from './method.ts';
import { voiceOf } from './voice.ts';

test.each([
  ['ja', { minimumNoticeMs: null, minimumNoticeBusinessDays: 5 }, '5営業日前'],
  ['en', { minimumNoticeMs: null, minimumNoticeBusinessDays: 1 }, '1 business day'],
  ['en', { minimumNoticeMs: 72 * 3_600_000 }, '72:00:00'],
  ['ja', { minimumNoticeMs: 0 }, '開始まで'],
  ['ja', { minimumNoticeMs: null }, '定めなし'],
] as const)('the notice that a contract asks for is told in words (%s, %j)', (language, notice, text) => {
  const [first] = sampleReport.method.policies;
  if (!first) throw new Error('the sample has policies');
  const { minimumNoticeBusinessDays: _, ...plain } = first;
  const report = { ...sampleReport, method: { ...sampleReport.method, policies: [{ ...plain, ...notice }] } };
  const { policies, minimumNotice } = wordsIn[language].method;
  const table = method(report, voiceOf(report, { language })).find(
    (block) => block.kind === 'table' && block.title === policies,
  );
  if (table?.kind !== 'table') throw new Error('policies are a table');
  const column = table.columns.findIndex(({ head }) => head === minimumNotice);
  expect(table.rows[0]?.cells[column]).toBe(text);
});
