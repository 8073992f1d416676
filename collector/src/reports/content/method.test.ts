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

/** The texts of a table of the method, row by row. */
function rowsOf(title: string, language: 'ja' | 'en') {
  const table = method(sampleReport, voiceOf(sampleReport, { language })).find(
    (block) => block.kind === 'table' && block.title === title,
  );
  if (table?.kind !== 'table') throw new Error(`there is no table ${title}`);
  return table.rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
}

test('the calendar of each line is told, with whose holidays it keeps', () => {
  const { calendars } = wordsIn.ja.method;
  expect(rowsOf(calendars, 'ja').slice(0, 2)).toEqual([
    ['会計A', '平日 9:00-18:00', 'office', 'Asia/Tokyo', '日本の祝日・振替休日・国民の休日'],
    ['会計B', '24時間365日', '—', '—', 'なし'],
  ]);
});

test.each([
  ['ja', ['すべて稼働', 'いずれか 1つが稼働']],
  ['en', ['all are up', 'any one is up']],
] as const)('it is told how services are made of hosts and checks (%s)', (language, conditions) => {
  const { services, upWhenText } = wordsIn[language].method;
  const rows = rowsOf(services, language);
  expect([rows[0]?.[1], rows[2]?.[1]]).toEqual(conditions);
  expect(upWhenText(2, 3)).toMatch(/2.*3|3.*2/);
});

test.each([
  ['ja', /作業超過.*計画外停止として計上/],
  ['en', /overrun.*unplanned/],
] as const)('that an overrun is unplanned stands among the rules (%s)', (language, words) => {
  expect(wordsIn[language].method.ruleTexts.some((text) => words.test(text))).toBe(true);
});
