import { commitChanges } from '../definitions/changes.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import type { KindRule } from '../definitions/kinds/kind.ts';
import { effectiveFromOf, fileReason, saysAlready } from '../definitions/next-saying.ts';
import { readDefinition } from '../definitions/read-definition.ts';
import { isRetroactive } from '../definitions/retroactive.ts';
import type { ErrorCode } from '../errors.ts';
import type { DefinitionChange, DefinitionEntry, Store } from '../store/store.ts';
import { etagOf } from './definition-answer.ts';

/** What a request wants done to a definition. */
export interface Wish {
  readonly kind: KindRule['kind'];
  readonly id: string;
  readonly author: string;
  readonly nowMs: number;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

export interface Refusal {
  readonly ok: false;
  readonly status: 400 | 404 | 409 | 412 | 428;
  readonly code: ErrorCode;
  readonly detail: string;
}

export type Saved = { readonly ok: true; readonly entry: DefinitionEntry; readonly isNew: boolean } | Refusal;

/** Makes or changes a definition. What says nothing new is not written. */
export async function saveDefinition(store: Store, wish: Wish, value: unknown): Promise<Saved> {
  const { kind, id, author, nowMs } = wish;
  const named = typeof value === 'object' && value !== null && !Array.isArray(value) ? { id, ...value } : value;
  const read = readDefinition(kindRule(kind), named);
  if (!read.ok) {
    const faults = read.faults.map(({ path, reason }) => `${path}${path === '' ? '' : ': '}${reason}`);
    return refusal(400, 'DEFINITION_INVALID', faults.join('; '));
  }
  const { written } = read;
  if (written.id !== id) return refusal(400, 'DEFINITION_INVALID', `id: must be ${id}, as in the address`);
  const last = (await store.definitions.history(kind, id)).at(-1);
  const precondition = preconditionOf(wish, last);
  if (precondition) return precondition;
  if (last && saysAlready(last, written)) return { ok: true, entry: last, isNew: false };
  const effectiveFromMs = effectiveFromOf(last, written, kind, nowMs);
  const change = { kind, id, author, atMs: nowMs, effectiveFromMs, body: written.body, reason: written.reason };
  const approver = kind === 'adjustment' || kind === 'maintenance' ? written.body.approvedBy : undefined;
  return refusedReason(change, last, approver) ?? writeChange(store, change, last, nowMs);
}

/** Why and by whose leave a definition goes, and from when on. */
export interface Farewell {
  readonly reason?: string;
  readonly approvedBy?: string;
  readonly effectiveFromMs?: number | null;
}

/** Puts a definition out of force; the past keeps it. An adjustment is withdrawn for its whole interval. */
export async function deleteDefinition(store: Store, wish: Wish, farewell: Farewell): Promise<Saved> {
  const { kind, id, author, nowMs } = wish;
  const last = (await store.definitions.history(kind, id)).at(-1);
  if (last?.body == null) return refusal(404, 'DEFINITION_UNKNOWN', `${kind} ${id}`);
  const precondition = preconditionOf(wish, last);
  if (precondition) return precondition;
  const { reason = '', approvedBy, effectiveFromMs = kind === 'adjustment' ? null : nowMs } = farewell;
  const told = approvedBy === undefined ? reason : `${reason} (approved by ${approvedBy})`;
  const change = { kind, id, author, atMs: nowMs, effectiveFromMs, body: null, reason: told };
  return refusedReason({ ...change, reason }, last, approvedBy) ?? writeChange(store, change, last, nowMs);
}

/** Refuses with a code of docs/errors.md. */
export function refusal(status: Refusal['status'], code: ErrorCode, detail: string): Refusal {
  return { ok: false, status, code, detail };
}

/** Every write says what it builds on: the version it saw, or that there was none. */
function preconditionOf({ ifMatch, ifNoneMatch }: Wish, last: DefinitionEntry | undefined): Refusal | undefined {
  const tag = last?.body == null ? undefined : etagOf(last);
  if (ifMatch !== undefined) {
    if (tag !== undefined && isMatched(ifMatch, tag)) return undefined;
    return refusal(412, 'DEFINITION_CHANGED', tag === undefined ? 'there is none' : `it is at ${tag}`);
  }
  if (ifNoneMatch === undefined) {
    return refusal(428, 'PRECONDITION_MISSING', 'send If-Match with its ETag, or If-None-Match: * for a new one');
  }
  if (ifNoneMatch !== '*') return refusal(400, 'REQUEST_INVALID', 'If-None-Match takes only *');
  return tag === undefined ? undefined : refusal(412, 'DEFINITION_CHANGED', `there is one, at ${tag}`);
}

/** `If-Match` is `*` or a list of tags. No tag of ours has a comma in it. */
function isMatched(ifMatch: string, tag: string): boolean {
  return ifMatch === '*' || ifMatch.split(',').some((one) => one.trim() === tag);
}

type Change = Omit<DefinitionChange, 'expectedVersion'>;

function refusedReason(change: Change, last: DefinitionEntry | undefined, approver: unknown): Refusal | undefined {
  if (change.reason === fileReason) return refusal(400, 'REQUEST_INVALID', `reason: ${fileReason} is reserved`);
  if (!isRetroactive(change, last)) return undefined;
  if (change.reason.trim() === '') return refusal(400, 'REASON_MISSING', 'reason: say why the past was different');
  const needsApprover = change.kind === 'adjustment' || change.kind === 'maintenance';
  if (!needsApprover || (typeof approver === 'string' && approver !== '')) return undefined;
  if (isStillAsked(change, last)) return undefined;
  return refusal(400, 'APPROVAL_MISSING', 'approvedBy: say who approved it');
}

/** An adjustment that says itself that nobody approved of it yet waits for that, or is given up; until then it changes nothing. */
function isStillAsked({ kind, body }: Change, last: DefinitionEntry | undefined): boolean {
  const wasApproved = last?.body?.approvedBy != null;
  return kind === 'adjustment' && !wasApproved && (body === null || body.approvedBy === null);
}

/** Appends what was checked, when nobody else wrote in between. */
export async function writeChange(
  store: Store,
  change: Change,
  last: DefinitionEntry | undefined,
  nowMs: number,
): Promise<Saved> {
  const expectedVersion = last?.body == null ? null : last.version;
  const result = await commitChanges(store, [{ ...change, expectedVersion }], nowMs);
  if (result.ok) {
    const [entry] = result.entries;
    if (!entry) throw new Error('a change of the log is an entry');
    return { ok: true, entry, isNew: expectedVersion === null };
  }
  if (result.why === 'conflict') return refusal(412, 'DEFINITION_CHANGED', 'somebody else changed it just now');
  const { entry, path, reason } = result.problem;
  return refusal(400, 'DEFINITION_INVALID', `${entry.kind} ${entry.id}${path === '' ? '' : ` ${path}`}: ${reason}`);
}
