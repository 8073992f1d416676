import { type Account, accountOf } from '../ledger/account.ts';
import { type BudgetForecast, forecastOf } from '../ledger/budget-course.ts';
import type { Interval } from '../ledger/change.ts';
import { calendarDays, type DayTime, dayTimes } from '../ledger/days.ts';
import type { Definitions, Slo, Version } from '../ledger/definitions.ts';
import { type Evaluate, type Evaluation, evaluatorOf } from '../ledger/evaluate.ts';
import { monthWindow } from '../ledger/month.ts';
import { type Outlook, outlookOf } from '../ledger/outlook.ts';
import { type Readings, readingsOf } from '../ledger/readings.ts';
import { type Period, windowOf } from '../ledger/windows.ts';
import type { Store } from '../store/store.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';
import { blankDocument, type StoredDocument, windowDocument } from './document.ts';
import type { EvaluationDocument } from './evaluation-document.ts';
import { readStored } from './read-document.ts';
import { type Burn, longestLegMs, sloBurn } from './slo-burn.ts';

/** Which month people look at; `timeZone` is that of SLOs whose own window has none. */
export interface MonthAsked {
  readonly month: string;
  readonly timeZone: string;
}

/** An SLO in the period of its own that a month lies in: the month itself where it is promised by the month. */
export interface SloMonth {
  readonly id: string;
  /** Percent, as it was written. */
  readonly objective: string;
  readonly slo: Slo;
  readonly period: string | null;
  readonly evaluation: Evaluation;
  readonly account: Account;
  readonly timeZone: string;
  /** Those of the month asked for. */
  readonly days: readonly DayTime[];
  readonly forecast: BudgetForecast;
  readonly outlook: Outlook | null;
  /** How fast the budget burns now, whatever the month. */
  readonly burn: Burn;
}

export interface SloMonths {
  readonly months: readonly SloMonth[];
  readonly definitions: Definitions;
  readonly readings: Readings;
  readonly stored: StoredDocument;
}

/** The SLOs in `ids` in a month, from one reading of what they depend on. One that has no such window is left out. */
export async function sloMonths(
  store: Store,
  ids: readonly string[],
  asked: MonthAsked,
  asOfMs: number,
): Promise<SloMonths> {
  // Which windows those are depends on the definitions alone.
  const found = foundIn(await blankDocument(store, ids, asOfMs), asked, asOfMs);
  const windows = found.slos.map(({ slo, window }): [string, Interval] => [
    slo.id,
    { fromMs: Math.min(window.fromMs, asOfMs - longestLegMs), toMs: Math.max(window.toMs, asOfMs) },
  ]);
  const stored = await windowDocument(store, new Map(windows), [], asOfMs);
  return { ...evaluated(stored.document, asked, asOfMs), stored };
}

function evaluated(
  document: EvaluationDocument,
  asked: MonthAsked,
  asOfMs: number,
): Pick<SloMonths, 'months' | 'definitions' | 'readings'> {
  const { definitions, slos } = foundIn(document, asked, asOfMs);
  const readings = readingsOf(definitions);
  const evaluate = evaluatorOf(definitions, readings);
  const months = slos.map((one) => monthOf(one, asked, evaluate, definitions, readings));
  return { months, definitions, readings };
}

interface FoundSlo {
  readonly slo: Slo;
  readonly objective: string;
  readonly window: Interval;
  readonly period: string | null;
}

function foundIn(
  document: EvaluationDocument,
  asked: MonthAsked,
  asOfMs: number,
): { definitions: Definitions; slos: FoundSlo[] } {
  const { definitions, slos } = readStored(document);
  const bodies = Map.groupBy(document.slos, ({ id }) => String(id));
  const found = [...slos].flatMap(([id, versions]) => versionOf(versions, bodies.get(id) ?? [], asked, asOfMs));
  return { definitions, slos: found };
}

/** The version in force at the first instant of its own window; the first one also holds before it. */
function versionOf(
  versions: readonly Version<Slo>[],
  bodies: EvaluationDocument['slos'],
  asked: MonthAsked,
  asOfMs: number,
): FoundSlo[] {
  for (const [index, { fromMs, value: slo }] of [...versions.entries()].reverse()) {
    const period = periodIn(slo, bodies[index]?.window as CalendarWindow, asked, asOfMs);
    const result = windowOf(slo.window, period, asOfMs);
    if (!result.ok) return [];
    if (fromMs > result.window.fromMs && index > 0) continue;
    return [{ slo, objective: String(bodies[index]?.objective), window: result.window, period: period.period }];
  }
  return [];
}

/** The period that the last instant of the month which has happened lies in, or its first where none has. */
function periodIn({ window }: Slo, written: CalendarWindow, { month, timeZone }: MonthAsked, asOfMs: number): Period {
  const { fromMs, toMs } = monthWindow(month, window.kind === 'calendar' ? window.timeZone : timeZone);
  if (window.kind === 'explicit') return { period: null, atMs: null };
  if (window.kind === 'rolling') return { period: null, atMs: Math.min(Math.max(asOfMs, fromMs), toMs) };
  return { period: currentPeriod(written, Math.min(Math.max(asOfMs, fromMs), toMs - 1)) ?? null, atMs: null };
}

function monthOf(
  { slo, objective, window, period }: FoundSlo,
  asked: MonthAsked,
  evaluate: Evaluate,
  definitions: Definitions,
  readings: Readings,
): SloMonth {
  const { asOfMs } = definitions;
  const timeZone = slo.window.kind === 'calendar' ? slo.window.timeZone : asked.timeZone;
  const evaluation = evaluate(slo, window, period);
  const account = accountOf(slo, window, definitions, readings);
  const forecast = forecastOf(account, slo.policy, evaluation.budgetMs, asOfMs);
  const burn = sloBurn(slo, window, definitions, evaluate);
  return {
    ...{ id: slo.id, objective, slo, period, evaluation, account, timeZone, forecast },
    days: dayTimes(account, slo.policy, calendarDays(monthWindow(asked.month, timeZone), timeZone)),
    outlook: outlookOf(evaluation, forecast, burn.state !== 'ok', asOfMs),
    burn,
  };
}
