import Value from 'typebox/value';
import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Mistake } from './mistakes.ts';
import { nearest } from './nearest.ts';
import { oneOf, type SchemaNode, valueProblem } from './value-problem.ts';

/** Told of everything wrong: the offset into the text, the path (`checks[2].port`, '' = the whole document), and why. */
export type Report = (offset: number, path: string, mistake: Mistake) => void;

/** A key of the file is shown up to this length: a file of noise must not make a message of noise. */
const shownKeyCharsMax = 64;

/** What a mapping says under one key, and where. */
interface Entry {
  readonly offset: number;
  readonly node: Node | null;
}

/**
 * The value of `node` as `schema` wants it, with defaults filled in. What is wrong goes to `report`, every mistake once; the value is
 * of use only when nothing was reported. Walking node and schema side by side is what gives each mistake its place in the text, and
 * never goes deeper than the schema does.
 */
export function readNode(schema: SchemaNode, node: Node | null, path: string, report: Report): unknown {
  const offset = node?.range?.[0] ?? 0;
  if (isAlias(node)) return report(offset, path, ['alias']);
  if (schema.anything) return readAnything(node, path, report);
  const mappings = schema.anyOf?.filter((branch) => branch.properties) ?? [];
  if (mappings.length > 0 && isMap(node)) {
    const [only, another] = mappings;
    return only && !another ? readNode(only, node, path, report) : readKind(mappings, node, path, report);
  }
  if (schema.properties && isMap(node)) return readObject(schema, entriesOf(node, path, report), offset, path, report);
  if (schema.patternProperties && isMap(node)) return readRecord(schema, node, path, report);
  if (schema.items && isSeq(node)) return readList(schema, node, path, report);
  const value = isMap(node) ? {} : isSeq(node) ? [] : isScalar(node) ? node.value : null;
  const problem = valueProblem(schema, value);
  if (problem !== undefined) report(offset, path, problem);
  // A schema that takes any mapping or list would lose what is in it here without a word.
  else if (isMap(node) || isSeq(node)) throw new Error(`the schema of ${path} does not say what is inside`);
  return value;
}

/** Refuses what would read differently elsewhere: aliases, and keys that are here twice. */
function readAnything(node: Node | null, path: string, report: Report): unknown {
  const at = node?.range?.[0] ?? 0;
  if (isAlias(node)) return report(at, path, ['alias']);
  if (isMap(node)) {
    const parts = [...entriesOf(node, path, report)];
    return Object.fromEntries(parts.map(([key, part]) => [key, readAnything(part.node, join(path, key), report)]));
  }
  if (isSeq(node)) return node.items.map((item, index) => readAnything(asNode(item), `${path}[${index}]`, report));
  return isScalar(node) ? node.value : null;
}

/** `entries` come apart from their node, because a section that is missing reads like one that is empty. */
function readObject(
  schema: SchemaNode,
  entries: ReadonlyMap<string, Entry>,
  offset: number,
  path: string,
  report: Report,
): unknown {
  const properties = schema.properties ?? {};
  const parts = watched(report);
  for (const [key, entry] of entries) {
    if (Object.hasOwn(properties, key)) continue;
    const free = Object.keys(properties).filter((known) => !entries.has(known));
    parts.report(entry.offset, join(path, key), unknownKey(key, free));
  }
  const value: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(properties)) {
    const entry = entries.get(key);
    const partPath = join(path, key);
    if (entry) value[key] = readNode(part, entry.node, partPath, parts.report);
    else if ('default' in part) value[key] = Value.Default(part, undefined);
    else if (!schema.required?.includes(key)) continue;
    else if (part.properties) value[key] = readObject(part, new Map(), offset, partPath, parts.report);
    else parts.report(offset, partPath, ['missing']);
  }
  reportWhole(schema, value, parts.faulty(), offset, path, report);
  return value;
}

