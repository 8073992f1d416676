import { expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { addMonths, monthsBetween } from '../reports/build/months.ts';
import type { Line } from '../reports/line.ts';
import type { Report } from '../reports/report.ts';
import type { DefinitionChange, Store } from '../store/store.ts';
import { findEdition } from './find-edition.ts';
import { makeReport } from './make-report.ts';
import { changedAfterFinal, moveReport } from './move-report.ts';
import type { ReportRequest } from './report-request.ts';

const timeZone = 'Europe/Berlin';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const at = (wallClock: string) => Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone).epochMilliseconds;
const monthMs = (month: string) => at(`${addMonths(month, 1)}-01T00:00`) - at(`${month}-01T00:00`);

const months = monthsBetween('2026-04', '2027-03');
/** Two days after its end a month is reported. */
const reportedMs = (month: string) => at(`${addMonths(month, 1)}-03T09:00`);
const beginMs = at('2026-04-01T00:00');

/** When the host was down, as its agent told it in time. */
const downTimes: [from: number, to: number][] = [
  [at('2026-04-15T10:00'), at('2026-04-15T10:30')],
  [at('2026-05-20T12:00'), at('2026-05-20T12:20')],
  [at('2026-06-10T09:00'), at('2026-06-10T10:00')],
  [at('2026-08-31T23:30'), at('2026-09-01T00:30')],
  // The night in which an hour comes twice, and the one in which an hour is skipped.
  [Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')],
  [Date.parse('2027-03-28T00:30:00Z'), Date.parse('2027-03-28T01:30:00Z')],
];

/** On business days from nine to five, but not on what was agreed to be closed. */
const closed = ['2026-05-01', '2026-10-03', '2026-12-25', '2027-01-01'];
function officeMs(month: string): number {
  const days = Temporal.PlainYearMonth.from(month).daysInMonth;
  const dates = Array.from({ length: days }, (_, index) => Temporal.PlainDate.from(`${month}-01`).add({ days: index }));
  return dates.filter((date) => date.dayOfWeek < 6 && !closed.includes(date.toString())).length * 8 * hourMs;
}

/** By month: how long it was down, and how much of that was in office hours. June is told when its spool came. */
const down: Readonly<Record<string, readonly [always: number, office: number]>> = {
  '2026-04': [30, 30],
  '2026-06': [60, 60],
  '2026-08': [30, 0],
  '2026-09': [30, 0],
  '2026-10': [60, 0],
  '2027-03': [60, 0],
};
const downMs = (month: string, line: 0 | 1) => (down[month]?.[line] ?? 0) * minuteMs;

async function sampled(store: Store): Promise<void> {
  const endMs = reportedMs(months.at(-1) ?? '');
  const edges = [beginMs, ...downTimes.flat(), endMs];
  const samples = [];
  const lifecycle = [];
  for (let boot = 0; boot * 2 < edges.length; boot++) {
    const [fromMs = 0, toMs = 0] = edges.slice(boot * 2, boot * 2 + 2);
    const looks = months.map(reportedMs).filter((ms) => fromMs < ms && ms < toMs);
    const atMs = [fromMs, ...looks, toMs];
    samples.push({ boot: `boot ${boot}`, atMs, monoMs: atMs.map((ms) => ms - beginMs + hourMs), instances: [] });
    if (toMs !== endMs) lifecycle.push({ type: 'hostShutdown' as const, atMs: toMs, boot: `boot ${boot}` });
  }
  const batch = { epoch: 1, firstSeq: 1, samples, results: [], lifecycle };
  await appended(store, [{ hostId: 'a', batch, receivedMs: endMs, clockOffsetMs: 0 }]);
  await store.upTimes.stamp('run', beginMs, endMs);
}

async function say(store: Store, changes: readonly Partial<DefinitionChange>[], atMs: number): Promise<void> {
  const entered = { effectiveFromMs: null, atMs, author: 'kanri', reason: 'why', expectedVersion: null };
  const written = await store.definitions.append(
    changes.map((change) => ({ ...entered, ...change }) as DefinitionChange),
  );
  expect(written).toBeInstanceOf(Array);
}

const window = { calendar: 'month', timeZone };
const weekly = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }];
const falseAlarm = {
  ...{ target: 'host:a', status: 'up', reason: 'the test of an alarm' },
  ...{ from: '2026-05-20T12:00:00+02:00', to: '2026-05-20T12:20:00+02:00' },
};

const request = (month: string, asOfMs = reportedMs(month)): ReportRequest => ({
  ...{ sla: 'nord', month, asOfMs },
  organisation: { name: 'Nord', timeZone },
  versions: { software: '1', tzdata: '2026a', holidays: '1' },
});

/** Says what is missing of outages, and takes the report to its end. */
async function finalised(store: Store, asked: ReportRequest): Promise<Report> {
  const { missing } = (await makeReport(store, asked)).report.document;
  const notes = missing.flatMap((one): Partial<DefinitionChange>[] => {
    if (one.what !== 'cause') return [];
    const cause = { category: 'power-facility', text: 'mains', certainty: 'confirmed' };
    const body = { target: one.target, at: one.from, cause, waived: 'it is replaced next year' };
    return [{ kind: 'outage', id: `${one.from}/${one.target}`, body }];
  });
  if (notes.length > 0) await say(store, notes, asked.asOfMs);
  for (const [move, by] of [
    ['check', 'aoi'],
    ['approve', 'ren'],
    ['finalize', 'aoi'],
  ] as const) {
    await moveReport(store, asked, { move, by, reason: '', seen: undefined });
  }
  return (await findEdition(store, asked)).report;
}

