import { holidayTables } from '../../collector/src/ledger/holidays.ts';
import { percentOf, ratioOf } from '../../collector/src/ledger/percent.ts';
import type { DayRow, Line, LineFigures, TrendMonth } from '../../collector/src/reports/line.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What a window of a line came to; the rest of its figures follow from it. */
interface Facts {
  readonly agreedMs: number;
  readonly excludedMs?: number;
  readonly downMs?: number;
  readonly unknownMs?: number;
  readonly outageCount?: number;
  readonly longestOutageMs?: number;
  /** Where the whole window promises more than its base so far, as a year does. */
  readonly budgetMs?: number;
}

/** Figures under the usual policy, without uncertain edges: unknown time leaves the denominator. */
function figures(objective: string, facts: Facts): LineFigures {
  const { agreedMs, excludedMs = 0, downMs = 0, unknownMs = 0, outageCount = 0, longestOutageMs = null } = facts;
  const baseMs = agreedMs - excludedMs;
  const primary = ratioOf(downMs, baseMs - unknownMs);
  const worst = ratioOf(downMs + unknownMs, baseMs);
  const best = ratioOf(downMs, baseMs);
  const isMet = (percent: string) => Number(percent) >= Number(objective);
  const allMet = [worst, best].map((share) => share !== null && isMet(share.percent));
  const verdict = allMet[0] === allMet[1] ? (allMet[0] ? 'met' : 'missed') : 'undetermined';
  const budgetMs = facts.budgetMs ?? Math.floor((baseMs * (100_000 - Math.round(Number(objective) * 1_000))) / 100_000);
  return {
    ...{ agreedMs, excludedMs, baseMs, downMs, unknownMs, primary, worst, best, verdict },
    coverage: percentOf(baseMs - unknownMs, baseMs),
    budgetMs,
    budgetRemainingMs: budgetMs - downMs,
    outageCount,
    longestOutageMs,
    mttrMs: outageCount === 0 ? null : Math.floor(downMs / outageCount),
    mtbfMs: outageCount === 0 ? null : Math.floor((baseMs - unknownMs - downMs) / outageCount),
  };
}

/** The thirteen months up to October 2026. */
const months = Array.from({ length: 13 }, (_, index) =>
  Temporal.PlainYearMonth.from('2025-10').add({ months: index }).toString(),
);

const daysOf = (month: string) =>
  Array.from({ length: Temporal.PlainYearMonth.from(month).daysInMonth }, (_, index) =>
    Temporal.PlainYearMonth.from(month).toPlainDate({ day: index + 1 }),
  );

/** Nine hours on every day from Monday to Friday that is no Japanese holiday. */
const officeMs = (date: Temporal.PlainDate) =>
  date.dayOfWeek < 6 && !Object.hasOwn(holidayTables.JP, date.toString()) ? 9 * hourMs : 0;
const allDayMs = () => dayMs;

type OfDay = (date: Temporal.PlainDate) => number;

const agreedIn = (month: string, agreed: OfDay) => daysOf(month).reduce((sum, date) => sum + agreed(date), 0);

type MonthFacts = Readonly<Record<string, Omit<Facts, 'agreedMs'>>>;

/** A line that is watched since `watchedFrom`; before, there are no figures. */
function trendOf(objective: string, agreed: OfDay, facts: MonthFacts, watchedFrom: string): TrendMonth[] {
  return months.map((month) => ({
    month,
    figures: month < watchedFrom ? null : figures(objective, { agreedMs: agreedIn(month, agreed), ...facts[month] }),
    frozenEdition: month < watchedFrom || month === '2026-10' ? null : 1,
  }));
}

const zeroDay = { downMs: 0, maintenanceMs: 0, excludedMs: 0, unknownMs: 0 };

/** The days of October; what is planned leaves their base. */
function dayRows(agreed: OfDay, special: Readonly<Record<string, Partial<DayRow>>>): DayRow[] {
  return daysOf('2026-10').map((date) => {
    const day = date.toString();
    const row = { ...zeroDay, ...special[day] };
    return { day, baseMs: agreed(date) - row.maintenanceMs - row.excludedMs, ...row };
  });
}

function yearToDate(objective: string, trend: readonly TrendMonth[], budgetMs: number) {
  const year = trend.filter(({ month }) => month >= '2026-04').flatMap(({ figures }) => figures ?? []);
  const sum = (of: (one: LineFigures) => number) => year.reduce((total, one) => total + of(one), 0);
  const facts = {
    agreedMs: sum((one) => one.agreedMs),
    excludedMs: sum((one) => one.excludedMs),
    downMs: sum((one) => one.downMs),
    unknownMs: sum((one) => one.unknownMs),
    outageCount: sum((one) => one.outageCount),
    longestOutageMs: Math.max(...year.map((one) => one.longestOutageMs ?? 0)),
    budgetMs,
  };
  return { ...figures(objective, facts), objective };
}

