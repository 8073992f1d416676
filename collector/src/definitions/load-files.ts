import type { Problem } from '@kadoban/proto/problem';
import type { DefinitionChange, DefinitionEntry, Store } from '../store/store.ts';
import { withChanges } from './changes.ts';
import { ruleOf } from './kinds/index.ts';
import { targetsIn } from './kinds/kind.ts';
import { effectiveFromOf, fileReason, saysAlready } from './next-saying.ts';
import { type DefinitionProblem, problemOf } from './problem.ts';
import { type DefinitionText, type FiledDefinitions, readFiles } from './read-files.ts';
import { backupProblem } from './sla-backups.ts';
import { type KnownHost, knownHosts, targetIds } from './targets.ts';

/** Who has the files read, and when. */
export interface Reading {
  readonly author: string;
  readonly nowMs: number;
}

export type Planned =
  | { readonly ok: true; readonly filed: FiledDefinitions; readonly changes: readonly DefinitionChange[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What is there already: the log, and the hosts that may be named. Without hosts every name is believed. */
export interface Ground {
  readonly entries: readonly DefinitionEntry[];
  readonly hosts: readonly KnownHost[] | undefined;
}

/** What files of definitions would change in the log, or every mistake in them. */
export function planFiles(texts: readonly DefinitionText[], { entries, hosts }: Ground, reading: Reading): Planned {
  const read = readFiles(texts, hosts);
  if (!read.ok) return read;
  const changes = fileChanges(read.filed, entries, reading);
  const log = withChanges(entries, changes);
  const problem =
    problemOf(log, hosts ? targetIds(hosts) : believedTargets(log), reading.nowMs) ??
    backupProblem(log, changes, hosts ?? []);
  if (problem) return { ok: false, problems: [placed(problem, read.filed)] };
  return { ok: true, filed: read.filed, changes };
}

/** Writes what files of definitions say into the log: only what changed, and all or nothing. */
export async function loadFiles(store: Store, texts: readonly DefinitionText[], reading: Reading): Promise<Planned> {
  const hosts = await knownHosts(store);
  // The log moves when somebody else's change went through: the next plan counts with it.
  for (;;) {
    const entries = await store.definitions.entries();
    const planned = planFiles(texts, { entries, hosts }, reading);
    if (!planned.ok) return planned;
    const result = await store.definitions.append(planned.changes, entries.at(-1)?.n ?? 0);
    if (typeof result !== 'string') return planned;
  }
}

function believedTargets(entries: readonly DefinitionEntry[]): Set<string> {
  const named = entries.flatMap(({ kind, body }) => {
    const rule = ruleOf(kind);
    return body === null || !rule ? [] : targetsIn(rule, body);
  });
  return new Set(named.filter((id) => /^(host:[^/]+|check:[^/]+\/.+)$/.test(id)));
}

function fileChanges(
  { kinds, definitions }: FiledDefinitions,
  entries: readonly DefinitionEntry[],
  { author, nowMs }: Reading,
): DefinitionChange[] {
  const last = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  const entered = { atMs: nowMs, author, reason: fileReason };
  const said = definitions.flatMap(({ rule: { kind }, id, written }): DefinitionChange[] => {
    const before = last.get(`${kind} ${id}`);
    last.delete(`${kind} ${id}`);
    if (saysAlready(before, written)) return [];
    const effectiveFromMs = effectiveFromOf(before, written, kind, nowMs);
    return [{ kind, id, body: written.body, effectiveFromMs, ...entered, expectedVersion: versionOf(before) }];
  });
  // What only a file said goes when the file no longer says it.
  const gone = [...last.values()].filter(
    (entry) => entry.body !== null && entry.reason === fileReason && kinds.has(entry.kind),
  );
  const unsaid = gone.map(({ kind, id, version }) => {
    return { kind, id, body: null, effectiveFromMs: nowMs, ...entered, expectedVersion: version };
  });
  return [...said, ...unsaid];
}

function versionOf(entry: DefinitionEntry | undefined): number | null {
  return entry?.body == null ? null : entry.version;
}

/** At the line that said it; what came by the API, or is no longer in a file, has none. */
function placed({ entry, path, reason }: DefinitionProblem, filed: FiledDefinitions): Problem {
  const found = filed.definitions.find(({ rule, id }) => rule.kind === entry.kind && id === entry.id);
  if (found) return found.problemAt(path, reason);
  return { file: `${entry.kind} ${entry.id}`, line: 0, column: 0, path, message: reason };
}
