import { evaluateSlo, type SloEvaluation } from '../definitions/evaluate-slo.ts';
import type { UsedVersions } from '../definitions/versions-used.ts';
import type { ErrorCode } from '../errors.ts';
import type { Evaluation } from '../ledger/evaluate.ts';
import { formatTime } from '../ledger/format-time.ts';
import { differenceOf, type RevisionDifference } from '../ledger/revision-difference.ts';
import { inputHashOf } from '../store/revisions.ts';
import { sealAll } from '../store/seal-all.ts';
import type { ChangesFrom, DefinitionEntry, Store } from '../store/store.ts';

/** Which period of which SLO. */
export interface Asked {
  readonly slo: string;
  readonly period: string;
}

/** What the entry of a revision says. */
export interface RevisionBody extends Asked {
  readonly asOf: string;
  /** SHA-256 of the document that was evaluated. */
  readonly inputHash: string;
  readonly evaluation: Evaluation;
  /** Of the definitions, the tables and the program that it was made by. */
  readonly versions: UsedVersions & ReckonedBy;
}

export interface ReckonedBy {
  readonly holidays: string;
  readonly tzdata: string;
  readonly software: string;
}

export interface Refusal {
  readonly ok: false;
  readonly status: 400 | 404 | 409;
  readonly code: ErrorCode;
  readonly detail: string;
}

export type Frozen = { readonly ok: true; readonly entry: DefinitionEntry } | Refusal;

/** Who finalises and why, and the versions of what it is reckoned with. */
export interface Finalising {
  readonly author: string;
  readonly reason: string;
  readonly versions: ReckonedBy;
  readonly nowMs: number;
}

/** Freezes the evaluation of a period that is over as its next revision. */
export async function freezeRevision(store: Store, asked: Asked, finalising: Finalising): Promise<Frozen> {
  const { author, reason, nowMs } = finalising;
  await sealAll(store.chains, nowMs, 'revision');
  // What is reported must not rest on anything that no chain seals.
  const found = await evaluated(store, asked, nowMs, 'looks');
  if (!found.ok) return found;
  if (found.evaluation.toMs > nowMs) return refusal(409, 'PERIOD_OPEN', `it ends ${formatTime(found.evaluation.toMs)}`);
  const last = (await revisionsOf(store, asked)).at(-1);
  const refused = last && refusedSuccessor(last, found.evaluation, reason);
  if (refused) return refused;
  const document = JSON.stringify(found.document);
  const body: RevisionBody = {
    ...asked,
    asOf: found.document.asOf,
    inputHash: inputHashOf(document),
    evaluation: found.evaluation,
    versions: { ...found.versions, ...finalising.versions },
  };
  const change = { kind: 'revision', id: idOf(asked), body: { ...body }, effectiveFromMs: null } as const;
  const expectedVersion = last?.version ?? null;
  const entry = await store.revisions.freeze({ ...change, author, reason, atMs: nowMs, expectedVersion }, document);
  if (entry !== 'conflict') return { ok: true, entry };
  return refusal(409, 'REVISION_SAME', 'somebody else finalised it at this moment');
}

/** A new revision has to say why it is there, and to say something else. */
function refusedSuccessor(last: DefinitionEntry, now: Evaluation, reason: string): Refusal | undefined {
  if (!isDifferent(differenceOf(bodyOf(last).evaluation, now))) {
    return refusal(409, 'REVISION_SAME', `revision ${last.version} says the same`);
  }
  return reason.trim() === '' ? refusal(400, 'REASON_MISSING', 'reason: say why the figures changed') : undefined;
}

/** How the period stands now. */
export async function evaluated(
  store: Store,
  asked: Asked,
  nowMs: number,
  changesFrom?: ChangesFrom,
): Promise<(SloEvaluation & { readonly ok: true }) | Refusal> {
  const result = await evaluateSlo(store, asked, nowMs, changesFrom);
  if (result.ok) return result;
  if (result.why === 'unknown') return refusal(404, 'DEFINITION_UNKNOWN', `slo ${result.reason}`);
  return refusal(400, 'REQUEST_INVALID', result.reason);
}

/** The revisions of a period in their order: the version of each entry is its number. */
export async function revisionsOf(store: Store, asked: Asked): Promise<DefinitionEntry[]> {
  return store.definitions.history('revision', idOf(asked));
}

export function bodyOf(entry: DefinitionEntry): RevisionBody {
  return entry.body as unknown as RevisionBody;
}

export function isDifferent({ figures, outages }: RevisionDifference): boolean {
  return figures.length > 0 || outages.length > 0;
}

function idOf({ slo, period }: Asked): string {
  return `${slo}/${period}`;
}

function refusal(status: Refusal['status'], code: ErrorCode, detail: string): Refusal {
  return { ok: false, status, code, detail };
}
