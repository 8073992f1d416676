import { nearest } from '@kadoban/proto/nearest';
import type { Problem } from '@kadoban/proto/problem';
import { parseYamlDocument } from '@kadoban/proto/yaml-document';
import { yamlPlace } from '@kadoban/proto/yaml-place';
import { definitionKinds } from './kinds/index.ts';
import type { Body, KindRule } from './kinds/kind.ts';
import { fileSchema, takeApart, type WrittenDefinition } from './read-definition.ts';
import { type KnownHost, resolveTarget } from './targets.ts';

/** A file of a directory of definitions, read. */
export interface DefinitionText {
  readonly file: string;
  readonly yaml: string;
}

/** One definition of a file, its targets in the API's words. */
export interface FiledDefinition {
  readonly rule: KindRule;
  readonly id: string;
  readonly written: WrittenDefinition;
  /** Where a path within it (`window.rolling`; '' = the whole) stands, and why it is wrong there. */
  readonly problemAt: (path: string, message: string) => Problem;
}

export interface FiledDefinitions {
  /** The kinds that have a file: of others the directory says nothing. */
  readonly kinds: ReadonlySet<string>;
  readonly definitions: readonly FiledDefinition[];
}

export type ReadFiles =
  | { readonly ok: true; readonly filed: FiledDefinitions }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Adjustments change single numbers and are approved one by one: they are no configuration. */
const filedKinds = definitionKinds.filter(({ kind }) => kind !== 'adjustment');

/** Reads every file of a directory, each on its own. `hosts` are those that the files may name; without them every name is believed. */
export function readFiles(texts: readonly DefinitionText[], hosts: readonly KnownHost[] | undefined): ReadFiles {
  const problems: Problem[] = [];
  const definitions: FiledDefinition[] = [];
  const kinds = new Set<string>();
  for (const text of texts) {
    const rule = filedKinds.find(({ plural }) => isNamed(text.file, plural));
    if (!rule) {
      problems.push(strangeFile(text.file));
      continue;
    }
    kinds.add(rule.kind);
    const parsed = parseYamlDocument(fileSchema(rule), text.yaml, text.file);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    for (const [index, item] of parsed.value.entries()) {
      definitions.push(...readItem({ rule, text, index, item: item as Body, hosts, problems }));
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, filed: { kinds, definitions } };
}

interface Item {
  readonly rule: KindRule;
  readonly text: DefinitionText;
  readonly index: number;
  readonly item: Body;
  readonly hosts: readonly KnownHost[] | undefined;
  /** Gets what is wrong. */
  readonly problems: Problem[];
}

function readItem({ rule, text, index, item, hosts, problems }: Item): FiledDefinition[] {
  const problemAt = (path: string, message: string): Problem => {
    const shown = path === '' ? `[${index}]` : `[${index}].${path}`;
    return { file: text.file, ...yamlPlace(text.yaml, [index, ...pathParts(path)]), path: shown, message };
  };
  const read = takeApart(rule, item);
  if (!read.ok) {
    problems.push(...read.faults.map(({ path, reason }) => problemAt(path, reason)));
    return [];
  }
  const { written } = read;
  const body = rule.withTargets(written.body, (name, path) => {
    const target = hosts ? resolveTarget(name, hosts) : { ok: true as const, id: name };
    if (target.ok) return target.id;
    problems.push(problemAt(path, target.reason));
    return name;
  });
  return [{ rule, id: String(written.id), written: { ...written, body }, problemAt }];
}

/** `all[0].any[1]` as the keys that lead there. */
function pathParts(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => (key === undefined ? Number(index) : key));
}

function isNamed(file: string, plural: string): boolean {
  return file.replace(/^.*[\\/]/, '') === `${plural}.yaml`;
}

function strangeFile(file: string): Problem {
  const problem = { file, line: 1, column: 1, path: '' };
  const unfiled = definitionKinds.find((rule) => !filedKinds.includes(rule) && isNamed(file, rule.plural));
  if (unfiled) return { ...problem, message: `is no file of definitions; ${unfiled.plural} come by the API alone` };
  const known = filedKinds.map(({ plural }) => `${plural}.yaml`);
  const meant = nearest(file.replace(/^.*[\\/]/, ''), known);
  const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${meant}?`;
  return { ...problem, message: `is no file of definitions; ${hint}` };
}
