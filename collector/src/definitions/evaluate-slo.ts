import type { Interval } from '../ledger/change.ts';
import type { Evaluation } from '../ledger/evaluate.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import type { TargetGroup } from '../store/read-targets.ts';
import type { ChangesFrom, Store } from '../store/store.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';
import { blankDocument, windowDocument } from './document.ts';
import type { EvaluationDocument, EvaluationRequest } from './evaluation-document.ts';
import { type UsedVersions, versionsUsed } from './versions-used.ts';

export type SloEvaluation =
  | {
      readonly ok: true;
      readonly evaluation: Evaluation;
      readonly versions: UsedVersions;
      readonly document: EvaluationDocument;
      /** Whose evidence it was made of, and about which time. */
      readonly groups: readonly TargetGroup[];
    }
  | { readonly ok: false; readonly why: 'unknown' | 'request'; readonly reason: string };

/** Evaluates one SLO from the store; a calendar SLO that is asked for no period, over the one that `asOfMs` lies in. */
export async function evaluateSlo(
  store: Store,
  asked: EvaluationRequest,
  asOfMs: number,
  changesFrom?: ChangesFrom,
): Promise<SloEvaluation> {
  return store.snapshot((snapshot) => evaluated(snapshot, asked, asOfMs), changesFrom);
}

async function evaluated(store: Store, asked: EvaluationRequest, asOfMs: number): Promise<SloEvaluation> {
  const blank = await blankDocument(store, [asked.slo], asOfMs);
  const last = blank.slos.at(-1);
  if (!last) return { ok: false, why: 'unknown', reason: asked.slo };
  const period = asked.period ?? currentPeriod(last.window as CalendarWindow, asOfMs);
  const requests = [{ ...asked, ...(period !== undefined && { period }) }];
  // Which window it is depends on the definitions alone.
  const window = evaluateFile(JSON.stringify({ ...blank, evaluate: requests }));
  if (!window.ok) {
    // Definitions were read when they were stored: only the request can be wrong.
    if (!window.path.startsWith('$.evaluate')) throw new Error(`${window.path}: ${window.reason}`);
    return { ok: false, why: 'request', reason: window.reason };
  }
  const [{ fromMs, toMs }]: [Interval] = JSON.parse(window.line);
  const windows = new Map([[asked.slo, { fromMs, toMs }]]);
  const { document, entries, groups } = await windowDocument(store, windows, requests, asOfMs);
  const result = evaluateFile(JSON.stringify(document));
  if (!result.ok) throw new Error(`${result.path}: ${result.reason}`);
  const [evaluation]: [Evaluation] = JSON.parse(result.line);
  const versions = versionsUsed(entries, asked.slo, evaluation);
  if (!versions) return { ok: false, why: 'unknown', reason: `${asked.slo} was deleted before this window` };
  return { ok: true, evaluation, versions, document, groups };
}
