import { expect, onTestFinished, test } from 'vitest';
import { octoberStore, octoberWords, reportMs } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { html } from '../reports/html.ts';
import type { Report } from '../reports/report.ts';
import type { DefinitionChange } from '../store/store.ts';
import { findEdition } from './find-edition.ts';
import { makeReport } from './make-report.ts';
import { moveReport } from './move-report.ts';

const minuteMs = 60_000;
const at = (minutes: number) => new Date(reportMs + minutes * minuteMs).toISOString();
const people = { sato: '佐藤', suzuki: '鈴木', tanaka: '田中' } as const;

/** The worked October, and what people do with its report so many minutes after the first of them. */
async function october() {
  const store = await octoberStore(newStoreFile());
  onTestFinished(() => store[Symbol.asyncDispose]());
  await store.definitions.append(octoberWords);
  const request = (minutes: number) => ({
    ...{ sla: 'accounting', month: '2026-10', asOfMs: reportMs + minutes * minuteMs },
    organisation: { name: 'きた株式会社', timeZone: 'Asia/Tokyo' },
    versions: { software: '0.0.1', tzdata: '2026a', holidays: '1' },
  });
  const move = (
    minutes: number,
    what: Parameters<typeof moveReport>[2]['move'],
    by: keyof typeof people,
    reason = '',
  ) => moveReport(store, request(minutes), { move: what, by, name: people[by], reason, seen: undefined });
  const say = async (change: Partial<DefinitionChange>, minutes: number) => {
    const entered = { effectiveFromMs: null, atMs: reportMs + minutes * minuteMs, author: 'kanri', reason: 'x' };
    const written = await store.definitions.append([
      { ...entered, expectedVersion: null, ...change } as DefinitionChange,
    ]);
    if (typeof written === 'string') throw new Error(written);
  };
  return { store, request, move, say, made: (minutes: number) => makeReport(store, request(minutes)) };
}

/** All but where it stands and who signed. */
function said({ document: { state: _, signatures: __, ...document }, hash: ___, seal: ____, ...report }: Report) {
  return { ...report, document };
}

test('what is frozen is what the approver saw, which is what the checker signed, made before either of them', async () => {
  const { store, move, made, request } = await october();
  await move(0, 'check', 'sato');
  await move(300, 'approve', 'suzuki');
  const seen = (await made(305)).report;
  await move(310, 'finalize', 'sato');
  const { report, evaluations } = await findEdition(store, request(400));
  expect(said(report)).toEqual(said(seen));
  expect([report.document.generatedAt, report.period.asOf]).toEqual([at(0), at(0)]);
  expect(report.document.signatures).toEqual({
    prepared: { name: '佐藤', at: at(0) },
    checked: { name: '佐藤', at: at(0) },
    approved: { name: '鈴木', at: at(300) },
  });
  expect(evaluations.map(({ line }) => line)).toEqual(report.method.evaluations.map(({ line }) => line));
});

test('what changed after it was approved is not made final', async () => {
  const { move, made, say } = await october();
  await move(0, 'check', 'sato');
  await move(300, 'approve', 'suzuki');
  await say({ kind: 'improvement', id: 'late', body: { title: '追加の改善', raisedOn: '2026-10-20' } }, 305);
  await expect(move(310, 'finalize', 'sato')).rejects.toMatchObject({
    code: 'REPORT_STATE',
    message: expect.stringMatching(/has changed since 鈴木 signed it.*checked and approved anew/),
  });
  const { report, isKept } = await made(311);
  expect([isKept, report.document.state, report.document.generatedAt]).toEqual([false, 'draft', at(311)]);
});

test('each edition is by who prepared it, as its stamp says, and the first one tells that it is', async () => {
  const { move, made, store, request, say } = await october();
  for (const [minutes, what, by] of [
    [0, 'check', 'sato'],
    [10, 'approve', 'suzuki'],
    [20, 'finalize', 'sato'],
  ] as const)
    await move(minutes, what, by);
  await say({ kind: 'improvement', id: 'late', body: { title: '追加の改善', raisedOn: '2026-10-20' } }, 30);
  await move(40, 'revise', 'tanaka', '改善の追加');
  expect((await made(45)).report.editions.map(({ author }) => author)).toEqual(['佐藤', '田中']);
  await move(50, 'check', 'sato');
  await move(60, 'approve', 'suzuki');
  await move(70, 'finalize', 'tanaka');
  const { report } = await findEdition(store, request(80));
  expect(report.document.signatures.prepared?.name).toBe('佐藤');
  expect(report.editions.map(({ author, reason, at: when }) => [author, reason, when])).toEqual([
    ['佐藤', '', at(0)],
    ['佐藤', '改善の追加', at(50)],
  ]);
  expect(html.render(report, { language: 'ja' })).toContain('<td>新規</td>');
  expect(html.render(report, { language: 'en' })).toContain('<td>First edition</td>');
});