interface Shape {
  readonly id: string;
  readonly title: string;
  readonly serviceHours: string | null;
  readonly objective: string;
  readonly agreed: OfDay;
  readonly months: MonthFacts;
  readonly watchedFrom: string;
  readonly days: Readonly<Record<string, Partial<DayRow>>>;
  readonly yearBudgetMs: number;
  readonly raw: { readonly downMs: number } | null;
  readonly unknownByReason: Readonly<Record<string, number>>;
  readonly unknownIntervals?: Required<Line>['unknownIntervals'];
  readonly uncounted?: Required<Line>['uncounted'];
}

const none = { count: 0, ms: 0 };

function line({ id, title, serviceHours, objective, unknownByReason, ...shape }: Shape): Line {
  const { uncounted = { degraded: none, brief: none }, unknownIntervals = [] } = shape;
  const trend = trendOf(objective, shape.agreed, shape.months, shape.watchedFrom);
  const october = trend.at(-1)?.figures as LineFigures;
  const { baseMs, unknownMs } = october;
  const raw = shape.raw && {
    ...{ baseMs, unknownMs, downMs: shape.raw.downMs },
    primary: ratioOf(shape.raw.downMs, baseMs - unknownMs),
  };
  return {
    ...{
      id,
      title,
      serviceHours,
      objective,
      figures: october,
      unknownByReason,
      unknownIntervals,
      uncounted,
      raw,
      trend,
    },
    yearToDate: yearToDate(objective, trend, shape.yearBudgetMs),
    days: dayRows(shape.agreed, shape.days),
    rtoMs: 12 * hourMs,
    clockOffsetMs: 420,
  };
}

const once = (downMs: number, excludedMs = 0) => ({ downMs, excludedMs, outageCount: 1, longestOutageMs: downMs });
const planned = (excludedMs: number) => ({ excludedMs });

/** 会計A: business hours, missed by one outage of an hour. */
const accountingA = line({
  id: 'accounting-a',
  title: '会計A',
  serviceHours: '平日 9:00-18:00',
  objective: '99.900',
  agreed: officeMs,
  watchedFrom: '2025-10',
  months: {
    '2025-12': once(18 * minuteMs),
    '2026-03': planned(hourMs),
    '2026-06': once(5 * minuteMs + 30 * secondMs),
    '2026-08': planned(hourMs),
    '2026-10': once(hourMs, hourMs),
  },
  days: { '2026-10-09': { maintenanceMs: hourMs }, '2026-10-14': { downMs: hourMs } },
  yearBudgetMs: 7_873_200,
  raw: null,
  unknownByReason: {},
});

/** 会計B: round the clock, met although one night was short of 21 minutes and three minutes nobody looked. */
const accountingB = line({
  id: 'accounting-b',
  title: '会計B',
  serviceHours: null,
  objective: '99.900',
  agreed: allDayMs,
  watchedFrom: '2025-10',
  months: {
    '2025-11': planned(2 * hourMs),
    '2026-01': once(52 * minuteMs, 2 * hourMs),
    '2026-04': planned(2 * hourMs),
    '2026-05': once(24 * minuteMs, 2 * hourMs),
    '2026-06': planned(2 * hourMs),
    '2026-07': { ...once(68 * minuteMs + 58 * secondMs, 2 * hourMs), unknownMs: 90 * secondMs },
    '2026-08': { ...once(40 * minuteMs, 2 * hourMs), outageCount: 2, longestOutageMs: 31 * minuteMs },
    '2026-09': planned(2 * hourMs),
    '2026-10': { ...once(21 * minuteMs + 7 * secondMs, 2 * hourMs), unknownMs: 192 * secondMs },
  },
  days: {
    '2026-10-18': { maintenanceMs: 2 * hourMs },
    '2026-10-22': { downMs: 21 * minuteMs + 7 * secondMs },
    '2026-10-27': { unknownMs: 192 * secondMs },
  },
  yearBudgetMs: 31_536_000,
  raw: null,
  uncounted: { degraded: { count: 2, ms: 1_060_000 }, brief: { count: 3, ms: 41_000 } },
  unknownByReason: { 'own-network': 72 * secondMs, silent: 120 * secondMs },
  unknownIntervals: [
    { from: '2026-10-26T18:00:00.000Z', to: '2026-10-26T18:01:12.000Z' },
    { from: '2026-10-27T02:30:00.000Z', to: '2026-10-27T02:32:00.000Z' },
  ],
});

/** 受付Web: watched since February, without a fault once a mistaken alarm was corrected. */
const receptionWeb = line({
  id: 'reception-web',
  title: '受付Web',
  serviceHours: null,
  objective: '99.500',
  agreed: allDayMs,
  watchedFrom: '2026-02',
  months: { '2026-03': once(95 * minuteMs), '2026-07': once(12 * minuteMs) },
  days: {},
  yearBudgetMs: 157_680_000,
  raw: { downMs: 12 * minuteMs },
  unknownByReason: {},
});

/** October 2026 of three services: missed, met with time that nobody measured, and met without a fault. */
export const sampleLines: readonly Line[] = [accountingA, accountingB, receptionWeb];
