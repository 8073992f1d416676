import { saying } from '@kadoban/proto/mistakes';
import type { Problem } from '@kadoban/proto/problem';
import { type SchemaNode, valueProblem } from '@kadoban/proto/value-problem';
import type { TSchema } from 'typebox';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that the environment can replace. */
export interface Variable {
  readonly name: string;
  readonly path: readonly string[];
  readonly schema: SchemaNode;
}

/** One variable for each single value of `schema`: `spool.maxAgeMs` is `KADOBAN_SPOOL_MAX_AGE_MS`. Lists have none. */
export function environmentVariables(schema: TSchema, parents: readonly string[] = []): Variable[] {
  const { properties = {} } = schema as SchemaNode;
  return Object.entries(properties).flatMap(([key, part]) => {
    const path = [...parents, key];
    if (part.properties) return environmentVariables(part, path);
    if (part.items || part.patternProperties) return [];
    const words = path.map((word) => word.replace(/[A-Z]/g, '_$&').toUpperCase());
    return [{ name: `KADOBAN_${words.join('_')}`, path, schema: part }];
  });
}

/** What the environment sets, and what is wrong with it. An empty variable sets nothing. */
export function readEnvironment(
  schema: TSchema,
  env: Environment,
): { settings: (Variable & { value: unknown })[]; problems: Problem[] } {
  const settings = environmentVariables(schema).flatMap((variable) => {
    const text = env[variable.name] ?? '';
    return text === '' ? [] : [{ ...variable, value: valueFrom(text, variable.schema) }];
  });
  const problems = settings.flatMap(({ name, schema, value }): Problem[] => {
    const mistake = valueProblem(schema, value);
    return mistake === undefined ? [] : [{ file: 'environment', line: 0, column: 0, path: name, ...saying(mistake) }];
  });
  return { settings, problems };
}

/** A text that is not of the wanted type stays a text, and is refused as such. */
function valueFrom(text: string, { type }: SchemaNode): unknown {
  if ((type === 'integer' || type === 'number') && /^-?[0-9]+(\.[0-9]+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
