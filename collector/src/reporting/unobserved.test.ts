import { expect, onTestFinished, test } from 'vitest';
import { october20Ms, octoberStore } from '../../../test/kit/october-store.ts';
import { makeReport } from './make-report.ts';
import { moveReport } from './move-report.ts';

async function monthOf(month: string) {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const request = {
    ...{ sla: 'kaikei', month, asOfMs: october20Ms },
    organisation: { name: '△△株式会社', timeZone: 'Asia/Tokyo' },
    versions: { software: '0.1.0', tzdata: '2026b', holidays: '2.5.1' },
  };
  return { store, request, report: (await makeReport(store, request)).report };
}

test('a report of a month before anybody looked lacks all there is to observe, and cannot be checked', async () => {
  const { store, request, report } = await monthOf('2026-09');
  expect(report.document).toMatchObject({ state: 'needs-input', missing: [{ what: 'nothing-observed' }] });
  const move = { move: 'check', by: 'sato', name: '佐藤', reason: '', seen: undefined } as const;
  await expect(moveReport(store, request, move)).rejects.toMatchObject({ code: 'REPORT_INCOMPLETE' });
});

test('its year to date says of it what the month does', async () => {
  const { report } = await monthOf('2026-09');
  const [line] = report.lines;
  const { baseMs, unknownMs, coverage } = line?.figures ?? {};
  expect([baseMs, coverage]).toEqual([30 * 86_400_000, '0.000000']);
  expect(line?.yearToDate).toMatchObject({ baseMs, unknownMs, coverage });
});

test('a month of which something was seen lacks no more than that it ends', async () => {
  const { report } = await monthOf('2026-10');
  expect(report.document.missing.map(({ what }) => what)).toEqual(['period-open', 'cause', 'action']);
});