/** One of several kinds of mapping, told apart by its key `kind`: mistakes are those of the kind that is meant. */
function readKind(branches: readonly SchemaNode[], map: YAMLMap, path: string, report: Report): unknown {
  const offset = map.range?.[0] ?? 0;
  const kinds = branches.map((branch) => branch.properties?.kind?.const);
  const node = map.get('kind', true);
  const kind = isScalar(node) ? node.value : undefined;
  const branch = branches[kinds.indexOf(kind)];
  if (branch && kind !== undefined) return readObject(branch, entriesOf(map, path, report), offset, path, report);
  if (!map.has('kind')) return report(offset, join(path, 'kind'), ['missingKind', kinds]);
  return report(node?.range?.[0] ?? offset, join(path, 'kind'), oneOf(kinds, kind));
}

/** A mapping whose keys the file chooses, within a pattern. */
function readRecord(schema: SchemaNode, map: YAMLMap, path: string, report: Report): unknown {
  const [pattern = '', part = {}] = Object.entries(schema.patternProperties ?? {})[0] ?? [];
  const parts = watched(report);
  const pairs: [string, unknown][] = [];
  for (const [key, entry] of entriesOf(map, path, parts.report)) {
    const keyPath = join(path, key);
    if (new RegExp(pattern, 'u').test(key)) pairs.push([key, readNode(part, entry.node, keyPath, parts.report)]);
    else parts.report(entry.offset, keyPath, ['keyPattern', pattern]);
  }
  const value = Object.fromEntries(pairs);
  reportWhole(schema, value, parts.faulty(), map.range?.[0] ?? 0, path, report);
  return value;
}

function readList(schema: SchemaNode, list: YAMLSeq, path: string, report: Report): unknown {
  const { items: item = {} } = schema;
  const parts = watched(report);
  const value = list.items.map((node, index) => readNode(item, asNode(node), `${path}[${index}]`, parts.report));
  reportWhole(schema, value, parts.faulty(), list.range?.[0] ?? 0, path, report);
  if (schema.uniqueBy !== undefined) reportTwins(schema.uniqueBy, list, path, report);
  return value;
}

function asNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function reportTwins(key: string, list: YAMLSeq, path: string, report: Report): void {
  const seen = new Map<unknown, number>();
  for (const [index, item] of list.items.entries()) {
    const node = isMap(item) ? item.get(key, true) : undefined;
    if (!isScalar(node)) continue;
    const twin = seen.get(node.value);
    if (twin === undefined) seen.set(node.value, index);
    else report(node.range?.[0] ?? 0, `${path}[${index}].${key}`, ['twin', `${path}[${twin}].${key}`]);
  }
}

/** A report that remembers whether it was called. */
function watched(report: Report): { report: Report; faulty: () => boolean } {
  let called = false;
  const watching: Report = (...problem) => {
    called = true;
    report(...problem);
  };
  return { report: watching, faulty: () => called };
}

/** What the schema says of the collection as a whole: how many, which together. Its parts have been read. */
function reportWhole(
  schema: SchemaNode,
  value: unknown,
  faulty: boolean,
  offset: number,
  path: string,
  report: Report,
): void {
  // Rules over several parts (Type.Refine) may rely on each of them being valid; the spread leaves them out.
  const { properties, required, patternProperties, additionalProperties, items, ...counts } = schema;
  const problem = valueProblem(faulty ? counts : schema, value);
  if (problem !== undefined) report(offset, path, problem);
}

/** The keys of a mapping in their order. Duplicates are looked for here, because the parser compares each key with each other. */
function entriesOf(map: YAMLMap, path: string, report: Report): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { key: keyNode, value: node } of map.items) {
    const key = isScalar(keyNode) ? String(keyNode.value) : '?';
    const offset = (isNode(keyNode) ? keyNode.range?.[0] : undefined) ?? map.range?.[0] ?? 0;
    if (entries.has(key)) report(offset, join(path, key), ['twice']);
    else entries.set(key, { offset, node: asNode(node) });
  }
  return entries;
}

function unknownKey(key: string, known: readonly string[]): Mistake {
  return ['unknownKey', nearest(key, known), known];
}

/** `a.b`; keys that a person could not read in a path are quoted. */
function join(path: string, key: string): string {
  const shown = key.length > shownKeyCharsMax ? `${key.slice(0, shownKeyCharsMax)}…` : key;
  if (!/^[\p{L}\p{N}_-]+…?$/u.test(shown)) return `${path}[${JSON.stringify(shown)}]`;
  return path === '' ? shown : `${path}.${shown}`;
}
