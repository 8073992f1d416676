import { readCheck, readHost, type TargetReading } from '../store/readings.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { assemble } from './assemble.ts';
import { documentOf, type EvaluationDocument, type EvaluationRequest } from './evaluation-document.ts';
import { neededBy } from './needed.ts';
import { horizonMs } from './problem.ts';

/** An evaluation file made from the store, and the log it was made from. */
export interface StoredDocument {
  readonly document: EvaluationDocument;
  /** The entries of the log that were known at `asOf`; `versionsUsed` tells which of them a window used. */
  readonly entries: readonly DefinitionEntry[];
}

/** Everything that the SLOs in `sloIds` depend on, as one evaluation file: what the API evaluates and what customers get. */
export async function evaluationDocument(
  store: Store,
  sloIds: readonly string[],
  requests: readonly EvaluationRequest[],
  asOfMs: number,
): Promise<StoredDocument> {
  const entries = (await store.definitions.entries()).filter((entry) => entry.atMs <= asOfMs);
  const { assembled, targets } = neededBy(assemble(entries, asOfMs + horizonMs), sloIds);
  const readings = await readTargets(store, targets, asOfMs);
  return { document: documentOf({ assembled, readings, requests, asOfMs }), entries };
}

/** In the order of their ids. A host or check that the store has lost was never observed. */
async function readTargets(store: Store, targets: ReadonlySet<string>, asOfMs: number): Promise<TargetReading[]> {
  const readings: TargetReading[] = [];
  for (const target of [...targets].sort()) readings.push(await readTarget(store, target, asOfMs));
  return readings;
}

async function readTarget(store: Store, target: string, asOfMs: number): Promise<TargetReading> {
  const [, hostId = '', name] = /^(?:host|check):([^/]+)(?:\/(.*))?$/.exec(target) ?? [];
  const host = await store.hosts.find(hostId);
  if (host && name === undefined) return readHost(store, host, asOfMs);
  const check = host && (await store.evidence.checks(hostId)).find((one) => one.name === name);
  if (host && check) return readCheck(store, host, check, asOfMs);
  return { target, changes: [], asOfMs, monitoredFromMs: null, monitoredToMs: null };
}
