import type { Evaluation } from '../ledger/evaluate.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import type { Store } from '../store/store.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';
import { evaluationDocument } from './document.ts';
import type { EvaluationDocument, EvaluationRequest } from './evaluation-document.ts';
import { type UsedVersions, versionsUsed } from './versions-used.ts';

export type SloEvaluation =
  | {
      readonly ok: true;
      readonly evaluation: Evaluation;
      readonly versions: UsedVersions;
      readonly document: EvaluationDocument;
    }
  | { readonly ok: false; readonly why: 'unknown' | 'request'; readonly reason: string };

/** Evaluates one SLO from the store; a calendar SLO that is asked for no period, over the one that `asOfMs` lies in. */
export async function evaluateSlo(store: Store, asked: EvaluationRequest, asOfMs: number): Promise<SloEvaluation> {
  const stored = await evaluationDocument(store, [asked.slo], [], asOfMs);
  const last = stored.document.slos.at(-1);
  if (!last) return { ok: false, why: 'unknown', reason: asked.slo };
  const period = asked.period ?? currentPeriod(last.window as CalendarWindow, asOfMs);
  const request = { ...asked, ...(period !== undefined && { period }) };
  const document = { ...stored.document, evaluate: [request] };
  const result = evaluateFile(JSON.stringify(document));
  if (!result.ok) {
    // Definitions were read when they were stored: only the request can be wrong.
    if (!result.path.startsWith('$.evaluate')) throw new Error(`${result.path}: ${result.reason}`);
    return { ok: false, why: 'request', reason: result.reason };
  }
  const [evaluation]: [Evaluation] = JSON.parse(result.line);
  const versions = versionsUsed(stored.entries, asked.slo, evaluation);
  if (!versions) return { ok: false, why: 'unknown', reason: `${asked.slo} was deleted before this window` };
  return { ok: true, evaluation, versions, document };
}
