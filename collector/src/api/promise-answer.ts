import type { SloMonth, SloMonths } from '../definitions/slo-months.ts';
import type { Status } from '../ledger/change.ts';
import type { Timeline } from '../ledger/timeline.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { instant, instantOrNull } from './answers.ts';
import type { BudgetForecast, PromiseMonth, TargetState } from './contract/overview.ts';

/** What people call an SLO: its own title, else that of what it is about. */
function titleOfSlo(id: string, target: string, entries: readonly DefinitionEntry[]): string {
  const titleOf = (kind: DefinitionEntry['kind'], ofId: string) =>
    entries.findLast((entry) => entry.kind === kind && entry.id === ofId)?.body?.title;
  return String(titleOf('slo', id) ?? titleOf('service', target) ?? id);
}

export function promiseAnswer(month: SloMonth, { definitions, readings, stored }: SloMonths): PromiseMonth {
  const { id, slo, objective, period, timeZone, evaluation, outlook, burn } = month;
  const { verdict, agreedMs, baseMs, downMs, unknownMs, primary, worst, best, coverage } = evaluation;
  const { budgetMs, budgetRemainingMs, outageCount } = evaluation;
  const last = evaluation.outages.findLast(({ countedMs }) => countedMs > 0);
  return {
    slo: id,
    title: titleOfSlo(id, slo.target, stored.entries),
    ...{ target: slo.target, objective, period, timeZone },
    from: instant(evaluation.fromMs),
    to: instant(evaluation.toMs),
    state: stateNow(month, readings, definitions.asOfMs),
    ...{ outlook, verdict, agreedMs, baseMs, downMs, unknownMs, primary, worst, best, coverage },
    ...{ budgetMs, budgetRemainingMs, forecast: forecastAnswer(month), burn: burn.state, outageCount },
    lastOutage: last ? { from: instant(last.fromMs), to: instantOrNull(last.toMs), countedMs: last.countedMs } : null,
    days: month.days.map((day) => ({ ...day })),
  };
}

function forecastAnswer({ forecast }: SloMonth): BudgetForecast {
  const { exhaustedAtMs, isExhausted, remainingAtEndMs } = forecast;
  return { exhaustedAt: instantOrNull(exhaustedAtMs), isExhausted, remainingAtEndMs };
}

function stateNow({ slo, account }: SloMonth, readings: SloMonths['readings'], asOfMs: number): TargetState {
  const { status, sinceMs } = lastStep(readings.reading(slo.target).point, asOfMs);
  const isMaintained = account.maintained.some(({ fromMs, toMs }) => fromMs <= asOfMs && asOfMs < toMs);
  return { status, since: instantOrNull(sinceMs), isMaintained };
}

/** What a timeline reads as at `asOfMs`, and since when; null where that is before all that was read. */
export function lastStep(timeline: Timeline, asOfMs: number): { status: Status; sinceMs: number | null } {
  const steps = timeline.filter(({ fromMs }) => fromMs < asOfMs);
  const last = steps.at(-1);
  if (!last) throw new Error('a timeline has a step for every instant');
  const begun = steps.findLastIndex(({ status }) => status !== last.status) + 1;
  const sinceMs = steps[begun]?.fromMs ?? last.fromMs;
  return { status: last.status, sinceMs: Number.isFinite(sinceMs) ? sinceMs : null };
}
