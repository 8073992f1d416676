import type { DefinitionChange, DefinitionEntry, Store } from '../store/store.ts';
import { journalKinds } from './kinds/index.ts';
import { type DefinitionProblem, problemOf } from './problem.ts';
import { backupProblem } from './sla-backups.ts';
import { knownHosts, targetIds } from './targets.ts';

export type Committed =
  | { readonly ok: true; readonly entries: readonly DefinitionEntry[] }
  | { readonly ok: false; readonly why: 'conflict' }
  | { readonly ok: false; readonly why: 'invalid'; readonly problem: DefinitionProblem };

/** How often a log may grow while we check: it does so by hand, not by the second. */
const triesMax = 10;

/** Appends all changes or none, and only what leaves the definitions as a whole readable. What is said in the journal is no part of them. */
export async function commitChanges(
  store: Store,
  changes: readonly DefinitionChange[],
  nowMs: number,
): Promise<Committed> {
  if (changes.every(({ kind }) => journalKinds.some((rule) => rule.kind === kind))) {
    const result = await store.definitions.append(changes);
    return typeof result === 'string' ? { ok: false, why: 'conflict' } : { ok: true, entries: result };
  }
  const hosts = await knownHosts(store);
  const targets = targetIds(hosts);
  for (let tries = 0; tries < triesMax; tries++) {
    const entries = await store.definitions.entries();
    const log = withChanges(entries, changes);
    const problem = problemOf(log, targets, nowMs) ?? backupProblem(log, changes, hosts);
    if (problem) return { ok: false, why: 'invalid', problem };
    const result = await store.definitions.append(changes, entries.at(-1)?.n ?? 0);
    if (result === 'conflict') return { ok: false, why: 'conflict' };
    if (result !== 'moved') return { ok: true, entries: result };
  }
  return { ok: false, why: 'conflict' };
}

/** The log as it would be; the hashes of what is not written yet are empty. */
export function withChanges(
  entries: readonly DefinitionEntry[],
  changes: readonly DefinitionChange[],
): DefinitionEntry[] {
  const all = [...entries];
  for (const { expectedVersion: _, ...change } of changes) {
    const before = all.filter(({ kind, id }) => kind === change.kind && id === change.id).at(-1)?.version ?? 0;
    all.push({ ...change, n: (all.at(-1)?.n ?? 0) + 1, version: before + 1, previousHash: '', hash: '' });
  }
  return all;
}
