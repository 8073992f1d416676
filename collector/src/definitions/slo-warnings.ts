import type { Evaluation } from '../ledger/evaluate.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import { readDocument } from '../ledger/json.ts';
import type { Store } from '../store/store.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';
import { evaluationDocument } from './document.ts';
import type { EvaluationRequest } from './evaluation-document.ts';
import type { Body } from './kinds/kind.ts';

/** Something that people should look at before they promise it. */
export interface SloWarning {
  readonly code: 'RTO_SPENDS_BUDGET' | 'RESOLVE_SPENDS_BUDGET' | 'OBJECTIVE_NEVER_MET';
  readonly message: { readonly ja: string; readonly en: string };
}

/** A year tells every season; older evidence says little about the next one. */
const monthsBack = 12;

/** Where the targets of the last version of an SLO contradict each other or the past, by the evaluator's own reckoning. */
export async function sloWarnings(store: Store, id: string, nowMs: number): Promise<SloWarning[]> {
  const body = (await store.definitions.history('slo', id)).at(-1)?.body;
  const { document } = await evaluationDocument(store, [id], [], nowMs);
  const last = document.slos.at(-1);
  if (!body || !last) return [];
  // The past is asked what it would have made of this version, not of those that were in force then.
  const { effectiveFrom: _, ...slo } = last;
  const window = last.window as CalendarWindow;
  const period = currentPeriod(window, nowMs);
  const evaluate = [{ slo: id, ...(period !== undefined && { period }) }, ...lastMonths(id, window, nowMs)];
  const result = evaluateFile(JSON.stringify({ ...document, slos: [slo], evaluate }));
  if (!result.ok) throw new Error(`${result.path}: ${result.reason}`);
  const [now, ...past]: [Evaluation, ...Evaluation[]] = JSON.parse(result.line);
  return [...budgetWarnings(body, now), ...neverMet(past)];
}

function lastMonths(slo: string, window: CalendarWindow, nowMs: number): EvaluationRequest[] {
  if (window.calendar === undefined && window.rolling === undefined) return [];
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(window.timeZone ?? 'UTC');
  return Array.from({ length: monthsBack }, (_, index) => {
    const month = now
      .toPlainDate()
      .toPlainYearMonth()
      .subtract({ months: index + 1 });
    if (window.calendar !== undefined) return { slo, period: month.toString() };
    const end = month.add({ months: 1 }).toPlainDate({ day: 1 }).toZonedDateTime('UTC');
    return { slo, at: end.toInstant().toString() };
  });
}

const budgetRules = [
  { key: 'rto', code: 'RTO_SPENDS_BUDGET', ja: '目標復旧時間', en: 'recovery time objective' },
  { key: 'resolve', code: 'RESOLVE_SPENDS_BUDGET', ja: '解決目標時間', en: 'resolve target' },
] as const;

function budgetWarnings(body: Body, { budgetMs }: Evaluation): SloWarning[] {
  return budgetRules.flatMap(({ key, code, ja, en }) => {
    const text = body[key];
    if (typeof text !== 'string' || durationMs(text) < budgetMs) return [];
    const budget = spelled(budgetMs);
    const message = {
      ja: `${ja}（${text}）どおりの障害が一度起きるだけで、期間の許容停止時間（${budget}）を使い切ります。`,
      en: `One outage as long as the ${en} (${text}) spends the whole error budget of the period (${budget}).`,
    };
    return [{ code, message }];
  });
}

function neverMet(past: readonly Evaluation[]): SloWarning[] {
  const known = past.filter(({ met }) => met !== null);
  if (known.length === 0 || known.some(({ met }) => met)) return [];
  const message = {
    ja: `直近${monthsBack}か月のうち記録のある${known.length}か月すべてで、この目標は達成されていません。`,
    en: `None of the ${known.length} months with data among the last ${monthsBack} met this objective.`,
  };
  return [{ code: 'OBJECTIVE_NEVER_MET', message }];
}

/** Only of durations that were read before. */
function durationMs(text: string): number {
  const result = readDocument(JSON.stringify(text), (root) => root.duration());
  return result.ok ? result.value : 0;
}

/** `43m 49s`: whole seconds are fine enough to compare with hours. */
function spelled(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const text = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return text.length === 0 ? '0s' : text.join(' ');
}
