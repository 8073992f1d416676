import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import Value from 'typebox/value';
import { nearest } from './nearest.ts';

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
  /** Ours, not JSON Schema's: no two items of the list may agree in this key. */
  readonly uniqueBy?: string;
  /** Ours too: whatever is in it is taken as it is, for another reader that knows more. */
  readonly anything?: true;
}

/**
 * Why `value` does not fit `schema`, as the end of a sentence about it ("must be >= 1000, is 5"), or undefined when it fits.
 * Numbers are repeated in the message, texts never: they may be secrets.
 */
export function valueProblem(schema: SchemaNode, value: unknown): string | undefined {
  if (schema.anyOf) return unionProblem(schema.anyOf, value);
  const [error] = Value.Errors(schema, value);
  return error && explain(error, value);
}

/** "must be one of up, down; did you mean up?" */
export function oneOf(allowed: readonly unknown[], value: unknown): string {
  const meant = typeof value === 'string' ? nearest(value, allowed.map(String)) : undefined;
  return `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function unionProblem(branches: readonly SchemaNode[], value: unknown): string | undefined {
  if (branches.some((branch) => Value.Check(branch, value))) return undefined;
  if (branches.every((branch) => 'const' in branch))
    return oneOf(
      branches.map((branch) => branch.const),
      value,
    );
  const sameType = branches.find((branch) => Value.Check({ type: branch.type }, value));
  if (sameType) return valueProblem(sameType, value);
  const types = new Set(branches.map((branch) => aType(branch.type)));
  return `must be ${[...types].join(' or ')}, is ${typeOf(value)}`;
}

function explain(error: TLocalizedValidationError, value: unknown): string {
  switch (error.keyword) {
    case 'type': {
      const quotes = error.params.type === 'string' && typeof value !== 'object' ? '; put it in quotes' : '';
      return `must be ${aType(error.params.type)}, is ${typeOf(value)}${value === null ? '' : quotes}`;
    }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `must be ${error.params.comparison} ${error.params.limit}, is ${value}`;
    case 'minLength':
      return error.params.limit === 1 ? 'must not be empty' : `must have at least ${error.params.limit} characters`;
    case 'maxLength':
      return `must have at most ${error.params.limit} characters`;
    case 'minItems':
      return `must have at least ${plural(error.params.limit, 'item')}`;
    case 'maxItems':
      return `must have at most ${plural(error.params.limit, 'item')}`;
    case 'maxProperties':
      return `must have at most ${plural(error.params.limit, 'key')}`;
    case 'const':
      return oneOf([error.params.allowedValue], value);
    case 'enum':
      return oneOf(error.params.allowedValues, value);
    case 'pattern':
      return `must match ${error.params.pattern}`;
    default:
      return error.message;
  }
}

function plural(count: number | bigint, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`;
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'a mapping of keys to values',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
};

function aType(type: string | readonly string[] | undefined): string {
  return [type ?? 'anything']
    .flat()
    .map((name) => typeWords[name] ?? name)
    .join(' or ');
}

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'not finite';
  return aType(typeof value);
}
