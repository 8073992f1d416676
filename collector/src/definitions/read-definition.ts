import { parseYamlDocument } from '@kadoban/proto/yaml-document';
import { type TArray, type TObject, Type } from 'typebox';
import { readDocument } from '../ledger/json.ts';
import { type Body, closed, type Fault, type KindRule, textOrNull, withoutRoot } from './kinds/kind.ts';

/** What a person wrote about one definition. */
export interface WrittenDefinition {
  /** Absent where the address names it. */
  readonly id: string | undefined;
  readonly body: Body;
  /** `null` = since ever; `undefined` = the writer leaves it to us. */
  readonly effectiveFromMs: number | null | undefined;
  /** Why it is written, for the log. */
  readonly reason: string;
}

const idOf = ({ idPattern }: KindRule) =>
  Type.String({ pattern: idPattern, description: 'Its name in other definitions; it never changes.' });

const effectiveFrom = textOrNull(
  'In force from this instant on (RFC 3339), null for since ever. Left out: since ever when it is new, from now on when it changes.',
);

export type ReadDefinition =
  | { readonly ok: true; readonly written: WrittenDefinition }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What the API takes: the body, when it comes into force, and why. */
export function apiSchema(rule: KindRule): TObject {
  const reason = Type.Optional(Type.String({ maxLength: 2000, description: 'Why; kept in the log.' }));
  // An adjustment has a reason of its own, which serves both.
  return Type.Object({ id: Type.Optional(idOf(rule)), reason, effectiveFrom, ...rule.schema.properties }, closed);
}

/** A file of definitions: a list, its items told apart by `id`. */
export function fileSchema(rule: KindRule): TArray<TObject> {
  return Type.Array(Type.Object({ id: idOf(rule), effectiveFrom, ...rule.schema.properties }, closed), {
    uniqueBy: 'id',
  });
}

/** Reads the body of a request as strictly as a file, and in the same words. */
export function readDefinition(rule: KindRule, value: unknown): ReadDefinition {
  // JSON is YAML: one reader says what is wrong with both.
  const result = parseYamlDocument(apiSchema(rule), JSON.stringify(value) ?? '', '');
  if (!result.ok) return { ok: false, faults: result.problems.map(({ path, message }) => ({ path, reason: message })) };
  return takeApart(rule, result.value as Body);
}

/** Takes an item that fits its schema apart. */
export function takeApart(rule: KindRule, item: Body): ReadDefinition {
  const { id, effectiveFrom: from, reason, ...rest } = item;
  const read = readDocument(JSON.stringify({ effectiveFrom: from }), (root) => {
    const { effectiveFrom: time } = root.members('effectiveFrom');
    return time.isNull ? null : time.time();
  });
  if (!read.ok) return { ok: false, faults: [{ path: withoutRoot(read.path), reason: read.reason }] };
  const body = 'reason' in rule.schema.properties ? { ...rest, reason } : rest;
  const fault = rule.faultOf(body) ?? rule.contradictionOf(body);
  if (fault) return { ok: false, faults: [fault] };
  const written = {
    id: typeof id === 'string' ? id : undefined,
    body,
    effectiveFromMs: from === undefined ? undefined : read.value,
    reason: typeof reason === 'string' ? reason : '',
  };
  return { ok: true, written };
}
