import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import Value from 'typebox/value';
import type { Found, Mistake, TypeName } from './mistakes.ts';
import { nearest } from './nearest.ts';
import { brokenRule } from './own-rule.ts';

/** The keywords of JSON Schema that the configuration files use; a schema is read as plain data. */
export interface SchemaNode extends TSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly items?: SchemaNode;
  /** The rules of Type.Refine. */
  readonly '~refine'?: readonly { readonly error: object }[];
  /** Ours, not JSON Schema's: no two items of the list may agree in this key. */
  readonly uniqueBy?: string;
  /** Ours too: whatever is in it is taken as it is, for another reader that knows more. */
  readonly anything?: true;
}

/** Why `value` does not fit `schema`, or undefined when it fits. Numbers are repeated in what is said of it, texts never: they may be secrets. */
export function valueProblem(schema: SchemaNode, value: unknown): Mistake | undefined {
  if (schema.anyOf) return unionProblem(schema.anyOf, value);
  const [error] = Value.Errors(schema, value);
  return error && explain(error, schema, value);
}

/** That `value` is none of what is allowed, with the nearest of that. */
export function oneOf(allowed: readonly unknown[], value: unknown): Mistake {
  return ['choice', allowed, typeof value === 'string' ? nearest(value, allowed.map(String)) : undefined];
}

function unionProblem(branches: readonly SchemaNode[], value: unknown): Mistake | undefined {
  if (branches.some((branch) => Value.Check(branch, value))) return undefined;
  if (branches.every((branch) => 'const' in branch))
    return oneOf(
      branches.map((branch) => branch.const),
      value,
    );
  const sameType = branches.find((branch) => Value.Check({ type: branch.type }, value));
  if (sameType) return valueProblem(sameType, value);
  return ['type', [...new Set(branches.map((branch) => branch.type ?? 'anything'))], found(value), false];
}

function explain(error: TLocalizedValidationError, schema: SchemaNode, value: unknown): Mistake {
  switch (error.keyword) {
    case 'type': {
      const wantsQuotes = error.params.type === 'string' && typeof value !== 'object';
      return ['type', [error.params.type].flat(), found(value), wantsQuotes];
    }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return ['limit', error.params.comparison, Number(error.params.limit), Number(value)];
    case 'minLength':
      return error.params.limit === 1 ? ['empty'] : ['charsMin', Number(error.params.limit)];
    case 'maxLength':
      return ['charsMax', Number(error.params.limit)];
    case 'minItems':
      return ['itemsMin', Number(error.params.limit)];
    case 'maxItems':
      return ['itemsMax', Number(error.params.limit)];
    case 'maxProperties':
      return ['keysMax', Number(error.params.limit)];
    case 'const':
      return oneOf([error.params.allowedValue], value);
    case 'enum':
      return oneOf(error.params.allowedValues, value);
    case 'pattern':
      return ['pattern', `${error.params.pattern}`];
    case '~refine':
      return ['own', error.params.message, brokenRule(schema, error.params.index, value)];
    default:
      return ['own', error.message, undefined];
  }
}

/** What YAML can say is of these types. */
function found(value: unknown): Found {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? value : (typeof value as TypeName);
}
