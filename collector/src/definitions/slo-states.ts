import { burnOf, burnRules, lookbackOf } from '../ledger/burn.ts';
import type { Interval } from '../ledger/change.ts';
import type { Definitions, Slo, Version } from '../ledger/definitions.ts';
import { readDefinitions } from '../ledger/definitions-file.ts';
import { type Evaluate, type Evaluation, evaluatorOf } from '../ledger/evaluate.ts';
import { type Json, readDocument } from '../ledger/json.ts';
import { sloAt } from '../ledger/slo-at.ts';
import { readSlos } from '../ledger/slo-file.ts';
import type { Store } from '../store/store.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';
import { blankDocument, windowDocument } from './document.ts';
import type { EvaluationDocument } from './evaluation-document.ts';

/** How an SLO stands now: its window that is not over yet, and how fast its budget burns. */
export interface SloState {
  readonly slo: string;
  /** Percent, as it was written. */
  readonly objective: string;
  readonly evaluation: Evaluation;
  readonly burn: ReturnType<typeof burnOf>;
}

/** How far back burn rates look. */
const longestLegMs = Math.max(...burnRules.map(({ longMs }) => longMs));

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
  const result = readDocument(JSON.stringify(document), (root) => statesOf(root, document));
  if (!result.ok) throw new Error(`${result.path}: ${result.reason}`);
  return result.value;
}

function statesOf(root: Json, document: EvaluationDocument): SloState[] {
  const {
    format: _,
    evaluate: __,
    slos,
    ...file
  } = root.members(
    'format',
    'asOf',
    'calendars',
    'targets',
    'services',
    'maintenance',
    'adjustments',
    'slos',
    'evaluate',
  );
  const definitions = readDefinitions(file);
  const evaluate = evaluatorOf(definitions);
  const dataFromMs = firstDataMs(definitions);
  const bodies = new Map(document.slos.map((body) => [body.id, body]));
  return [...readSlos(slos, definitions)].flatMap(([id, versions]) => {
    const body = bodies.get(id);
    const window = body?.window as CalendarWindow;
    const state = stateOf(versions, window, definitions.asOfMs, dataFromMs, evaluate);
    return state ? [{ slo: id, objective: String(body?.objective), ...state }] : [];
  });
}

function stateOf(
  versions: readonly Version<Slo>[],
  window: CalendarWindow,
  asOfMs: number,
  dataFromMs: number | null,
  evaluate: Evaluate,
): Pick<SloState, 'evaluation' | 'burn'> | undefined {
  const period = currentPeriod(window, asOfMs) ?? null;
  const found = sloAt(versions, { period, atMs: null }, asOfMs);
  if (!found.ok) return undefined;
  const { slo } = found;
  const lookback = lookbackOf(evaluate, slo, asOfMs);
  const question = { objective: slo.objective, period: found.window, asOfMs, dataFromMs, lookback };
  return { evaluation: evaluate(slo, found.window, period), burn: burnOf(question) };
}

/** Since when anything that the document is about has been looked at. */
function firstDataMs({ targets }: Definitions): number | null {
  const firstMs = [...targets.values()].flatMap(({ changes }) => changes.slice(0, 1).map(({ atMs }) => atMs));
  return firstMs.length === 0 ? null : Math.min(...firstMs);
}
