/** As much of JSON Schema as the definitions use. */
export interface SchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

/** How a value is asked for. */
export type Control =
  | { readonly as: 'text' | 'long' | 'number' | 'boolean' | 'lines' | 'pairs' | 'json' }
  | { readonly as: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly as: 'group'; readonly schema: SchemaNode }
  | { readonly as: 'rows'; readonly schema: SchemaNode };

/** A text that is longer than this is written in a box of several lines. */
const lineCharsMax = 400;

export function controlOf(schema: SchemaNode): Control {
  const node = withoutNull(schema);
  const options = optionsOf(node);
  if (options !== null) return { as: 'choice', options };
  switch (node.type) {
    case 'string':
      return { as: (node.maxLength ?? 0) > lineCharsMax && (node.maxLength ?? 0) <= 2000 ? 'long' : 'text' };
    case 'integer':
    case 'number':
      return { as: 'number' };
    case 'boolean':
      return { as: 'boolean' };
    case 'array':
      return arrayControl(node.items ?? {});
    case 'object':
      if (node.properties !== undefined) return { as: 'group', schema: node };
      return { as: node.patternProperties === undefined ? 'json' : 'pairs' };
    default:
      return { as: 'json' };
  }
}

function arrayControl(items: SchemaNode): Control {
  const options = optionsOf(items);
  if (options !== null) return { as: 'choices', options };
  return items.type === 'object' || items.properties !== undefined ? { as: 'rows', schema: items } : { as: 'lines' };
}

/** The words that a value is one of; null where it is not. */
function optionsOf(schema: SchemaNode): readonly string[] | null {
  if (schema.enum !== undefined) return schema.enum.map(String);
  if (typeof schema.const === 'string') return [schema.const];
  const alternatives = schema.anyOf ?? [];
  const words = alternatives.map((one) => one.const ?? (one.enum?.length === 1 ? one.enum[0] : undefined));
  return words.length > 0 && words.every((word) => typeof word === 'string') ? words.map(String) : null;
}

/** A value that may be null is left out instead. */
function withoutNull(schema: SchemaNode): SchemaNode {
  const some = schema.anyOf?.filter(({ type }) => type !== 'null');
  if (some === undefined || some.length === schema.anyOf?.length) return schema;
  const { anyOf: _, ...rest } = schema;
  return some.length === 1 ? { ...rest, ...some[0] } : { ...rest, anyOf: some };
}

/** A value without what was left empty: '' , [] and {} say nothing, unless they have to be there. */
export function pruned(value: unknown, schema: SchemaNode): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  const node = withoutNull(schema);
  if (Array.isArray(value)) {
    const items = value.map((item) => pruned(item, node.items ?? {})).filter((item) => item !== undefined);
    return items;
  }
  if (typeof value !== 'object' || node.properties === undefined) return value;
  const properties = node.properties;
  const members = Object.entries(value).flatMap(([key, member]) => {
    const left = pruned(member, properties[key] ?? {});
    const isRequired = node.required?.includes(key) ?? false;
    if (left === undefined || (isHollow(left) && !isRequired)) return [];
    return [[key, left] as const];
  });
  return Object.fromEntries(members);
}

/** Whether a value has nothing in it. */
export function isHollow(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/** `key: value`, one a line, as text and back. */
export function pairsText(value: unknown): string {
  return Object.entries(Object(value))
    .map(([key, one]) => `${key}: ${String(one)}`)
    .join('\n');
}

export function pairsOf(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => /^\s*([^:]+?)\s*:\s*(.*)$/.exec(line));
  return Object.fromEntries(lines.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? '']])));
}

/** Lines of a box as values; what looks like a number where one is allowed is one. */
export function linesOf(text: string, items: SchemaNode): unknown[] {
  const takesNumbers = [items, ...(items.anyOf ?? [])].some(({ type }) => type === 'integer' || type === 'number');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (takesNumbers && /^-?\d+(\.\d+)?$/.test(line) ? Number(line) : line));
}