function sum(lines: readonly Line['figures'][], of: (figures: Line['figures']) => number): number {
  return lines.reduce((total, figures) => total + of(figures), 0);
}

// A hundred reports are made.
test('a fiscal year, month by month: summer time, holidays, an adjustment, a spool that came late, a revision', async () => {
  const store = await storeWithHosts(newStoreFile(), ['a'], beginMs);
  onTestFinished(() => store[Symbol.asyncDispose]());
  await sampled(store);
  const slos = [{ slo: 'always', yearly: '99.95' }, { slo: 'office' }];
  await say(
    store,
    [
      { kind: 'calendar', id: 'bureau', body: { timeZone, weekly, closed } },
      { kind: 'slo', id: 'always', body: { target: 'host:a', objective: '99.9', window } },
      { kind: 'slo', id: 'office', body: { target: 'host:a', objective: '99.9', window, serviceHours: 'bureau' } },
      { kind: 'sla', id: 'nord', body: { customer: { name: 'Süd' }, timeZone, fiscalYearStart: 4, slos } },
    ],
    beginMs,
  );
  const frozen = new Map<string, Report>();
  for (const month of months) {
    if (month === '2026-05') {
      await say(store, [{ kind: 'adjustment', id: 'alarm', body: falseAlarm }], reportedMs(month));
      const pending = (await makeReport(store, request(month))).report;
      expect(pending.document.missing).toContainEqual({ what: 'adjustment-pending', adjustment: 'alarm' });
      const approved = { kind: 'adjustment', id: 'alarm', body: { ...falseAlarm, approvedBy: 'sakura' } } as const;
      await say(store, [{ ...approved, expectedVersion: 1 }], reportedMs(month));
    }
    const report = await finalised(store, request(month));
    frozen.set(month, report);
    for (const [index, base] of [monthMs(month), officeMs(month)].entries()) {
      const line = report.lines[index] as Line;
      expect([month, line.figures.baseMs, line.figures.downMs]).toEqual([month, base, downMs(month, index as 0 | 1)]);
      expect(
        sum(
          line.days.map((day) => ({ ...line.figures, ...day })),
          (day) => day.baseMs,
        ),
      ).toBe(base);
      // The year so far is the sum of its months, each as it was reported.
      const past = months.filter((one) => one <= month).map((one) => frozen.get(one)?.lines[index]?.figures);
      const figures = past.filter((one) => one !== undefined);
      expect(line.yearToDate.baseMs).toBe(sum(figures, (one) => one.baseMs));
      expect(line.yearToDate.downMs).toBe(sum(figures, (one) => one.downMs));
      expect(line.yearToDate.primary?.ofMs).toBe(sum(figures, (one) => one.primary?.ofMs ?? 0));
      const told = line.trend.filter((one) => one.figures !== null && one.month !== month);
      expect(told.map((one) => one.frozenEdition)).toEqual(
        past.slice(0, -1).map((_, at) => editionOf(months[at], month)),
      );
    }
    if (month === '2026-07') await reviseJune(store, frozen);
  }

  const may = frozen.get('2026-05')?.lines[0];
  expect([may?.figures.downMs, may?.raw?.downMs]).toEqual([0, 20 * minuteMs]);
  const year = frozen.get('2027-03')?.lines[0]?.yearToDate;
  // 8760 hours at 99.95 %: the year is as long as every other, and had 270 minutes less 45 that the spool took back.
  expect([year?.baseMs, year?.budgetMs, year?.downMs]).toEqual([8760 * hourMs, 4.38 * hourMs, 225 * minuteMs]);
  expect(year?.verdict).toBe('met');
  // Everything that was final is what it was then, to the byte.
  for (const [month, report] of frozen) {
    const again = await findEdition(store, request(month, reportedMs('2027-03')));
    expect(JSON.stringify(again.report)).toBe(JSON.stringify(report));
  }
});

/** June has a second edition since its spool came, after July was reported. */
function editionOf(month: string | undefined, toldIn: string): number {
  return month === '2026-06' && toldIn > '2026-07' ? 2 : 1;
}

/** The agent had been up again after a quarter of an hour: its spool told so after July was final. */
async function reviseJune(store: Store, frozen: Map<string, Report>): Promise<void> {
  const june = request('2026-06', reportedMs('2026-07'));
  expect(changedAfterFinal(await makeReport(store, june))).toEqual([]);
  const backMs = at('2026-06-10T09:15');
  const samples = [{ boot: 'boot 3', atMs: [backMs], monoMs: [backMs - beginMs + hourMs], instances: [] }];
  const batch = { epoch: 2, firstSeq: 1, samples, results: [], lifecycle: [] };
  await appended(store, [{ hostId: 'a', batch, receivedMs: reportedMs('2026-07'), clockOffsetMs: 0 }]);
  const changed = changedAfterFinal(await makeReport(store, june));
  const hour = { what: 'lines/always/figures/downMs', before: '3600000', after: '900000' };
  expect(changed).toContainEqual(hour);
  expect((await findEdition(store, june)).report).toEqual(frozen.get('2026-06'));
  await moveReport(store, june, { move: 'revise', by: 'aoi', reason: 'a late spool', seen: undefined });
  const second = await finalised(store, june);
  expect(second.editions.at(-1)?.changes).toContainEqual(hour);
  expect(second.lines[1]?.figures.downMs).toBe(15 * minuteMs);
  frozen.set('2026-06', second);
}
