import { describe, expect, onTestFinished, test } from 'vitest';
import { octoberStore, octoberWords, reportMs } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import type { Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import { makeReport } from './make-report.ts';

const request = {
  sla: 'accounting',
  month: '2026-10',
  asOfMs: reportMs,
  organisation: { name: 'きた株式会社', timeZone: 'Asia/Tokyo' },
  versions: { software: '1', tzdata: '2026a', holidays: '1' },
};

async function october() {
  const store = await octoberStore(newStoreFile());
  onTestFinished(() => store[Symbol.asyncDispose]());
  return store;
}

function figures({ lines }: Report, id: string) {
  const line = lines.find((one) => one.id === id);
  if (!line) throw new Error(`there is no line ${id}`);
  return line.figures;
}

describe('the worked October, from evidence through store and builder', () => {
  test('has every figure of the sheet', async () => {
    const { report } = await makeReport(await october(), request);
    expect(figures(report, 'accounting-a')).toEqual({
      agreedMs: 680_400_000,
      excludedMs: 3_600_000,
      baseMs: 676_800_000,
      downMs: 3_600_000,
      unknownMs: 0,
      primary: { badMs: 3_600_000, ofMs: 676_800_000, percent: '99.468085' },
      worst: { badMs: 3_600_000, ofMs: 676_800_000, percent: '99.468085' },
      best: { badMs: 3_600_000, ofMs: 676_800_000, percent: '99.468085' },
      coverage: '100.000000',
      verdict: 'missed',
      budgetMs: 676_800,
      budgetRemainingMs: -2_923_200,
      outageCount: 1,
      longestOutageMs: 3_600_000,
      mttrMs: 3_600_000,
      mtbfMs: 673_200_000,
    });
    expect(figures(report, 'accounting-b')).toEqual({
      agreedMs: 2_678_400_000,
      excludedMs: 7_200_000,
      baseMs: 2_671_200_000,
      downMs: 1_267_000,
      unknownMs: 192_000,
      primary: { badMs: 1_267_000, ofMs: 2_671_008_000, percent: '99.952564' },
      worst: { badMs: 1_459_000, ofMs: 2_671_200_000, percent: '99.945380' },
      best: { badMs: 1_267_000, ofMs: 2_671_200_000, percent: '99.952568' },
      coverage: '99.992812',
      verdict: 'met',
      budgetMs: 2_671_200,
      budgetRemainingMs: 1_404_200,
      outageCount: 1,
      longestOutageMs: 1_267_000,
      mttrMs: 1_267_000,
      mtbfMs: 2_669_741_000,
    });
    expect(figures(report, 'reception-web')).toMatchObject({
      baseMs: 2_678_400_000,
      downMs: 0,
      primary: { percent: '100.000000' },
      verdict: 'met',
    });
    const objectives = report.lines.map(({ objective, title }) => [title, objective]);
    expect(objectives).toEqual([
      ['会計A', '99.900'],
      ['会計B', '99.900'],
      ['受付Web', '99.500'],
    ]);
  });

  test('adds its days up to the month, and its months to the year', async () => {
    const { report } = await makeReport(await october(), request);
    for (const { figures, days, yearToDate, trend } of report.lines) {
      const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0);
      expect(days.length).toBe(31);
      expect(sum((day) => day.baseMs)).toBe(figures.baseMs);
      expect(sum((day) => day.downMs)).toBe(figures.downMs);
      expect(sum((day) => day.unknownMs)).toBe(figures.unknownMs);
      expect(sum((day) => day.maintenanceMs + day.excludedMs)).toBe(figures.excludedMs);
      expect(trend.map(({ month }) => month).slice(-2)).toEqual(['2026-09', '2026-10']);
      // Nothing was watched before October: those months have no figures, and the year is October.
      expect(trend.filter(({ figures: one }) => one !== null)).toHaveLength(1);
      expect([yearToDate.downMs, yearToDate.primary]).toEqual([figures.downMs, figures.primary]);
    }
    // A whole year round the clock, but for the two hours of October's maintenance that everybody knew of.
    expect(report.lines[1]?.yearToDate).toMatchObject({ objective: '99.9', budgetMs: 31_528_800, verdict: 'met' });
  });

  test('tells planned work with what became of it', async () => {
    const { maintenance } = (await makeReport(await october(), request)).report;
    expect(maintenance).toEqual([
      expect.objectContaining({
        id: 'rfc-221',
        lines: ['accounting-a'],
        plannedFrom: '2026-10-09T08:00:00.000Z',
        actualFrom: '2026-10-09T08:02:00.000Z',
        actualTo: '2026-10-09T08:41:00.000Z',
        overrunMs: 0,
        excludedMs: 3_600_000,
        notExcludedBecause: null,
      }),
      expect.objectContaining({
        id: 'patch-day',
        lines: ['accounting-b'],
        actualTo: '2026-10-17T18:20:00.000Z',
        excludedMs: 7_200_000,
        notExcludedBecause: null,
      }),
    ]);
  });

  test('asks for exactly what is missing, and has it once people said it', async () => {
    const store = await october();
    const asked = (await makeReport(store, request)).report;
    expect(asked.document.state).toBe('needs-input');
    expect(asked.document.missing).toEqual([
      { what: 'cause', target: 'kaikei-a', from: '2026-10-14T01:02:10.000Z' },
      { what: 'action', target: 'kaikei-a', from: '2026-10-14T01:02:10.000Z' },
      { what: 'cause', target: 'kaikei-b', from: '2026-10-21T18:10:05.000Z' },
      { what: 'action', target: 'kaikei-b', from: '2026-10-21T18:10:05.000Z' },
    ]);
    await store.definitions.append(octoberWords);
    const { report } = await makeReport(store, request);
    expect([report.document.state, report.document.missing]).toEqual(['draft', []]);
    expect(report.outages).toEqual([
      expect.objectContaining({
        line: 'accounting-a',
        title: 'a',
        from: '2026-10-14T01:02:10.000Z',
        to: '2026-10-14T02:02:10.000Z',
        countedMs: 3_600_000,
        reason: 'reboot',
        cause: { category: 'change-work', text: 'リリース作業時の設定ミス', certainty: 'confirmed' },
        usersAffected: 200,
        incident: 'INC-20261014-01',
      }),
      expect.objectContaining({ line: 'accounting-b', countedMs: 1_267_000, incident: null }),
    ]);
    expect(report.responses).toEqual([
      expect.objectContaining({
        priority: 'urgent',
        incidents: 1,
        respondWorstMs: 240_000,
        respondTargetMs: 600_000,
        respondMissed: 0,
        resolveWorstMs: 3_600_000,
        resolveTargetMs: 14_400_000,
        resolveMissed: 0,
      }),
    ]);
    expect(report.counts).toEqual([
      {
        title: '緊急インシデント',
        from: '2026-09-30T15:00:00.000Z',
        to: '2027-03-31T15:00:00.000Z',
        atMost: 2,
        actual: 1,
        verdict: 'met',
      },
    ]);
    expect(report.capacity).toEqual([
      { title: 'インシデント', measured: '1', limit: '20', forecast: null, verdict: 'within' },
    ]);
    expect(report.continuity.recovery).toMatchObject([
      { line: 'accounting-a', longestMs: 3_600_000, met: true },
      { line: 'accounting-b', longestMs: 1_267_000, met: true },
    ]);
  });

  test('tells why nothing permanent is done, and calls that complete', async () => {
    const store = await october();
    const [words] = octoberWords;
    if (!words?.body) throw new Error('nothing was said');
    const { permanent: _, ...body } = words.body;
    await store.definitions.append([{ ...words, body: { ...body, waived: '来月に更改する' } }]);
    const { report } = await makeReport(store, request);
    expect(report.outages[0]).toMatchObject({ permanent: null, waived: '来月に更改する' });
    expect(report.document.missing.filter((one) => 'target' in one && one.target === 'kaikei-a')).toEqual([]);
  });

  test('names the files that anybody can evaluate again, to the last figure', async () => {
    const { report, evaluations } = await makeReport(await october(), request);
    expect(report.method.evaluations.map(({ sha256 }) => sha256)).toEqual(
      evaluations.map(({ text }) => inputHashOf(text)),
    );
    for (const { line, text } of evaluations) {
      const result = evaluateFile(text);
      const last = result.ok ? JSON.parse(result.line).at(-1) : undefined;
      expect(figures(report, line)).toMatchObject({ downMs: last.downMs, primary: last.primary, worst: last.worst });
    }
    const { hash, ...said } = report;
    expect(hash).toBe(inputHashOf(canonicalJson(said)));
  });
});
