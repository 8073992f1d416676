import type { Interval } from '../ledger/change.ts';
import { readTargets, type TargetGroup } from '../store/read-targets.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { assemble, type Written } from './assemble.ts';
import { documentOf, type EvaluationDocument, type EvaluationRequest } from './evaluation-document.ts';
import { neededBy } from './needed.ts';
import { horizonMs } from './problem.ts';

/** An evaluation file made from the store, and the log it was made from. */
export interface StoredDocument {
  readonly document: EvaluationDocument;
  /** The entries of the log that were known at `asOf`; `versionsUsed` tells which of them a window used. */
  readonly entries: readonly DefinitionEntry[];
  /** Whose evidence it holds, and about which time. */
  readonly groups: readonly TargetGroup[];
}

/** Everything that the SLOs in `sloIds` depend on, as one evaluation file: what the API evaluates and what customers get. */
export async function evaluationDocument(
  store: Store,
  sloIds: readonly string[],
  requests: readonly EvaluationRequest[],
  asOfMs: number,
): Promise<StoredDocument> {
  const { entries, assembled, targets } = await definitionsOf(store, sloIds, asOfMs);
  const groups = [{ targets }];
  const readings = await readTargets(store, groups, asOfMs);
  return { document: documentOf({ assembled, readings, requests, asOfMs }), entries, groups };
}

/**
 * The same with only the evidence that decides about one window of each SLO: what it costs does not grow with the years. `more` are targets
 * besides those that the SLOs depend on.
 */
export async function windowDocument(
  store: Store,
  windows: ReadonlyMap<string, Interval>,
  requests: readonly EvaluationRequest[],
  asOfMs: number,
  more: readonly TargetGroup[] = [],
): Promise<StoredDocument> {
  const { entries, assembled } = await definitionsOf(store, [...windows.keys()], asOfMs);
  const promised = [...windows].map(([slo, window]): TargetGroup => {
    const needed = neededBy(assembled, [slo]);
    return { targets: needed.targets, window, except: needed.assembled.adjustments.map(intervalOf) };
  });
  const groups = [...promised, ...more];
  const readings = await readTargets(store, groups, asOfMs);
  return { document: documentOf({ assembled, readings, requests, asOfMs }), entries, groups };
}

/** The definitions alone: no target was ever observed in it. */
export async function blankDocument(
  store: Store,
  sloIds: readonly string[],
  asOfMs: number,
): Promise<EvaluationDocument> {
  const { assembled, targets } = await definitionsOf(store, sloIds, asOfMs);
  const readings = [...targets].sort().map((target) => ({ target, changes: [], asOfMs, ...unmonitored }));
  return documentOf({ assembled, readings, requests: [], asOfMs });
}

const unmonitored = { monitoredFromMs: null, monitoredToMs: null };

async function definitionsOf(store: Store, sloIds: readonly string[], asOfMs: number) {
  const entries = (await store.definitions.entries()).filter((entry) => entry.atMs <= asOfMs);
  return { entries, ...neededBy(assemble(entries, asOfMs + horizonMs), sloIds) };
}

/** Of an adjustment that was read before. */
function intervalOf({ value }: Written): Interval {
  const [fromMs, toMs] = [value.from, value.to].map((time) => Temporal.Instant.from(String(time)).epochMilliseconds);
  return { fromMs: fromMs ?? 0, toMs: toMs ?? 0 };
}
