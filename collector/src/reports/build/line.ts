import type { Interval } from '../../ledger/change.ts';
import { type StretchClass, stretchesOf } from '../../ledger/classes.ts';
import { isUnknown } from '../../ledger/figures.ts';
import { formatTime } from '../../ledger/format-time.ts';
import { lengthMs, overlapsMs } from '../../ledger/intervals.ts';
import type { Objective } from '../../ledger/objective.ts';
import { runsOf } from '../../ledger/timeline.ts';
import type { Line, Stretches, TrendMonth } from '../line.ts';
import { daysOf } from './days.ts';
import { lineFigures } from './line-figures.ts';
import type { FrozenMonth, LineInput } from './line-input.ts';
import type { CountedMonth } from './outage-count.ts';
import type { LineMonth, ReadLine } from './read-line.ts';
import { type SummedMonth, yearToDate } from './year-to-date.ts';

/** One line of the report; `yearFrom` is the first month of the fiscal year. */
export function lineOf(input: LineInput, read: ReadLine, yearFrom: string): Line {
  const month = read.months[read.months.length - 1] as LineMonth;
  const { evaluation } = month;
  const told = toldMonths(input, read);
  return {
    id: input.id,
    title: input.title,
    serviceHours: input.serviceHours,
    objective: input.isPromised ? objectiveText(month.slo.objective) : null,
    figures: lineFigures(evaluation, input.isPromised),
    unknownByReason: evaluation.unknownByReason,
    unknownIntervals: month.account.unknown.map(({ fromMs, toMs }) => ({
      from: formatTime(fromMs),
      to: formatTime(toMs),
    })),
    uncounted: uncountedOf(month, read),
    raw: rawOf(month),
    yearToDate: yearToDate(
      counted(told).filter((one) => one.month >= yearFrom),
      input.yearly,
      lengthMs(
        [...read.months.filter((one) => one.month >= yearFrom), ...read.ahead].flatMap((one) => one.account.wholeBase),
      ),
    ),
    trend: told.map(trendMonth),
    days: daysOf(month),
    rtoMs: input.rtoMs,
    clockOffsetMs: input.clockOffsetMs,
  };
}

/** The months of a line in which it was watched, and the report's, for who counts outages. */
export function countedMonths(input: LineInput, read: ReadLine): CountedMonth[] {
  return counted(toldMonths(input, read));
}

/** What the report tells of its own month is among what it adds up, though nobody saw any of it. */
function counted(told: readonly ToldMonth[]): ToldMonth[] {
  return told.filter(({ isBeforeWatch }, index) => !isBeforeWatch || index === told.length - 1);
}

interface ToldMonth extends SummedMonth {
  readonly isBeforeWatch: boolean;
  readonly frozenEdition: number | null;
}

function toldMonths(input: LineInput, read: ReadLine): ToldMonth[] {
  return read.months.map((one) => {
    const blind = runsOf(read.readings.reading(one.slo.target).point, read.definitions.asOfMs, isUnknown);
    return { ...toldMonth(one, input), blindToMs: hidingIn(one, blind) };
  });
}

/** The ends of those stretches in which an outage may have been that counts in the month. */
function hidingIn({ slo, account }: LineMonth, blind: readonly Interval[]): number[] {
  const inBase = overlapsMs(blind, account.base);
  return blind.flatMap(({ fromMs, toMs }, index) => {
    const isLong = toMs - fromMs >= slo.policy.ignoreShorterThanMs;
    return isLong && (inBase[index] ?? 0) > 0 ? [toMs] : [];
  });
}

/** A month that was reported for good is told as it was, whatever is known of it by now. */
function toldMonth(one: LineMonth, { frozen, isPromised }: LineInput): Omit<ToldMonth, 'blindToMs'> {
  const kept: FrozenMonth | undefined = frozen.find(({ month }) => month === one.month);
  const figures = kept?.figures ?? lineFigures(one.evaluation, isPromised);
  const unknown = kept?.unknown ?? one.slo.policy.unknown;
  return {
    month: one.month,
    figures,
    outageCount: figures.outageCount,
    observedMs: figures.baseMs - figures.unknownMs,
    outages: one.evaluation.outages.filter(({ countedMs }) => countedMs > 0),
    observedDownMs: figures.downMs - (unknown === 'down' ? figures.unknownMs : 0),
    isBeforeWatch: one.isBeforeWatch && !kept,
    frozenEdition: kept?.edition ?? null,
  };
}

function trendMonth({ month, figures, isBeforeWatch, frozenEdition }: ToldMonth): TrendMonth {
  return { month, figures: isBeforeWatch ? null : figures, frozenEdition };
}

function uncountedOf({ slo, account }: LineMonth, { definitions, readings }: ReadLine): Required<Line>['uncounted'] {
  const all = stretchesOf(readings.reading(slo.target).point, slo.policy, account, definitions.asOfMs);
  const sum = (name: StretchClass): Stretches => {
    const some = all.filter((one) => one.class === name);
    return { count: some.length, ms: some.reduce((ms, { inBaseMs }) => ms + inBaseMs, 0) };
  };
  return { degraded: sum('degraded'), brief: sum('brief') };
}

/** Only where adjustments made a difference. */
function rawOf({ evaluation }: LineMonth): Line['raw'] {
  const { raw, baseMs, downMs, unknownMs } = evaluation;
  if (!raw) return null;
  const isSame = raw.baseMs === baseMs && raw.downMs === downMs && raw.unknownMs === unknownMs;
  return isSame ? null : { baseMs: raw.baseMs, downMs: raw.downMs, unknownMs: raw.unknownMs, primary: raw.primary };
}

/** As it was written, but for zeros before it. */
function objectiveText({ units, scale }: Objective): string {
  const decimals = String(scale).length - 1;
  const whole = String(units / scale);
  return decimals === 0 ? whole : `${whole}.${String(units % scale).padStart(decimals, '0')}`;
}
