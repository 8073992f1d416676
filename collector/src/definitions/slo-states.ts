import type { Interval } from '../ledger/change.ts';
import type { Definitions, Slo, Version } from '../ledger/definitions.ts';
import { type Evaluate, type Evaluation, evaluatorOf } from '../ledger/evaluate.ts';
import { sloAt } from '../ledger/slo-at.ts';
import type { Store } from '../store/store.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';
import { blankDocument, windowDocument } from './document.ts';
import type { EvaluationDocument } from './evaluation-document.ts';
import { readStored } from './read-document.ts';
import { type Burn, longestLegMs, sloBurn } from './slo-burn.ts';

/** How an SLO stands now: its window that is not over yet, and how fast its budget burns. */
export interface SloState {
  readonly slo: string;
  /** Percent, as it was written. */
  readonly objective: string;
  readonly evaluation: Evaluation;
  readonly burn: Burn;
}

/** How the SLOs in `ids` stand at an instant. One whose kind of window changed within its window has no state. */
export async function currentSloStates(store: Store, ids: readonly string[], asOfMs: number): Promise<SloState[]> {
  // Which window it is now depends on the definitions alone.
  const blank = sloStates(await blankDocument(store, ids, asOfMs));
  const windows = blank.map(({ slo, evaluation: { fromMs, toMs } }): [string, Interval] => [
    slo,
    { fromMs: Math.min(fromMs, asOfMs - longestLegMs), toMs },
  ]);
  return sloStates((await windowDocument(store, new Map(windows), [], asOfMs)).document);
}

/** The state of every SLO of a document at its `asOf`. */
function sloStates(document: EvaluationDocument): SloState[] {
  const { definitions, slos } = readStored(document);
  const evaluate = evaluatorOf(definitions);
  const bodies = new Map(document.slos.map((body) => [body.id, body]));
  return [...slos].flatMap(([id, versions]) => {
    const body = bodies.get(id);
    const window = body?.window as CalendarWindow;
    const state = stateOf(versions, window, definitions, evaluate);
    return state ? [{ slo: id, objective: String(body?.objective), ...state }] : [];
  });
}

function stateOf(
  versions: readonly Version<Slo>[],
  window: CalendarWindow,
  definitions: Definitions,
  evaluate: Evaluate,
): Pick<SloState, 'evaluation' | 'burn'> | undefined {
  const { asOfMs } = definitions;
  const period = currentPeriod(window, asOfMs) ?? null;
  const found = sloAt(versions, { period, atMs: null }, asOfMs);
  if (!found.ok) return undefined;
  const { slo } = found;
  const burn = sloBurn(slo, found.window, definitions, evaluate);
  return { evaluation: evaluate(slo, found.window, period), burn };
}
