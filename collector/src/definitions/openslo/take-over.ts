import type { Problem } from '@kadoban/proto/problem';
import type { DefinitionChange, Store } from '../../store/store.ts';
import { commitChanges } from '../changes.ts';
import { kindRule } from '../kinds/index.ts';
import { effectiveFromOf, fileReason, saysAlready } from '../next-saying.ts';
import { readDefinition } from '../read-definition.ts';
import { type KnownHost, knownHosts, resolveTarget } from '../targets.ts';
import type { ImportedSlo } from './import.ts';

/** For the log. */
export interface Taking {
  readonly author: string;
  readonly reason: string;
  readonly nowMs: number;
}

export type Taken =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type ChangeOf = { readonly change: DefinitionChange | undefined } | { readonly problems: readonly Problem[] };

/** Writes imported SLOs into the log, all or none; `ids` are those that say something new. */
export async function takeOver(store: Store, slos: readonly ImportedSlo[], taking: Taking): Promise<Taken> {
  const hosts = await knownHosts(store);
  const changes: DefinitionChange[] = [];
  const problems: Problem[] = [];
  for (const slo of slos) {
    const result = await changeOf(store, slo, hosts, taking);
    if ('problems' in result) problems.push(...result.problems);
    else if (result.change) changes.push(result.change);
  }
  if (problems.length > 0) return { ok: false, problems };
  const result = await commitChanges(store, changes, taking.nowMs);
  if (result.ok) return { ok: true, ids: changes.map(({ id }) => id) };
  if (result.why === 'conflict') return takeOver(store, slos, taking);
  const { entry, path, reason } = result.problem;
  const slo = slos.find(({ id }) => entry.kind === 'slo' && entry.id === id);
  const elsewhere = { file: `${entry.kind} ${entry.id}`, line: 0, column: 0, path, message: reason };
  return { ok: false, problems: [slo?.problem(`${path}: ${reason}`) ?? elsewhere] };
}

async function changeOf(
  store: Store,
  { id, body, problem }: ImportedSlo,
  hosts: readonly KnownHost[],
  { nowMs, ...told }: Taking,
): Promise<ChangeOf> {
  const target = resolveTarget(String(body.target), hosts);
  if (!target.ok) return { problems: [problem(target.reason)] };
  const read = readDefinition(kindRule('slo'), { id, ...body, target: target.id });
  if (!read.ok) return { problems: read.faults.map(({ path, reason }) => problem(`${path}: ${reason}`)) };
  const last = (await store.definitions.history('slo', id)).at(-1);
  if (saysAlready(last, read.written)) return { change: undefined };
  const before = last?.body == null ? undefined : last;
  if (before?.reason === fileReason)
    return { problems: [problem('comes from the files of --config-dir; change it there')] };
  const effectiveFromMs = effectiveFromOf(last, read.written, 'slo', nowMs);
  const saying = { kind: 'slo' as const, id, body: read.written.body, effectiveFromMs, atMs: nowMs };
  return { change: { ...saying, ...told, expectedVersion: before?.version ?? null } };
}
